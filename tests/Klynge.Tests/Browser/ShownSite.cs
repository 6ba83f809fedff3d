using Klynge.Access;
using Klynge.Tests.Site;
using Klynge.Web.Demonstration;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Browser;

/// <summary>A site to look at: the demonstration, beside it a cluster with nothing in it yet, and somebody in each role.</summary>
public sealed class ShownSite : IAsyncLifetime
{
    /// <summary>The cluster of the demonstration that is shown, and an organisation of it.</summary>
    public const string Full = "nscc";
    public const string Empty = "new-cluster";

    private readonly Dictionary<Role, string> people = [];

    public RunningSite Site { get; private set; } = null!;
    public Guid Organisation { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Site = await RunningSite.Start(Dialect.Sqlite);
        await Site.With(async (_, services) =>
        {
            var (counts, _, refusal) = await services.GetRequiredService<LoadDemonstration>().Do(default);
            refusal.ShouldBeNull();
            counts!.Organisations.ShouldBeGreaterThan(100);
            return counts;
        });
        var full = await Site.With((db, _) => db.Clusters.SingleAsync(c => c.Slug == Full));
        var empty = await Site.NewCluster(Empty, "Klynga uten innhold", demonstration: true);
        Organisation = await Site.With((db, _) => db.Memberships.OrderBy(m => m.From).Select(m => m.OrganisationId).FirstAsync(), full.Id);
        foreach (var role in (Role[])[Role.Manager, Role.Staff, Role.MemberContact, Role.Owner])
        {
            people[role] = $"{role.ToString().ToLowerInvariant()}@klyngen.example";
            using var client = await Site.SignedIn(full, role, role == Role.MemberContact ? Organisation : null, people[role]);
        }

        people[Role.BoardMember] = "styre@klyngen.example";
        using var other = await Site.SignedIn(empty, Role.Manager, email: people[Role.BoardMember]);
    }

    /// <summary>The cookie of the person in this role; the empty cluster's manager stands under board member.</summary>
    public async Task<string?> Cookie(Role? role) => role is { } held ? await Site.SessionCookie(people[held]) : null;

    public string Path(string path) => path.Replace("{id}", Organisation.ToString(), StringComparison.Ordinal);

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();
}
