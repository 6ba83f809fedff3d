namespace Klynge.Members;

/// <summary>An innovation cluster as an organisation: who it is, where it sits, who works there and what it wants (domain.md §3.1, §7.1).</summary>
public sealed partial class Cluster
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The cluster's word in the address: 2–40 of a–z, 0–9 and hyphen.</summary>
    public required string Slug { get; init; }
    public required string Name { get; set; }
    public string? Number { get; set; }
    public string? LegalForm { get; set; }
    public DateOnly? FoundedOn { get; set; }
    public string TimeZone { get; set; } = "Europe/Oslo";
    public string Language { get; set; } = "nb";

    /// <summary>The organisation that houses the cluster, as published; another cluster's account may reach it as host.</summary>
    public string? Host { get; set; }
    public string? About { get; set; }

    /// <summary>Where the facts are published, for clusters of the demonstration.</summary>
    public string? Source { get; set; }

    /// <summary>Part of the demonstration: its register is invented, and a real cluster never stands beside it.</summary>
    public bool Demonstration { get; init; }

    /// <summary>The word among <see cref="ApprovedFields"/> for an organisation's contact people.</summary>
    public const string Contacts = "Contacts";

    /// <summary>Fields a member contact may only propose; staff decide. Codes of <see cref="OrganisationField"/> or <see cref="Contacts"/>, by comma.</summary>
    public string ApprovedFields { get; set; } = "Name,Number,Kind";

    /// <summary>Counts the writes to the register, so that kept totals know when they are old.</summary>
    public long RegisterVersion { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public int Version { get; set; }

    public bool Approves(OrganisationField field) => Approves(field.ToString());

    /// <summary>Whether a change of an organisation's contact people waits for staff.</summary>
    public bool ApprovesContacts => Approves(Contacts);

    private bool Approves(string word) => ApprovedFields.Split(',', StringSplitOptions.TrimEntries).Contains(word);
}

/// <summary>What the cluster was called, from and to.</summary>
public sealed partial class ClusterName : Owned, IDated
{
    public required string Name { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
}

/// <summary>A place where the team sits.</summary>
public sealed partial class Office : Owned, IDated, ICounted
{
    public required string Place { get; set; }
    public string? Address { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
}

/// <summary>An industry or a region the cluster is about; code where there is one, words always.</summary>
public sealed partial class ClusterField : Owned, IDated
{
    /// <summary>"industry" or "region".</summary>
    public required string Kind { get; set; }
    public string? Code { get; set; }
    public required string Words { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
}

/// <summary>What the cluster wants, in order of weight, in two languages.</summary>
public sealed partial class StrategicGoal : Owned, IDated, ICounted
{
    public int Order { get; set; }
    public required string TextNb { get; set; }

    /// <summary>Empty where nobody has put it into English: then the Norwegian is shown.</summary>
    public required string TextEn { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
}

/// <summary>Another cluster, or a regional actor, that the cluster works with.</summary>
public sealed partial class ClusterPartner : Owned, IDated
{
    public required string Name { get; set; }

    /// <summary>"cluster" or "regional".</summary>
    public required string Kind { get; set; }
    public string? Place { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
}
