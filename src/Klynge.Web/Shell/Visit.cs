using Klynge.Access;

namespace Klynge.Web.Shell;

/// <summary>One request's surroundings: who asks, in which cluster, what she is there, and the day she looks at.</summary>
public sealed class Visit
{
    public Guid? AccountId { get; set; }

    /// <summary>The key a program came with.</summary>
    public Guid? KeyId { get; set; }

    /// <summary>A key that may look and not touch.</summary>
    public bool ReadsOnly { get; set; }
    public string AccountName { get; set; } = "";
    public string? Theme { get; set; }
    public Guid ClusterId { get; set; }
    public string Slug { get; set; } = "";
    public string ClusterName { get; set; } = "";
    public string TimeZone { get; set; } = "Europe/Oslo";
    public bool Demonstration { get; set; }
    public long RegisterVersion { get; set; }

    /// <summary>Counts the changes of what the cluster says of itself.</summary>
    public int ClusterVersion { get; set; }

    /// <summary>The cluster has opened its public pages.</summary>
    public bool PublicPages { get; set; }

    /// <summary>Somebody of the team looks at what strangers do not see yet.</summary>
    public bool Beforehand { get; set; }
    public IReadOnlyList<HeldRole> Roles { get; set; } = [];

    /// <summary>The cluster's day now.</summary>
    public DateOnly Today { get; set; }

    /// <summary>The day looked at; today unless the address says another.</summary>
    public DateOnly On { get; set; }

    /// <summary>The address asks for a day that is none.</summary>
    public bool NoSuchDay { get; set; }

    /// <summary>The last day she may look at: what is decided and has not begun is the team's own business.</summary>
    public DateOnly LastDay => May(Deed.SeeRegister) ? DateOnly.MaxValue : Today;

    /// <summary>She asked for a day after <see cref="LastDay"/>, and was refused.</summary>
    public bool TooFarAhead { get; set; }

    public bool SignedIn => AccountId is not null;
    public bool InCluster => ClusterId != default;
    public bool AnotherDay => On != Today;

    /// <summary>Signed in and with a role in this cluster. To anyone else its name is not said on a page that is no public one.</summary>
    public bool AtHome => SignedIn && InCluster && Here.Any();
    public IEnumerable<HeldRole> Here => Roles.Where(role => role.ClusterId == ClusterId || role.Role == Role.Owner);

    /// <summary>The organisations a member contact speaks for in this cluster.</summary>
    public IEnumerable<Guid> Own => Here.Where(role => role.Role == Role.MemberContact).Select(role => role.OrganisationId).OfType<Guid>();

    public bool May(Deed deed) => Rights.May(Here.Select(role => role.Role), deed);

    /// <summary>The clusters in which a role of hers includes the deed.</summary>
    public IEnumerable<Guid> WhereMay(Deed deed) => Roles.Where(role => Rights.May(role.Role, deed)).Select(role => role.ClusterId).OfType<Guid>();
}

public sealed record HeldRole(Guid? ClusterId, Role Role, Guid? OrganisationId);
