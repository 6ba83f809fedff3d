using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.House;

/// <summary>A cluster with one row of every kind there is, made from the model itself: a table added tomorrow is held by the same bars.</summary>
internal sealed record Sample(Cluster Cluster, IReadOnlyDictionary<string, Guid> Rows)
{
    private static readonly DateOnly Day = new(2026, 5, 1);

    public static Task<Sample> Fill(RunningSite site, string slug, string name) => site.With(async (db, services) =>
    {
        var (cluster, refusal) = await services.GetRequiredService<FoundCluster>().Do(slug, name, default);
        refusal.ShouldBeNull();
        db.Reach.Set(cluster!.Id);
        var rows = new Dictionary<string, Guid>();
        foreach (var type in InOrder(db.Model))
            rows[type.ClrType.Name] = Make(db, type, cluster.Id, rows);
        await db.SaveChangesAsync();
        return new Sample(cluster, rows);
    });

    /// <summary>Parents before children.</summary>
    public static IReadOnlyList<IEntityType> InOrder(IModel model)
    {
        var left = model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IOfCluster))).OrderBy(type => type.ClrType.Name).ToList();
        var done = new List<IEntityType>();
        while (left.Count > 0)
        {
            var next = left.FirstOrDefault(type => Parents(type).All(done.Contains)) ?? left[0];
            left.Remove(next);
            done.Add(next);
        }

        return done;
    }

    public static IEnumerable<IEntityType> Parents(IEntityType type) => type.GetForeignKeys().Select(key => key.PrincipalEntityType)
        .Where(parent => parent != type && parent.ClrType.IsAssignableTo(typeof(IOfCluster)));

    private static Guid Make(Db db, IEntityType type, Guid clusterId, Dictionary<string, Guid> rows)
    {
        var row = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        var entry = db.Entry(row);
        entry.Property("ClusterId").CurrentValue = clusterId;
        foreach (var property in type.GetProperties().Where(property => property.Name is not ("ClusterId" or "Id")))
        {
            var parent = type.GetForeignKeys().FirstOrDefault(key => key.Properties.Count > 1 && key.Properties.Contains(property))?.PrincipalEntityType.ClrType.Name;
            var value = entry.Property(property.Name);
            value.CurrentValue = (type.ClrType.Name, property.Name) is (nameof(ClusterName), "To") ? Day     // one name at a time, and founding gave one
                : parent is not null ? rows.TryGetValue(parent, out var id) ? id : null
                : property.IsNullable ? value.CurrentValue
                : property.ClrType == typeof(string) ? Word(property, (string?)value.CurrentValue)
                : property.ClrType == typeof(decimal) ? 0.5m
                : property.ClrType == typeof(DateOnly) ? Day
                : property.ClrType == typeof(DateTime) ? Day.ToDateTime(default, DateTimeKind.Utc)
                : value.CurrentValue;
        }

        entry.State = EntityState.Added;
        return type.FindProperty("Id") is null ? default : (Guid)entry.Property("Id").CurrentValue!;
    }

    /// <summary>Words that the pages understand, where the column holds one of a few.</summary>
    private static string Word(IProperty property, string? now) => !string.IsNullOrEmpty(now) ? now : (property.DeclaringType.ClrType.Name, property.Name) switch
    {
        (nameof(JournalLine), "Name") => nameof(ClusterFounded),
        (nameof(JournalLine), "Data") => """{"About":"00000000-0000-0000-0000-000000000001"}""",
        (nameof(PublishedFact), "Kind") => "established",
        (nameof(Contribution), "Kind") => "fee",
        (nameof(Consent), "Purpose") => "newsletter",
        (nameof(Consent), "Basis") => "consent",
        (nameof(ClusterField), "Kind") => "industry",
        (nameof(ClusterPartner), "Kind") => "cluster",
        (nameof(Seat), "Municipality") => "1108",
        (nameof(Seat), "County") => "11",
        (_, "Sha256") => new string('0', 64),
        (_, "ContentType") => "text/plain",
        _ => "Sample",
    };
}
