namespace Klynge.Web.Shell.Personal;

/// <summary>Somebody the record is asked about: by her rows among the people of one cluster, by her addresses, by her account.</summary>
public sealed record Subject
{
    /// <summary>The cluster that is asked; empty for what belongs to the installation.</summary>
    public Guid? Cluster { get; init; }
    public IReadOnlyList<Guid> People { get; init; } = [];

    /// <summary>In lower case.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];
    public Guid? Account { get; init; }

    /// <summary>Her address is somebody else's too, so it is none of <see cref="Emails"/>.</summary>
    public bool SharedEmail { get; init; }

    /// <summary>The account goes, with all that is bound to it in any cluster.</summary>
    public bool Whole { get; init; }

    /// <summary>What others may have called her in their texts.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
    public IReadOnlyList<string> Phones { get; init; } = [];
}
