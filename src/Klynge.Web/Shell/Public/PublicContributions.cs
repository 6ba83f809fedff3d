namespace Klynge.Web.Shell.Public;

/// <summary>A part of the cluster's first public page that a capability brings: what happens, what is new.</summary>
public interface IPublicPart : IContribution
{
    /// <summary>Where it stands; small comes first, and two stand beside each other.</summary>
    int Order { get; }

    /// <summary>
    /// Null when there is nothing to show. What it shows is kept until the register's version is raised: the rows behind it are
    /// <see cref="ICounted"/>.
    /// </summary>
    Task<PublicPart?> Of(Visit visit, CancellationToken cancel);
}

public sealed record PublicPart(string Heading, string Partial, object Model);

/// <summary>Something a stranger may do: become a member, come to an event. The first is the main thing.</summary>
public interface IPublicAction : IContribution
{
    int Order { get; }

    /// <summary>Null where it cannot be done now.</summary>
    Task<PublicAction?> Of(Visit visit, CancellationToken cancel);
}

/// <param name="Words">What the button says, in the reader's language.</param>
/// <param name="Path">Below /public: <c>/apply</c>.</param>
public sealed record PublicAction(string Words, string Path);

/// <summary>Who stands behind the public pages and how they are reached, told by the room that keeps it.</summary>
public interface IImprint : IContribution
{
    Task<Imprint> Of(Visit visit, CancellationToken cancel);
}

/// <param name="Places">The offices, a line each.</param>
public sealed record Imprint(IReadOnlyList<string> Places, string? Email, string? Phone);

/// <summary>A line of the menu above the public pages, contributed by the room that owns the page.</summary>
/// <param name="Words">What it is called; a key of the texts.</param>
/// <param name="Path">Below /public: <c>/members</c>.</param>
public sealed record PublicLine(int Order, string Words, string Path);
