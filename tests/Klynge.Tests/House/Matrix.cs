using System.Text.Json.Nodes;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Shell.Api;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Klynge.Tests.House;

/// <summary>How each operation is asked for with the rows of a cluster, made from its own description.</summary>
internal static class Matrix
{
    /// <summary>What the ids of an address stand for; an id that is none of these leaves its operation uncovered.</summary>
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["id"] = nameof(Organisation), ["membership"] = nameof(Membership), ["contribution"] = nameof(Contribution), ["person"] = nameof(Person), ["role"] = nameof(PersonRole),
        ["application"] = nameof(MembershipApplication), ["correction"] = nameof(Correction), ["batch"] = nameof(ImportBatch),
    };

    private static readonly Dictionary<string, string> Parts = new()
    {
        ["offices"] = nameof(Office), ["industries"] = nameof(ClusterField), ["regions"] = "Region", ["team"] = nameof(TeamPost), ["competences"] = nameof(Competence),
        ["learning"] = nameof(LearningDay), ["goals"] = nameof(StrategicGoal), ["partners"] = nameof(ClusterPartner), ["regional-partners"] = "RegionalPartner", ["names"] = nameof(ClusterName),
    };

    /// <summary>A row of every table, and of each kind that two parts keep in one.</summary>
    public static async Task<Sample> Fill(RunningSite site, string slug, string name)
    {
        var sample = await Sample.Fill(site, slug, name);
        var (region, partner) = (new ClusterField { ClusterId = sample.Cluster.Id, Kind = "region", Words = "Rogaland" }, new ClusterPartner { ClusterId = sample.Cluster.Id, Kind = "regional", Name = "Rogaland fylkeskommune" });
        await site.With(async (db, _) =>
        {
            db.AddRange(region, partner);
            return await db.SaveChangesAsync();
        }, sample.Cluster.Id);
        return sample with { Rows = new Dictionary<string, Guid>(sample.Rows) { ["Region"] = region.Id, ["RegionalPartner"] = partner.Id } };
    }

    public static IEnumerable<string> Uncovered(IEnumerable<Operation> operations) => operations.SelectMany(one => one.Ids.Where(id => Kind(one, id) is null).Select(id => $"{one.Code}: {id}"));

    public static string Address(Operation one, string slug, IReadOnlyDictionary<string, Guid> rows) => string.Join('/', one.Address.Split('/').Select(part =>
        part == "{cluster}" ? slug : part.StartsWith('{') ? rows[Kind(one, part[1..^1])!].ToString() : part));

    /// <summary>What is said beside the address: the state, or what kind of file it is.</summary>
    public static (string, string)[] Headers(Operation one, string state) => one.Reads ? [] : one.Takes is { } media ? [("Content-Type", media)] : [("If-Match", state)];

    /// <summary>A body that may pass, with every id in it taken from the rows.</summary>
    public static string? Body(Operation one, IReadOnlyDictionary<string, Guid> rows) => one.Takes is not null ? "navn\r\nInntrenger AS\r\n" : one.Body is null ? null : new JsonObject(one.Body.Fields
        .Where(field => field.Needed || one.Body.Change || field.Holds is Holds.Id or Holds.OwnId)
        .Select(field => KeyValuePair.Create(field.Name, Value(one, field, rows)))).ToJsonString();

    /// <summary>All that a cluster holds, as text: nothing of it may change.</summary>
    public static Task<Dictionary<string, string>> Everything(RunningSite site, Guid cluster) => site.With(async (db, _) =>
    {
        var all = new Dictionary<string, string>();
        foreach (var type in Sample.InOrder(db.Model).Where(type => type.ClrType != typeof(KeptAnswer)))
            all[type.ClrType.Name] = await (Task<string>)typeof(Matrix).GetMethod(nameof(Rows), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type.ClrType).Invoke(null, [db, type])!;
        return all;
    }, cluster);

    private static async Task<string> Rows<T>(Db db, IEntityType type) where T : class
    {
        var rows = (await db.Set<T>().AsNoTracking().ToListAsync()).Select(row => string.Join('|', type.GetProperties().Select(property => $"{property.PropertyInfo?.GetValue(row)}")));
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }

    private static string? Kind(Operation one, string id) => id == "row" ? Parts.GetValueOrDefault(one.Path.Split('/')[3]) : Kinds.GetValueOrDefault(id);

    private static JsonNode? Value(Operation one, Field field, IReadOnlyDictionary<string, Guid> rows) => field.Holds switch
    {
        // The id that a program makes is that of a row which stands somewhere already.
        Holds.OwnId => rows[one.Code switch { "addMember" => nameof(Organisation), "beginMembership" => nameof(Membership), "addContribution" => nameof(Contribution), "addPerson" => nameof(Person), "beginRole" => nameof(PersonRole), _ => throw new InvalidOperationException($"{one.Code} takes an id, and the matrix knows no row for it.") }].ToString(),
        Holds.Id => rows[Kinds.GetValueOrDefault(field.Name) ?? nameof(Organisation)].ToString(),
        Holds.Day => "2026-05-01",
        Holds.Whole or Holds.Figure => 1,
        Holds.Flag => false,
        Holds.Code => field.Codes[0],
        _ => field.Example ?? "Inntrenger",
    };
}
