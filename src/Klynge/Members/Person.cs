namespace Klynge.Members;

/// <summary>Someone the cluster knows. A person is not an account: she need not sign in, and stays private unless published.</summary>
public sealed partial class Person : Owned, ICounted
{
    public required string Name { get; set; }
    public string NameSort { get; set; } = "";

    /// <summary>Folded words she is found by: name, e-mail, telephone.</summary>
    public string Search { get; set; } = "";
    public string? Email { get; set; }
    public string? Phone { get; set; }

    /// <summary>Shown to visitors only when she agreed to it.</summary>
    public bool Published { get; set; }
    public bool Invented { get; init; }
    public Guid? BatchId { get; init; }
    public DateTime KnownSince { get; init; }

    /// <summary>The day everything about her was taken out. The row stays only where figures rest on it, and says nothing.</summary>
    public DateOnly? ErasedOn { get; private set; }

    public void Tell(Happening happening) => Record(happening);
}

/// <summary>What a person does in an organisation or in the cluster itself, from and to.</summary>
public sealed partial class PersonRole : Owned, IDated, ICounted
{
    public Guid PersonId { get; init; }

    /// <summary>Empty: a role in the cluster itself.</summary>
    public Guid? OrganisationId { get; init; }
    public required string Title { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    public Guid? BatchId { get; init; }
}

/// <summary>On what ground the cluster uses a person's data for one purpose (GDPR art. 6), and since when.</summary>
public sealed partial class Consent : Owned, IDated
{
    public Guid PersonId { get; init; }

    /// <summary>One of <see cref="Purposes"/>.</summary>
    public required string Purpose { get; init; }

    /// <summary>One of <see cref="Bases"/>.</summary>
    public required string Basis { get; init; }
    public string? Note { get; init; }
    public DateOnly From { get; init; }

    /// <summary>The day it was withdrawn. It no longer counts on that day: a no holds from the moment it is said.</summary>
    public DateOnly? To { get; set; }
}

public sealed record PersonAdded(Guid About, Guid OrganisationId) : Happening(About);
public sealed record PersonChanged(Guid About) : Happening(About);

/// <summary>All that was kept of somebody is taken out; her key leads to nobody.</summary>
public sealed record PersonErased(Guid About) : Happening(About);
public sealed record PersonRoleBegan(Guid About, Guid OrganisationId, DateOnly From) : Happening(About);
public sealed record PersonRoleEnded(Guid About, Guid OrganisationId, DateOnly LastDay) : Happening(About);
public sealed record PersonPublished(Guid About, bool Published) : Happening(About);
public sealed record ConsentGiven(Guid About, string Purpose, string Basis) : Happening(About);
/// <param name="Basis">What it was based on; lines from before this was told are about a consent.</param>
public sealed record ConsentWithdrawn(Guid About, string Purpose, string? Basis = null) : Happening(About);
