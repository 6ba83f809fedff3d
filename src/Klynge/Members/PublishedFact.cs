namespace Klynge.Members;

/// <summary>
/// Something that was published about a cluster, or about an organisation in it, with its source. It is shown, never
/// counted: what the register counts is its own. Sources may disagree, and then both stand.
/// </summary>
public sealed class PublishedFact : Owned
{
    /// <summary>The organisation it is about; empty when it is about the cluster itself.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>The day, month or year as it was published: "2019-11-08", "2014-06", "2015 (inferred)"; empty where none was.</summary>
    public string? Dated { get; init; }

    /// <summary>The first day of that time, to order and to look back by.</summary>
    public DateOnly? On { get; init; }

    /// <summary>What sort of fact: "status_awarded", "members", "also_called", "named" …</summary>
    public required string Kind { get; init; }

    /// <summary>The value or the words, as published.</summary>
    public required string Words { get; init; }
    public required string Source { get; init; }
}
