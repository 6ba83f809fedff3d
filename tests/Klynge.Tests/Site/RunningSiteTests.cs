using Klynge.Web.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Site;

/// <summary>Hundreds of sites are started in one run, and a server may be built more than once in a process: none stays behind.</summary>
public sealed class RunningSiteTests
{
    [Theory, OnBoth]
    public async Task A_stopped_site_is_let_go_of(Dialect dialect)
    {
        var held = await Stopped(dialect);

        // What a stopping site has under way ends within moments.
        for (var i = 0; i < 100 && held.Any(one => one.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(50);
        }

        held.ShouldAllBe(one => !one.IsAlive);
    }

    [Theory, OnBoth]
    public async Task A_stopped_site_leaves_no_folder(Dialect dialect)
    {
        Place place;
        await using (var site = await RunningSite.Start(dialect))
            place = site.Place;

        Directory.Exists(place.Folder).ShouldBeFalse();
    }

    private static async Task<WeakReference[]> Stopped(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        using var manager = await site.SignedIn(await site.NewCluster());
        await manager.Page("/nscc/members");
        return [new(site), new(site.Services), new(site.Clock), new(site.Services.GetRequiredService<WriteTurns>())];
    }
}
