using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Storage;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>
/// The copy of the public business register, as the site reads it. It knows no cluster and nothing is written here; where
/// nothing has been loaded it is empty.
/// </summary>
public sealed partial class PublicRegister(RegisterPlace register)
{
    /// <summary>Of how many that fit a search the best are chosen; they come with the shortest names first.</summary>
    private const int Looked = 200;

    /// <summary>Nobody's name needs more to be found.</summary>
    private const int MostWords = 12;

    private bool Postgres => register.Place.Dialect == Dialect.Postgres;

    /// <summary>What has been loaded: the main units first.</summary>
    public Task<List<RegisterLoad>> Loads(CancellationToken cancel) =>
        Rows("SELECT sub_units, source, sha256, day, loaded_at, rows, skipped, standard FROM register_load ORDER BY sub_units", [], RegisterTables.Load, cancel);

    /// <summary>The main units that were loaded last; null where none have been.</summary>
    public async Task<RegisterLoad?> Loaded(CancellationToken cancel) => (await Loads(cancel)).FirstOrDefault(load => !load.SubUnits);

    public async Task<RegisterUnit?> Find(OrganisationNumber number, CancellationToken cancel) => (await Find([number.ToString()], cancel)).GetValueOrDefault(number.ToString());

    /// <summary>The units under some numbers of nine digits, by number. What is none is left out.</summary>
    public async Task<IReadOnlyDictionary<string, RegisterUnit>> Find(IEnumerable<string> numbers, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var wanted = numbers.Select(number => int.Parse(number, CultureInfo.InvariantCulture)).Distinct().ToArray();
        var found = Postgres
            ? await Units("FROM register_unit u WHERE u.number = ANY(@numbers)", [("numbers", wanted)], cancel)
            : await Units("FROM json_each(@numbers) n JOIN register_unit u ON u.number = n.value", [("numbers", $"[{string.Join(',', wanted)}]")], cancel);
        return found.ToDictionary(unit => unit.Number);
    }

    public Task<List<RegisterUnit>> PartsOf(string number, int most, CancellationToken cancel) =>
        Units("FROM register_unit u WHERE u.parent = @parent ORDER BY u.words, u.number LIMIT @most", [("parent", int.Parse(number, CultureInfo.InvariantCulture)), ("most", most)], cancel);

    /// <summary>Main units by number or the beginning of one, or by words of the name: the name itself first, then what begins with it, shorter first.</summary>
    public async Task<IReadOnlyList<RegisterUnit>> Search(string? text, int most, CancellationToken cancel)
    {
        var digits = string.Concat((text ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        if (OrganisationNumber.TryParse(text, out var number))
            return await Find(number, cancel) is { } unit ? [unit] : [];
        if (digits.Length is >= 3 and < 9 && digits.All(char.IsAsciiDigit))
            return await Beginning(digits, most, cancel);

        var asked = AlikeName.Key(text ?? "");
        var words = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).ToArray();
        // One letter stands in nearly every name.
        if (words.All(word => word.Length < 2) || !words.Any(word => word.Any(char.IsLetterOrDigit)))
            return [];
        // Of those that fit only the names are read, and of the best the rest.
        var best = (await Named(words, cancel)).Select((named, place) => (named.Number, place, key: NameKey.Fold(named.Name))).OrderBy(one => Nearness(one.key, asked)).ThenBy(one => one.place)
            .Take(most).Select(one => one.Number).ToList();
        var units = await Find(best, cancel);
        return [.. best.Select(units.GetValueOrDefault).OfType<RegisterUnit>()];
    }

    private Task<List<RegisterUnit>> Beginning(string digits, int most, CancellationToken cancel)
    {
        var first = int.Parse(digits.PadRight(9, '0'), CultureInfo.InvariantCulture);
        var last = int.Parse(digits.PadRight(9, '9'), CultureInfo.InvariantCulture);
        return Units("FROM register_unit u WHERE u.number BETWEEN @first AND @last AND NOT u.sub_unit ORDER BY u.number LIMIT @most", [("first", first), ("last", last), ("most", most)], cancel);
    }

    // A sign parts a word as it did when the names were read in: what is left is letters and figures, and a word in quotes is nothing but a word.
    private Task<List<(string Number, string Name)>> Named(string[] words, CancellationToken cancel) => Postgres
        ? Names(
            "FROM (SELECT rank, number FROM register_name WHERE words @@ @words::tsquery LIMIT @looked) r JOIN register_unit u ON u.number = r.number ORDER BY r.rank",
            [("words", string.Join(" & ", words.Select(word => $"'{word.Replace("\\", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal)}':*"))), ("looked", Looked)], cancel)
        : Names(
            "FROM (SELECT rowid AS rank FROM register_words WHERE register_words MATCH @words ORDER BY rowid LIMIT @looked) w JOIN register_rank r ON r.rank = w.rank JOIN register_unit u ON u.number = r.number ORDER BY r.rank",
            [("words", string.Join(" AND ", words.SelectMany(word => Parts().Split(word)).Where(part => part.Length > 0).Select(part => $"\"{part}\"*"))), ("looked", Looked)], cancel);

    private Task<List<(string Number, string Name)>> Names(string from, (string Name, object Value)[] values, CancellationToken cancel) =>
        Rows($"SELECT u.number, u.name {from}", values, row => (row.GetInt32(0).ToString("D9", CultureInfo.InvariantCulture), row.GetString(1)), cancel);

    [GeneratedRegex(@"[^\p{L}\p{N}\p{Co}]+")]
    private static partial Regex Parts();

    private static int Nearness(string folded, string asked) => AlikeName.OfFolded(folded) == asked ? 0 : folded.StartsWith(asked, StringComparison.Ordinal) ? 1 : 2;

    private Task<List<RegisterUnit>> Units(string from, (string Name, object Value)[] values, CancellationToken cancel) =>
        Rows($"SELECT {RegisterTables.Units} {from}", values, RegisterTables.Unit, cancel);

    private async Task<List<T>> Rows<T>(string select, (string Name, object Value)[] values, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using var connection = await register.Open(cancel);
        if (connection is null)
            return [];

        await using var command = connection.CreateCommand();
        command.CommandText = select;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@" + name, value);
            command.Parameters.Add(parameter);
        }

        List<T> rows = [];
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            rows.Add(read(reader));
        return rows;
    }
}
