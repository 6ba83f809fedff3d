using Klynge.Web.Storage;

namespace Klynge.Web.Shell.Personal;

/// <summary>Everything that the rooms of the product keep of somebody, in the order in which it is shown.</summary>
public static class AboutSomeone
{
    private static readonly IReadOnlyList<IPersonal> All = [.. Rooms.Each<IPersonal>().OrderBy(room => room.Order)];

    public static IReadOnlyList<PersonalTable> Tables { get; } = [.. All.SelectMany(room => room.Tables)];
    public static IReadOnlyList<PersonalText> Texts { get; } = [.. All.SelectMany(room => room.Texts)];

    /// <summary>The kinds of rows that may hold somebody.</summary>
    public static IReadOnlyList<Type> Rows { get; } = [.. Tables.Select(table => table.Row).Concat(Texts.Select(text => text.Row)).Distinct()];

    /// <summary>The parts that hold something.</summary>
    public static async Task<IReadOnlyList<PersonalPart>> Read(Db db, Subject subject, CancellationToken cancel)
    {
        var parts = new List<PersonalPart>();
        foreach (var table in Tables)
            if (await table.Read(db, subject, cancel) is { Rows.Count: > 0 } part)
                parts.Add(part);
        return parts;
    }

    /// <summary>Ends every row about her, those that others point at last. A transaction of the caller's holds it together.</summary>
    public static async Task<int> Erase(Db db, Subject subject, CancellationToken cancel)
    {
        var rows = 0;
        foreach (var table in Tables.OrderBy(table => table.IsLast))
            rows += await table.Erase(db, subject, cancel);
        return rows;
    }

    /// <summary>The texts of others that name her, each with in how many rows; with a mark they are written without her.</summary>
    public static async Task<IReadOnlyList<(string Heading, int Rows)>> Named(Db db, Mention mention, string? mark, CancellationToken cancel)
    {
        var found = new List<(string, int)>();
        foreach (var text in Texts)
            if (await text.Look(db, mention, mark, cancel) is > 0 and var rows)
                found.Add((text.Heading, rows));
        return found;
    }
}
