namespace Klynge.Members;

public sealed record ClusterFounded(Guid About) : Happening(About);
public sealed record ClusterChanged(Guid About, string What) : Happening(About);
