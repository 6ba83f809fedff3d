namespace Klynge.Web.Storage;

/// <summary>
/// The clusters a request may touch: normally the one in its address. The filter of every tenant-owned query and, on
/// PostgreSQL, the row policy read the same set. Widening it is a deed of its own.
/// </summary>
public sealed class Reach
{
    public IReadOnlyList<Guid> Clusters { get; private set; } = [];

    public void Set(params IReadOnlyList<Guid> clusters) => Clusters = clusters;

    public Guid Only => Clusters.Count == 1
        ? Clusters[0]
        : throw new InvalidOperationException("This work needs a reach of exactly one cluster.");
}
