namespace Klynge.Web.Access;

/// <summary>A browser she is signed in with.</summary>
public sealed record SessionLine(DateOnly Since, DateOnly Seen, bool IsThis);

/// <summary>A key she gave to a program, as far as it is shown again.</summary>
public sealed record KeyLine(Guid Id, string Name, string Cluster, string Ending, string Used, string Lasts, bool ReadsOnly);
