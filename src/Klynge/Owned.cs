namespace Klynge;

/// <summary>Something that belongs to one cluster and to no other. Its key is made by us and never says anything.</summary>
public abstract class Owned : IOfCluster
{
    private readonly List<Happening> happenings = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ClusterId { get; init; }

    /// <summary>Counts the changes, so that two people who edit at once are told.</summary>
    public int Version { get; set; }

    /// <summary>What has happened to this since it was loaded; the journal takes it in the same transaction.</summary>
    public IReadOnlyList<Happening> TakeHappenings()
    {
        var taken = happenings.ToList();
        happenings.Clear();
        return taken;
    }

    protected void Record(Happening happening) => happenings.Add(happening);
}

/// <summary>A fact with its days: true from the first to the last day, both included; no last day means still true.</summary>
public interface IDated
{
    DateOnly From { get; }
    DateOnly? To { get; }
}

/// <summary>A row of one cluster; it is seen only by those whose reach holds that cluster.</summary>
public interface IOfCluster
{
    Guid ClusterId { get; }
}
