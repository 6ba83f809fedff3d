using Klynge.Access;

namespace Klynge.Web.Shell;

/// <summary>Under which heading a line of the search stands, in this order.</summary>
public enum JumpGroup
{
    Records,
    Pages,
    Deeds,
}

/// <summary>Where the search leads: something in the record, a page, or something one may do.</summary>
/// <param name="Hint">What it is, in a few words in small letters.</param>
/// <param name="Sign">One of Shell/Assets/icons.txt.</param>
public sealed record Jump(JumpGroup Group, string Words, string Hint, string Href, string Sign)
{
    /// <summary>It does not read as typed, but nearly so.</summary>
    public bool Nearly { get; init; }
}

/// <param name="Typed">What stands in the field.</param>
/// <param name="Most">So many of each kind are shown.</param>
public sealed record JumpQuestion(string Typed, int Most, Visit Visit);

/// <summary>What a capability lets people jump to from the search on every page.</summary>
public interface IJump : IContribution
{
    /// <summary>The deed one needs to be shown these; each of them asks for its own besides.</summary>
    Deed Deed { get; }

    /// <summary>Where its lines stand among those of others; small comes first.</summary>
    int Order { get; }

    /// <summary>Best first.</summary>
    Task<IReadOnlyList<Jump>> Find(JumpQuestion asked, CancellationToken cancel);
}

/// <summary>A page, or something to do, that stands in no menu and is found by its words all the same.</summary>
/// <param name="Words">What it is called; a key of the texts.</param>
/// <param name="Path">The address after the cluster's own.</param>
/// <param name="Deed">The deed one needs to be shown it.</param>
/// <param name="Does">It changes something, so it is not there on another day.</param>
public sealed record JumpLine(string Words, string Path, Deed Deed, bool Does = false);
