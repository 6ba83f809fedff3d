using Klynge.Access;
using Klynge.Tests.Site;

namespace Klynge.Tests.Browser;

/// <summary>The pages that are looked at, by whom, and what they answer. A new page belongs here.</summary>
public static class PageList
{
    public static TheoryData<string, Role?, int> All => new()
    {
        { "/nscc", Role.Manager, 200 },
        { "/nscc", Role.Staff, 200 },
        { "/nscc?on=2019-06-30", Role.Manager, 200 },
        { "/nscc?on=2026-02-30", Role.Manager, 422 },
        { "/nscc/no-such-page", Role.Manager, 404 },
        { "/no-such-cluster", Role.Manager, 404 },
        { "/no-such-page", null, 404 },
    };

    /// <summary>A cluster and someone of that role in it; the cookie she is known by.</summary>
    public static async Task<string?> Prepare(RunningSite site, Role? role)
    {
        var cluster = await site.NewCluster();
        if (role is null)
            return null;
        const string email = "kari@klyngen.example";
        using var client = await site.SignedIn(cluster, role, email: email);
        return await site.SessionCookie(email);
    }
}
