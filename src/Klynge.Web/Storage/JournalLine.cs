using System.Text.Json;
using System.Text.Json.Serialization;

namespace Klynge.Web.Storage;

/// <summary>A happening as it is kept: written in the transaction of the deed, never changed, sealed later by a task.</summary>
public sealed class JournalLine : IOfCluster
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };
    private static readonly Dictionary<string, Type> Types = typeof(Happening).Assembly.GetTypes().Concat(typeof(JournalLine).Assembly.GetTypes())
        .Where(type => type.IsSubclassOf(typeof(Happening)) && !type.IsAbstract).ToDictionary(type => type.Name);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ClusterId { get; init; }
    public DateTime At { get; init; }

    /// <summary>The account that did it; empty for the command line and the daily work.</summary>
    public Guid? By { get; init; }
    public required string Name { get; init; }
    public Guid About { get; init; }
    public required string Data { get; init; }

    public static IEnumerable<string> Names => Types.Keys.Order(StringComparer.Ordinal);

    public static JournalLine Of(Happening happening, Guid clusterId, DateTime at, Guid? by) => new()
    {
        ClusterId = clusterId, At = at, By = by, Name = happening.GetType().Name, About = happening.About,
        Data = JsonSerializer.Serialize(happening, happening.GetType(), Json),
    };

    public Happening Happening => (Happening)JsonSerializer.Deserialize(Data, Types[Name], Json)!;
}

/// <summary>A hash over a stretch of one cluster's journal and over the seal before it.</summary>
public sealed class JournalSeal : IOfCluster
{
    public Guid ClusterId { get; init; }
    public int Number { get; init; }
    public Guid LastLine { get; init; }
    public int Lines { get; init; }
    public DateTime At { get; init; }
    public required string Hash { get; init; }
}
