using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>What a row was found to be: one that is known, or a contradiction, or none but with names like it.</summary>
internal readonly record struct Likeness(KnownOrganisation? Known, Refusal? Conflict = null, KnownOrganisation? SameName = null, bool Certain = false);

/// <summary>
/// Who is in the register and in the file so far, by the number rules: equal organisation number, outside id, or foreign
/// number and country is the same. An equal name alone only proposes.
/// </summary>
internal sealed class KnownRegister
{
    // So many of one name are enough to ask about; a list of a thousand namesakes is not compared each with each.
    private const int MostNamesakes = 100;

    private readonly Dictionary<string, KnownOrganisation> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<KnownOrganisation>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, KnownOrganisation> byId = [];
    private readonly Dictionary<int, KnownOrganisation> byRow = [];
    private ILookup<string, Guid> camePreviously = Enumerable.Empty<(string, Guid)>().ToLookup(pair => pair.Item1, pair => pair.Item2);

    public static async Task<KnownRegister> Of(Db db, string sha256, CancellationToken cancel)
    {
        var register = new KnownRegister();
        await foreach (var o in db.Organisations.OrderBy(o => o.Id).Select(o => new { o.Id, o.Name, o.Number, o.ExternalId, o.Country, o.ForeignId }).AsAsyncEnumerable().WithCancellation(cancel))
            register.Add(new(o.Id, o.Name, o.Number, o.ExternalId), o.Country, o.ForeignId);
        // The very same file once more: its rows without any number are known by the names they brought.
        var before = db.Batches.Where(b => b.Sha256 == sha256 && b.Stage == ImportStage.Done).Select(b => (Guid?)b.Id);
        var brought = await db.Organisations.Where(o => before.Contains(o.BatchId)).OrderBy(o => o.Id)
            .SelectMany(o => o.Names, (o, name) => new { o.Id, name.Name }).ToListAsync(cancel);
        register.camePreviously = brought.Distinct().ToLookup(pair => pair.Name, pair => pair.Id);
        return register;
    }

    public KnownOrganisation? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>A row that came in now stands for its organisation in the rest of the file.</summary>
    public void CameIn(KnownOrganisation known, ListRow row)
    {
        known.CameIn(row);
        byRow[row.Number] = known;
    }

    public void Add(KnownOrganisation known, string? country, string? foreignId)
    {
        byId[known.Id] = known;
        foreach (var key in Keys(known.Number, known.ExternalId, country, foreignId))
            byKey.TryAdd(key, known);
        var alike = Alike(known.Name, NameKey.Fold(known.Name));
        if (!byName.TryGetValue(alike, out var namesakes))
            byName[alike] = [known];
        else if (namesakes.Count < MostNamesakes)
            namesakes.Add(known);
    }

    /// <summary>Those of the register that the rows will be found to be, as far as numbers and settlements tell.</summary>
    public IEnumerable<KnownOrganisation> Expected(IEnumerable<ListRow> rows, ListPlan plan) =>
        rows.SelectMany(row => Keys(row).Select(key => byKey.GetValueOrDefault(key))
            .Concat(camePreviously[row.Name].Select(Find)).Append(Settled(row, plan).Known)).OfType<KnownOrganisation>().Distinct();

    public Likeness Find(ListRow row, ListPlan plan)
    {
        var found = Keys(row).Select(key => byKey.GetValueOrDefault(key)).OfType<KnownOrganisation>().Distinct().ToList();
        if (found.Count > 1)
            return new(null, new Refusal("The row has the number of {0} and the id of {1}.", found[0].Name, found[1].Name));
        if (found.Count == 1)
            return new(found[0], Certain: true);
        if (!Keys(row).Any() && camePreviously[row.Name].Select(Find).FirstOrDefault(known => known is { Row: null }) is { } same)
            return new(same, Certain: true);
        var settled = Settled(row, plan);
        if (settled.Certain)
            return settled;

        return Alike(row);
    }

    private Likeness Alike(ListRow row)
    {
        var folded = NameKey.Fold(row.Name);
        if (!byName.TryGetValue(Alike(row.Name, folded), out var namesakes))
            return default;

        var equal = namesakes.Where(known => NameKey.Fold(known.Name) == folded).ToList();
        // Two different numbers are two different organisations, whatever they are called.
        var open = equal.Concat(namesakes).FirstOrDefault(known => known.Number is null || row[OrganisationField.Number] is null);
        return new(null, null, open ?? equal.FirstOrDefault(), Certain: open is null);
    }

    // Of a name without a letter or figure nothing is left: it is like itself alone.
    private static string Alike(string name, string folded) => AlikeName.OfFolded(folded) is { Length: > 0 } key ? key : name;

    private Likeness Settled(ListRow row, ListPlan plan)
    {
        if (!plan.Settled.TryGetValue(row.Number, out var settled))
            return default;
        if (settled == ListPlan.New)
            return new(null, Certain: true);
        var known = settled.StartsWith(ListPlan.Same, StringComparison.Ordinal) && Guid.TryParse(settled[ListPlan.Same.Length..], out var id) ? Find(id)
            : settled.StartsWith(ListPlan.SameRow, StringComparison.Ordinal) && int.TryParse(settled[ListPlan.SameRow.Length..], out var other) ? byRow.GetValueOrDefault(other)
            : null;
        return new(known, Certain: known is not null);
    }

    private static IEnumerable<string> Keys(ListRow row) =>
        Keys(row[OrganisationField.Number], row[OrganisationField.ExternalId], row[OrganisationField.Country], row[OrganisationField.ForeignId]);

    private static IEnumerable<string> Keys(string? number, string? externalId, string? country, string? foreignId)
    {
        if (number is not null)
            yield return "number " + number;
        if (externalId is not null)
            yield return "id " + externalId;
        if (country is not null && foreignId is not null)
            yield return $"foreign {country} {foreignId}";
    }
}
