using Klynge.Tests.Site;
using Klynge.Web.Members.BusinessRegister;
using Klynge.Web.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.BusinessRegister;

public sealed partial class LiveRegisterTests
{
    [Theory, OnBoth]
    public async Task A_form_asks_it_by_number_where_the_copy_does_not_know(Dialect dialect)
    {
        answer = Recorded;
        await using var site = await RunningSite.Start(dialect, builder => builder.Configuration.AddInMemoryCollection([new("Register:Live", "true"), new("Register:Address", Address.ToString())]));
        var cluster = await site.NewCluster();
        using var kari = await site.SignedIn(cluster);
        var found = await site.With((_, services) => services.GetRequiredService<LookUp>().Search("923609016", default));
        found.Single().Name.ShouldBe("Equinor ASA");
        await site.Load(new(2026, 5, 11), Bulk.Unit("923609016", "EQUINOR I KOPIEN ASA"));
        (await site.With((_, services) => services.GetRequiredService<LookUp>().Search("923609016", default))).Single().Name.ShouldBe("Equinor i Kopien ASA");
        (await kari.Page("/nscc/members/look-up?q=equinor")).ShouldContain("Equinor i Kopien ASA");
        asked.ShouldBe(["/enheter/923609016"]);
    }
}
