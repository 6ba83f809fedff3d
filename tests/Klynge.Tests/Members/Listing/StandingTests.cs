using Klynge.Members;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Members.Listing;
using Klynge.Web.Members.Searching;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Listing;

/// <summary>What puts an organisation into a view is asked of the database for all, and of a membership that is at hand: the answer is one.</summary>
public sealed class StandingTests
{
    private static readonly DateOnly Day = new(2026, 5, 12);

    [Theory, OnBoth]
    public async Task A_membership_puts_an_organisation_into_the_same_views_asked_either_way(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var organisation = await site.Enter(cluster, from: new(2026, 1, 1));
        await site.With(async (db, _) =>
        {
            foreach (var category in Enum.GetValues<MembershipCategory>())
                foreach (var (from, to) in new (DateOnly, DateOnly?)[] { (new(2019, 1, 1), new(2019, 12, 31)), (new(2020, 1, 1), Day.AddDays(-1)), (new(2024, 1, 1), Day) })
                    if (category != MembershipCategory.Member || to < new DateOnly(2026, 1, 1))
                        db.Add(Membership.Begin(cluster.Id, organisation.Id, category, from, category == MembershipCategory.Member ? new DateOnly(2019, 12, 31) : from.Year == 2024 ? to : from.AddMonths(6), null, Day).Item1!);
            return await db.SaveChangesAsync();
        }, cluster.Id);

        await site.With(async (db, _) =>
        {
            var all = await db.Memberships.AsNoTracking().ToListAsync();
            all.Count.ShouldBeGreaterThan(6);
            foreach (var day in new[] { new DateOnly(2019, 7, 1), new(2019, 12, 31), new(2022, 1, 1), Day, Day.AddDays(1) })
                foreach (var standing in Enum.GetValues<Standing>())
                    all.Where(m => Matching.Puts(m, standing, day)).Select(m => m.Id).Order()
                        .ShouldBe((await new Matching(db, day, Sight.Whole, Found.Everyone).Memberships(standing).Select(m => m.Id).ToListAsync()).Order(), $"{standing} {day}");
            return true;
        }, cluster.Id);
    }
}
