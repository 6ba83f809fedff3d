using Klynge.Access;
using Klynge.Web.Access;

namespace Klynge.Web.Demonstration;

/// <summary>Someone one may be in the demonstration: what she is, and where. She has no password; a link that works once lets one in.</summary>
internal sealed record Guest(string Name, string Email, string As, IReadOnlyList<(Role Role, string? Cluster)> Roles)
{
    public Guid Id { get; } = Chance.Key("account " + Email);
}

/// <summary>The accounts of the demonstration, one for each way of using Klynge.</summary>
internal static class People
{
    private static readonly Guest Kari = new(Team.Manager, "kari.nordgaard@klynge.example", "Manager of two clusters", [(Role.Manager, "nscc"), (Role.Manager, "nfh")]);
    private static readonly Guest Solveig = new("Solveig Øvrebekk", "solveig.ovrebekk@klynge.example", "Host: manager of one cluster, staff of another", [(Role.Manager, "nht"), (Role.Staff, "nr")]);

    public static IReadOnlyList<Guest> All { get; } =
    [
        new("Ingeborg Steinsåker", "ingeborg.steinsaker@klynge.example", "Owner of the installation", [(Role.Owner, null)]),
        Kari,
        Solveig,
        new("Tale Rognstad", "tale.rognstad@klynge.example", "Staff", [(Role.Staff, "nscc")]),
        new("Håkon Fagerhol", "haakon.fagerhol@klynge.example", "Board member", [(Role.BoardMember, "nscc")]),
        new("Ida Storvik", "ida.storvik@sanselyd.example", "Member contact", [(Role.MemberContact, "nscc")]),
        new("Aud Vestrheim", "aud.vestrheim@klynge.example", "Assessor", [(Role.Assessor, "nscc"), (Role.Assessor, "nht")]),
        new("Sverre Kvalheimsvik", "sverre.kvalheimsvik@klynge.example", "Programme officer", [.. PublishedFiles.Clusters.Select(cluster => (Role.ProgrammeOfficer, (string?)cluster.Key))]),
    ];

    /// <summary>Who wrote down what happened in a cluster.</summary>
    public static Guest ManagerOf(string cluster) => cluster is "nscc" or "nfh" ? Kari : Solveig;

    public static Account Account(Guest guest, DateTime now) => new()
    {
        Id = guest.Id, Email = guest.Email, EmailKey = Klynge.Web.Access.Account.Key(guest.Email), Name = guest.Name, Demonstration = true,
        CreatedAt = now.AddYears(-2), LastSeenAt = now.AddDays(-4),
    };
}
