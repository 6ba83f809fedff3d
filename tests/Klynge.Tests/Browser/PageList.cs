using Klynge.Access;

namespace Klynge.Tests.Browser;

/// <summary>The pages that are looked at, by whom, and what they answer. A new page belongs here.</summary>
public static class PageList
{
    /// <summary>Manages the cluster that has nothing in it yet.</summary>
    public const Role InEmpty = Role.BoardMember;

    public static TheoryData<string, Role?, int> All => new()
    {
        // Before one is in.
        { "/", null, 200 },
        { "/sign-in", null, 200 },
        { "/reset", null, 200 },
        { "/reset/no-such-link", null, 410 },
        { "/invitation/no-such-link", null, 410 },
        { "/setup", null, 410 },
        { "/no/such/page", null, 404 },

        // What a manager works with.
        { "/nscc", Role.Manager, 200 },
        { "/nscc?on=2019-06-30", Role.Manager, 200 },
        { "/nscc?on=2026-02-30", Role.Manager, 422 },
        { "/nscc/members", Role.Manager, 200 },
        { "/nscc/members?on=2019-06-30", Role.Manager, 200 },
        { "/nscc/members?q=finnes-ikke", Role.Manager, 200 },
        { "/nscc/members/new", Role.Manager, 200 },
        { "/nscc/members/{id}", Role.Manager, 200 },
        { "/nscc/members/{id}/edit", Role.Manager, 200 },
        { "/nscc/members/{id}/memberships", Role.Manager, 200 },
        { "/nscc/members/corrections", Role.Manager, 200 },
        { "/nscc/journal", Role.Manager, 200 },
        { "/nscc/access", Role.Manager, 200 },
        { "/nscc/access/invite", Role.Manager, 200 },
        { "/nscc/access/invite-many", Role.Manager, 200 },
        { "/account", Role.Manager, 200 },
        { "/nscc/no-such-page", Role.Manager, 404 },
        { "/no-such-cluster", Role.Manager, 404 },

        // Others.
        { "/nscc", Role.Staff, 200 },
        { "/nscc", Role.MemberContact, 200 },
        { "/nscc/members/{id}/correct", Role.MemberContact, 200 },
        { "/clusters/new", Role.Owner, 200 },

        // Where nothing stands yet.
        { "/new-cluster", InEmpty, 200 },
        { "/new-cluster/members", InEmpty, 200 },
        { "/new-cluster/members/corrections", InEmpty, 200 },
        { "/new-cluster/journal", InEmpty, 200 },
        { "/new-cluster/access", InEmpty, 200 },
    };
}
