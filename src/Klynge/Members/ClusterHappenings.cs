namespace Klynge.Members;

public sealed record ClusterFounded(Guid About) : Happening(About);

/// <param name="Row">Which office, goal or partner; empty for what is one of a kind or about a single person.</param>
public sealed record ClusterChanged(Guid About, string What, Guid? Row = null) : Happening(About);

public sealed record PublicPagesOpened(Guid About) : Happening(About);
public sealed record PublicPagesClosed(Guid About) : Happening(About);
