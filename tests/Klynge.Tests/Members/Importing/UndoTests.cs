using Klynge.Access;
using Klynge.Members;
using Klynge.Occasions;
using Klynge.Tests.Site;
using Klynge.Web.Members.Importing;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Importing;

/// <summary>A list is taken out again; what people worked on since stays and is named.</summary>
public sealed class UndoTests
{
    [Theory, OnBoth]
    public async Task Undoing_a_first_list_leaves_the_register_empty(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var empty = await site.Everything(cluster);
        var came = await site.Import(cluster, "navn;orgnr;ansatte;kommune;tilbyr;kontaktperson;e-post\nEn AS;982463718;5;1507;fisk;Ola;ola@en.example\nTo AS;;;;;;\n");
        var (undoing, refusal) = await site.Undo(cluster, came.Batch!.Value);
        refusal.ShouldBeNull();
        undoing!.Undone.Select(line => line.ToString()).ShouldBe(["En AS was removed.", "To AS was removed."]);
        (undoing.Kept.Count, undoing.Impossible.Count).ShouldBe((0, 0));
        (await site.Everything(cluster)).ShouldBe(empty);
        (await site.Ask(cluster, db => db.Journal.CountAsync(l => l.Name == nameof(ListImportUndone)))).ShouldBe(1);
        (await site.Undo(cluster, came.Batch.Value)).Refusal!.Sentence.ShouldBe("It was undone already.");
    }

    [Theory, OnBoth]
    public async Task What_a_list_changed_says_again_what_it_said_before(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Import(cluster, "navn;orgnr;ansatte;nettsted;kommune;medlem fra\nEn AS;982463718;5;en.example;0301;2020-01-01\n");
        site.Clock.Forward(TimeSpan.FromDays(30));
        var before = Facts((await site.Organisations(cluster)).Single());
        var came = await site.Import(cluster, "navn;orgnr;ansatte;nettsted;kommune;type;medlem fra;medlem til;årsak\nEn Norge AS;982463718;7;ny.example;1507;bedrift;2020-01-01;2026-12-31;flytter\n");
        came.Counts.ShouldBe((0, 1, 0, 0));
        (await site.Memberships(cluster)).Single().To.ShouldBe(new DateOnly(2026, 12, 31));

        var (undoing, _) = await site.Undo(cluster, came.Batch!.Value);
        (undoing!.Count, undoing.Kept.Count, undoing.Impossible.Count).ShouldBe((6, 0, 0));
        var one = (await site.Organisations(cluster)).Single();
        Facts(one).ShouldBe(before);
        one.SeatOn(new DateOnly(2026, 6, 30))!.Municipality.ShouldBe("0301");
        var stay = (await site.Memberships(cluster)).Single();
        (stay.From, stay.To, stay.ExitReason).ShouldBe((new DateOnly(2020, 1, 1), null, null));
    }

    [Theory, OnBoth]
    public async Task What_was_edited_in_between_is_kept_and_named(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Import(cluster, "navn;orgnr;ansatte;nettsted\nEn AS;982463718;5;en.example\n");
        var came = await site.Import(cluster, "navn;orgnr;ansatte;nettsted\nEn AS;982463718;7;ny.example\nTo AS;923609016;;\nTre AS;;;\n");
        came.Counts.ShouldBe((2, 1, 0, 0));
        await site.Ask(cluster, async db =>
        {
            foreach (var (name, field, value) in new[] { ("En AS", OrganisationField.Website, "https://eget.example"), ("To AS", OrganisationField.Description, "Skrevet for hånd") })
            {
                var organisation = await db.Organisations.Include(o => o.Names).Include(o => o.Tags).SingleAsync(o => o.Name == name);
                organisation.Change(field, value, new DateOnly(2026, 5, 12)).ShouldBeNull();
            }

            return await db.SaveChangesAsync();
        });

        var (undoing, _) = await site.Undo(cluster, came.Batch!.Value);
        undoing!.Undone.Select(line => line.ToString()).ShouldBe(["En AS: Employees says again what it said before.", "Tre AS was removed."], ignoreOrder: true);
        undoing.Kept.Select(line => line.ToString()).ShouldBe(["En AS: Website has been edited since, and stays.", "To AS has been edited since, and stays."], ignoreOrder: true);
        var left = await site.Organisations(cluster);
        left.Select(o => o.Name).ShouldBe(["En AS", "To AS"]);
        (left[0].Employees, left[0].Website, left[1].Description).ShouldBe((5, "https://eget.example", "Skrevet for hånd"));
        var batch = await site.Ask(cluster, db => db.Batches.AsNoTracking().SingleAsync(b => b.Id == came.Batch));
        batch.Stage.ShouldBe(ImportStage.Undone);
        ListPlan.Read(batch.Plan).Undoing!.Kept.Count.ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task Who_has_taken_part_or_signs_in_cannot_be_removed(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var came = await site.Import(cluster, "navn\nEn AS\nTo AS\nTre AS\n");
        var ids = (await site.Organisations(cluster)).ToDictionary(o => o.Name, o => o.Id);
        await site.Ask(cluster, db =>
        {
            var occasion = new Occasion { ClusterId = cluster.Id, Kind = "event", SourceId = Guid.CreateVersion7(), From = new(2026, 5, 12), To = new(2026, 5, 12) };
            db.Add(occasion);
            db.Add(new OccasionParty { ClusterId = cluster.Id, OccasionId = occasion.Id, OrganisationId = ids["En AS"], On = new(2026, 5, 12), Part = "guest" });
            return db.SaveChangesAsync();
        });
        using var contact = await site.SignedIn(cluster, Role.MemberContact, ids["To AS"]);

        var (undoing, _) = await site.Undo(cluster, came.Batch!.Value);
        undoing!.Undone.Select(line => line.Values[0]).ShouldBe(["tTre AS"]);
        undoing.Impossible.Select(line => line.Values[0]).ShouldBe(["tEn AS", "tTo AS"]);
        (await site.Organisations(cluster)).Select(o => o.Name).ShouldBe(["En AS", "To AS"]);
    }

    [Theory, OnBoth]
    public async Task A_membership_the_list_began_goes_and_one_that_was_ended_since_stays(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Import(cluster, "navn;orgnr;medlem fra;medlem til\nEn AS;982463718;2010-01-01;2012-01-01\nTo AS;923609016;2010-01-01;2012-01-01\n");
        var came = await site.Import(cluster, "navn;orgnr;medlem fra\nEn AS;982463718;2020-01-01\nTo AS;923609016;2020-01-01\n");
        await site.Ask(cluster, async db =>
        {
            var stay = await db.Memberships.SingleAsync(m => m.To == null && db.Organisations.Any(o => o.Id == m.OrganisationId && o.Name == "To AS"));
            stay.End(new DateOnly(2026, 5, 1), "flyttet").ShouldBeNull();
            return await db.SaveChangesAsync();
        });

        var (undoing, _) = await site.Undo(cluster, came.Batch!.Value);
        (undoing!.Undone.Single().Values[0], undoing.Kept.Single().Values[0]).ShouldBe(("tEn AS", "tTo AS"));
        (await site.Memberships(cluster)).Count.ShouldBe(3);
    }

    private static string Facts(Organisation organisation) => string.Join('|', Enum.GetValues<OrganisationField>().Select(organisation.Value));
}
