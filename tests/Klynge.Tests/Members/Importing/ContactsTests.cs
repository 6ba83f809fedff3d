using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Importing;

/// <summary>The people a list names.</summary>
public sealed class ContactsTests
{
    [Theory, OnBoth]
    public async Task A_contact_becomes_a_private_person_with_a_role_and_a_legal_ground_and_is_found_again(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        const string List = "navn;orgnr;kontaktperson;e-post;rolle\nEn AS;982463718;Ola Nordmann;Ola@en.example;Daglig leder\nTo AS;923609016;Kari Hansen;;\n";
        await site.Import(cluster, List);
        var people = await site.Ask(cluster, db => db.People.AsNoTracking().OrderBy(p => p.Name).ToListAsync());
        people.Select(p => (p.Name, p.Email, p.Published)).ShouldBe([("Kari Hansen", null, false), ("Ola Nordmann", "Ola@en.example", false)]);
        (await site.Ask(cluster, db => db.PersonRoles.Select(r => r.Title).Order().ToListAsync())).ShouldBe(["Daglig leder", "Kontaktperson"]);
        (await site.Ask(cluster, db => db.Set<Consent>().Select(c => new { c.Purpose, c.Basis }).Distinct().ToListAsync())).ShouldBe([new { Purpose = "membership", Basis = "legitimate_interest" }]);

        var before = await site.Everything(cluster);
        (await site.Import(cluster, List.Replace("Ola@en", "OLA@EN"))).Counts.ShouldBe((0, 0, 2, 0));
        (await site.Everything(cluster)).ShouldBe(before);
    }

    [Theory, OnBoth]
    public async Task One_person_may_stand_for_two_organisations_and_an_address_that_was_missing_is_filled_in(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Import(cluster, "navn;orgnr;kontaktperson\nEn AS;982463718;Ola Nordmann\n");
        var came = await site.Import(cluster, "navn;orgnr;kontaktperson;e-post;telefon\nEn AS;982463718;Ola Nordmann;ola@en.example;99 88 77 66\nTo AS;923609016;Ola Nordmann;ola@en.example;\n");
        came.Counts.ShouldBe((1, 1, 0, 0));
        var ola = await site.Ask(cluster, db => db.People.AsNoTracking().SingleAsync());
        (ola.Email, ola.Phone).ShouldBe(("ola@en.example", "99 88 77 66"));
        (await site.Ask(cluster, db => db.PersonRoles.CountAsync())).ShouldBe(2);

        var (undoing, _) = await site.Undo(cluster, came.Batch!.Value);
        undoing!.Kept.ShouldBeEmpty();
        ola = await site.Ask(cluster, db => db.People.AsNoTracking().SingleAsync());
        (ola.Email, ola.Phone).ShouldBe((null, null));
    }

    [Fact]
    public async Task A_role_without_a_person_is_remarked_on_and_the_row_comes_in()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        var came = await site.Import(cluster, "navn;rolle\nEn AS;Daglig leder\n");
        came.Counts.ShouldBe((1, 0, 0, 0));
        came.Well.Remarks.Single().Column.ShouldBe("rolle");
    }
}
