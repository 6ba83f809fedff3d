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

/// <summary>A row that the counts and figures of the cluster, or its public pages, rest on: when it changes, the register's version is raised.</summary>
public interface ICounted;

/// <summary>Something that keeps a row of each change made to it, to be written with the change.</summary>
public interface IKeepsChanges
{
    IEnumerable<Owned> TakeKept();
}

/// <summary>A row that says when and by whom it came to be. What is empty is filled in when it is written.</summary>
public interface IStamped
{
    DateTime At { get; set; }
    Guid? By { get; set; }
}

/// <summary>A row of one cluster; it is seen only by those whose reach holds that cluster.</summary>
public interface IOfCluster
{
    Guid ClusterId { get; }
}
