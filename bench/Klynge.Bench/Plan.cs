namespace Klynge.Bench;

/// <summary>What is measured where.</summary>
/// <param name="Site">The folder the product was published to.</param>
/// <param name="Work">Where sets and databases are kept between runs.</param>
/// <param name="Quick">Two sizes, and short rounds: to see that it works, not to quote.</param>
public sealed record Plan(string Site, string Work, bool Quick)
{
    public string Klynge => Path.Combine(Site, "klynge");

    /// <summary>Organisations in the list, as the peers were measured.</summary>
    public IReadOnlyList<int> Sizes => Quick ? [370, 10_000] : [370, 10_000, 100_000];
    public int Rounds => Quick ? 2 : 3;
    public int Seconds => Quick ? 3 : 6;

    /// <summary>As the figures of the peers were: wrk beside the server on the same cores.</summary>
    public const int Connections = 4;

    public string Set(int size) => Path.Combine(Work, "sets", $"{size}");

    public string Folder(int size) => Path.Combine(Work, "sites", $"{size}");
}
