using System.Net;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Shell;

public sealed class FirstPageTests
{
    [Theory, OnBoth]
    public async Task A_manager_sees_her_work_and_a_stranger_does_not(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var other = await site.NewCluster("nht", "Norway Health Tech");
        using var manager = await site.SignedIn(cluster);

        (await manager.Page("/nscc")).ShouldContain("Norwegian Smart Care Cluster");
        await manager.Page("/nht", HttpStatusCode.NotFound);
        await manager.Page("/no-such-cluster", HttpStatusCode.NotFound);
        await manager.Page("/nscc?on=2026-02-30", HttpStatusCode.UnprocessableEntity);
        (await manager.Page("/nscc?on=2019-06-30")).ShouldContain("30. juni 2019");

        using var stranger = site.Stranger();
        using var answer = await stranger.GetAsync(new Uri("/nscc", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
