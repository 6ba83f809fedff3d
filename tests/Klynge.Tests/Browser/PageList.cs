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
        { "/api/v1", null, 200 },

        // What a cluster shows strangers.
        { "/nscc/public", null, 200 },
        { "/en/nscc/public", null, 200 },
        { "/nscc/public/members", null, 200 },
        { "/en/nscc/public/members?kind=company&letter=s", null, 200 },
        { "/nscc/public/members?q=finnes-ikke", null, 200 },
        { "/nscc/public/members/{shown}", null, 200 },
        { "/en/nscc/public/members/{shown}", null, 200 },
        { "/nscc/public/members/00000000-0000-0000-0000-000000000000", null, 404 },
        { "/nscc/public/registration/no-such-key", null, 404 },
        { "/new-cluster/public", null, 404 },
        { "/new-cluster/public", InEmpty, 200 },
        { "/new-cluster/public/members", InEmpty, 200 },
        { "/nscc/outreach", Role.Manager, 200 },
        { "/nscc/outreach", Role.Staff, 200 },

        // What a manager works with.
        { "/nscc", Role.Manager, 200 },
        { "/nscc?on=2019-06-30", Role.Manager, 200 },
        { "/nscc?on=2026-02-30", Role.Manager, 422 },
        { "/nscc/members", Role.Manager, 200 },
        { "/nscc/members?on=2019-06-30", Role.Manager, 200 },
        { "/nscc/members?q=finnes-ikke", Role.Manager, 200 },
        { "/nscc/members?q=hlese", Role.Manager, 200 },
        { "/nscc/jump", Role.Manager, 200 },
        { "/nscc/jump?q=hel", Role.Manager, 200 },
        { "/nscc/jump?q=finnes-ikke", Role.Manager, 200 },
        { "/nscc/jump?q=hel&on=2019-06-30", Role.Manager, 200 },
        { "/nscc/members/new", Role.Manager, 200 },
        { "/nscc/members/{id}", Role.Manager, 200 },
        { "/nscc/members/{id}/edit", Role.Manager, 200 },
        { "/nscc/members/{id}/memberships", Role.Manager, 200 },
        { "/nscc/members/{id}/remove", Role.Manager, 200 },
        { "/nscc/members/{id}/memberships/{membership}", Role.Manager, 200 },
        { "/nscc/members/corrections", Role.Manager, 200 },
        { "/nscc/members/register", Role.Manager, 200 },
        { "/nscc/journal", Role.Manager, 200 },
        { "/nscc/access", Role.Manager, 200 },
        { "/nscc/access/{account}", Role.Manager, 200 },
        { "/nscc/access/invite", Role.Manager, 200 },
        { "/nscc/access/invite-many", Role.Manager, 200 },
        { "/account", Role.Manager, 200 },
        { "/account/ways-in", Role.Manager, 200 },
        { "/account/prove", Role.Manager, 200 },
        { "/account/data", Role.Manager, 200 },
        { "/account/erase", Role.Manager, 200 },
        { "/nscc/no-such-page", Role.Manager, 404 },
        { "/no-such-cluster", Role.Manager, 404 },

        // A list on its way in, and out again.
        { "/nscc/members/import", Role.Manager, 200 },
        { "/nscc/members/import/{columns}", Role.Manager, 200 },
        { "/nscc/members/import/{trial}", Role.Manager, 200 },
        { "/nscc/members/import/{trial}?step=columns", Role.Manager, 200 },
        { "/nscc/members/import/{stopped}", Role.Manager, 200 },
        { "/nscc/members/import/{done}", Role.Manager, 200 },
        { "/nscc/members/import/{undone}", Role.Manager, 200 },
        { "/nscc/members/import/{aside}", Role.Manager, 200 },

        // Views under a name, and many changed at once.
        { "/nscc/members/views", Role.Manager, 200 },
        { "/nscc/members/views", Role.MemberContact, 200 },
        { "/nscc/members/change", Role.Manager, 200 },
        { "/nscc/members/change?chosen=yes&id={id}", Role.Manager, 200 },
        { "/nscc/members/change/{preview}", Role.Manager, 200 },

        // Growth, people, and the cluster itself.
        { "/nscc/growth", Role.Manager, 200 },
        { "/nscc/growth?on=2019-06-30", Role.Manager, 200 },
        { "/nscc/people", Role.Manager, 200 },
        { "/nscc/people?q=finnes-ikke", Role.Manager, 200 },
        { "/nscc/people/new", Role.Manager, 200 },
        { "/nscc/people/{person}", Role.Manager, 200 },
        { "/nscc/people/{person}/data", Role.Manager, 200 },
        { "/nscc/people/{person}/erase", Role.Manager, 200 },
        { "/nscc/people/{person}/erase", Role.Staff, 403 },
        { "/nscc/people/{person}/edit", Role.Manager, 200 },
        { "/nscc/people/{person}/role", Role.Manager, 200 },
        { "/nscc/people/{person}/role/{role}", Role.Manager, 200 },
        { "/nscc/cluster", Role.Manager, 200 },
        { "/nscc/cluster?on=2019-06-30", Role.Manager, 200 },
        { "/nscc/cluster/edit", Role.Manager, 200 },
        { "/nscc/cluster/part/names", Role.Manager, 200 },
        { "/nscc/cluster/part/offices", Role.Manager, 200 },
        { "/nscc/cluster/part/industries", Role.Manager, 200 },
        { "/nscc/cluster/part/team", Role.Manager, 200 },
        { "/nscc/cluster/part/learning", Role.Manager, 200 },
        { "/nscc/cluster/part/goals", Role.Manager, 200 },
        { "/nscc/cluster/part/partners", Role.Manager, 200 },
        { "/nscc/cluster/published", Role.Manager, 200 },

        // Who applies, and how she is answered.
        { "/nscc/public/apply", null, 200 },
        { "/en/nscc/public/apply", null, 200 },
        { "/nscc/public/application/no-such-key", null, 404 },
        { "/nscc/applications", Role.Manager, 200 },
        { "/nscc/applications/{application}", Role.Manager, 200 },
        { "/nscc/applications/{application}/assess", Role.Staff, 200 },
        { "/nscc/applications/{application}/admit", Role.Manager, 200 },
        { "/nscc/applications/{application}/decline", Role.Manager, 200 },
        { "/nscc/applications/{application}/withdraw", Role.Staff, 200 },
        { "/nscc/applications/{declined}", Role.Manager, 200 },
        { "/nscc/applications/{declined}/reopen", Role.Manager, 200 },
        { "/nscc/cluster/admission", Role.Manager, 200 },
        { "/nscc/cluster/target", Role.Manager, 200 },
        { "/nscc/applications", Role.MemberContact, 403 },

        // Others.
        { "/nscc", Role.Staff, 200 },
        { "/nscc", Role.MemberContact, 200 },
        { "/nscc/members/{id}/correct", Role.MemberContact, 200 },
        { "/nscc/members/{id}", Role.MemberContact, 200 },
        { "/nscc/people/own/{id}", Role.MemberContact, 200 },
        { "/nscc/people/own/{id}/{role}", Role.MemberContact, 200 },
        { "/nscc/members", Role.MemberContact, 200 },
        { "/nscc/jump?q=hel", Role.MemberContact, 200 },
        { "/nscc/cluster", Role.MemberContact, 200 },
        { "/nscc/access", Role.MemberContact, 403 },
        { "/clusters/new", Role.Owner, 200 },
        { "/", Role.Owner, 200 },

        // Where nothing stands yet.
        { "/new-cluster", InEmpty, 200 },
        { "/new-cluster/members", InEmpty, 200 },
        { "/new-cluster/members/corrections", InEmpty, 200 },
        { "/new-cluster/applications", InEmpty, 200 },
        { "/new-cluster/members/register", InEmpty, 200 },
        { "/new-cluster/members/import", InEmpty, 200 },
        { "/new-cluster/growth", InEmpty, 200 },
        { "/new-cluster/people", InEmpty, 200 },
        { "/new-cluster/cluster", InEmpty, 200 },
        { "/new-cluster/journal", InEmpty, 200 },
        { "/new-cluster/access", InEmpty, 200 },
    };
}
