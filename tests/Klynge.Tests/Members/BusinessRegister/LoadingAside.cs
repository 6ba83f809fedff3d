using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.BusinessRegister;

public sealed partial class LoadingTests
{
    [Theory, OnBoth]
    public async Task The_copy_is_no_part_of_a_backup_and_a_restore_begins_without(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.NewCluster();
        await site.Load(new(2026, 5, 1), Bulk.Recorded);
        var file = Path.Combine(Folders.New("backup"), "all.klynge");
        var made = await Run.Klynge(site.Place, "backup", file, "--json");
        made.Exit.ShouldBe(0, made.Output + made.Error);
        made.Json.GetProperty("tables").EnumerateObject().Select(table => table.Name).ShouldNotContain(name => name.StartsWith("register_unit") || name == "register_load");
        made.Json.GetProperty("tables").EnumerateObject().Select(table => table.Name).ShouldContain("register_difference");
        var again = await Databases.Empty(dialect);
        (await Run.Klynge(again, "restore", file)).Exit.ShouldBe(0);
        (await Run.Klynge(again, "register", "status", "--json")).Json.GetProperty("loads").GetArrayLength().ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task The_doctor_says_when_the_copy_has_grown_old(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.NewCluster();
        (await Finding(site)).ShouldBeNull();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await site.Load(today.AddDays(-40), Bulk.Recorded);
        (await Finding(site)).ShouldBe(true);
        await site.Load(today.AddDays(-41), Bulk.Recorded);
        (await Finding(site)).ShouldBe(false);
    }

    private static async Task<bool?> Finding(RunningSite site) =>
        (await Run.Klynge(site.Place, "doctor", "--json")).Json.GetProperty("checks").EnumerateArray().Where(check => check.GetProperty("name").GetString() == "register").Select(check => (bool?)check.GetProperty("ok").GetBoolean()).SingleOrDefault();
}
