using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Post;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Access;

/// <summary>Inviting many: the trial run says what happens, and that is what happens.</summary>
public sealed class InviteManyTests
{
    private const string Page = "/nscc/access/invite-many";

    [Fact]
    public void Lines_are_read_as_people_write_them()
    {
        InvitationLine.Read("Kari Nord <kari@firma.example>\n\n  kari@firma.example; Kari Nord; 981 575 679\r\nOla\tola@firma.example\t981575679\nper@firma.example\n\"Nord, Kari\" <kari@x.example> 981575679\nNord, Siv; siv@x.example\nSiv Ås, siv@x.example")
            .Select(line => (line.Row, line.Name, line.Email, line.Number)).ShouldBe([
                (1, "Kari Nord", "kari@firma.example", null), (3, "Kari Nord", "kari@firma.example", "981 575 679"), (4, "Ola", "ola@firma.example", "981575679"),
                (5, "", "per@firma.example", null), (6, "Nord, Kari", "kari@x.example", "981575679"), (7, "Nord, Siv", "siv@x.example", null), (8, "Siv Ås", "siv@x.example", null)]);
        InvitationLine.Read(null).ShouldBeEmpty();
        InvitationLine.Read("bare ord").Single().Email.ShouldBe("bare ord");
    }

    [Theory, OnBoth]
    public async Task The_trial_run_counts_what_the_real_one_sends(Dialect dialect)
    {
        await using var sink = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        var cluster = await site.NewCluster();
        await Register(site, cluster);
        await site.Add("inne@firma.example", Role.Staff, cluster);
        using var manager = await site.SignedIn(cluster);
        const string lines = "Siv Ås <siv@firma.example>\nfeil adresse\nSiv Igjen <siv@firma.example>\nInne <inne@firma.example>\nny@firma.example; Ny Person";

        var trial = await Text(manager.Post(Page, Page, ("Form.Role", "staff"), ("Form.Lines", lines)));
        trial.ShouldContain("5 linjer blir");
        trial.ShouldContain("Send 2 invitasjoner");
        trial.ShouldContain("3 linjer må rettes");
        trial.ShouldContain("Adressen står også på en linje over");
        trial.ShouldContain("inne@firma.example har allerede denne rollen her");
        (await site.Letters()).ShouldBeEmpty();

        (await manager.Post(Page, Page + "?handler=Send", ("Form.Role", "staff"), ("Form.Lines", lines)).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await site.Letters()).Select(letter => letter.To).ShouldBe(["siv@firma.example", "ny@firma.example"], ignoreOrder: true);
        (await Text(manager.Post(Page, Page, ("Form.Role", "staff"), ("Form.Lines", lines)))).ShouldContain("siv@firma.example har allerede en åpen invitasjon");
    }

    [Theory, OnBoth]
    public async Task Contacts_of_members_are_ticked_and_speak_for_their_organisation(Dialect dialect)
    {
        await using var sink = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        var cluster = await site.NewCluster();
        var (organisation, person) = await Register(site, cluster);
        using var staff = await site.SignedIn(cluster, Role.Staff);
        (await staff.Page(Page)).ShouldContain("Berit Holm");

        var trial = await Text(staff.Post(Page, Page, ("Form.Role", "member_contact"), ("contact", person.ToString())));
        trial.ShouldContain("Send én invitasjon");
        await staff.Post(Page, Page + "?handler=Send", ("Form.Role", "member_contact"), ("Form.Lines", "Berit Holm <berit@heymat.example> 981 575 679")).Status();

        var token = await site.With((db, _) => db.OneTimeTokens.SingleAsync());
        (token.Role, token.OrganisationId, token.Name).ShouldBe((Role.MemberContact, organisation, "Berit Holm"));
        (await staff.Page(Page)).ShouldNotContain("Berit Holm");
        (await site.Journal(cluster)).ShouldContain("UserInvited");
    }

    [Theory, OnBoth]
    public async Task An_organisation_is_found_by_number_by_name_or_by_its_contacts_address(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await Register(site, cluster);
        using var manager = await site.SignedIn(cluster);
        var trial = await Text(manager.Post(Page, Page, ("Form.Role", "member_contact"), ("Form.Lines",
            "berit@heymat.example\na@x.example; A; 981 575 679\nb@x.example; B; 123456784\nc@x.example; C; 974760673\nd@x.example")));
        trial.ShouldContain("Lag 2 invitasjoner");
        trial.ShouldContain("kontrollsiffer", Case.Insensitive);
        trial.ShouldContain("Ingen organisasjon her har nummeret 974 760 673");
        trial.ShouldContain("ingen i registeret har denne adressen");

        foreach (var typed in (string[])["heymat as", "Heymat AS", "981575679"])
            (await manager.Post("/nscc/access/invite", "/nscc/access/invite", ("Form.Name", "E"), ("Form.Email", $"{Guid.NewGuid():N}@x.example"), ("Form.Role", "member_contact"), ("Form.Organisation", typed)).Status()).ShouldBe(HttpStatusCode.Redirect, typed);
        (await Text(manager.Post("/nscc/access/invite", "/nscc/access/invite", ("Form.Name", "E"), ("Form.Email", "e@x.example"), ("Form.Role", "member_contact"), ("Form.Organisation", "Finnes ikke")))).ShouldContain("Ingen organisasjon her heter «Finnes ikke»");
    }

    [Fact]
    public async Task Links_made_to_be_carried_by_hand_survive_a_reload_and_are_shown_to_nobody_else()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        using var made = await manager.Post(Page, Page + "?handler=Send", ("Form.Role", "staff"), ("Form.Lines", "siv@firma.example; Siv Ås"));
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var links = made.Headers.Location!.ToString();
        for (var i = 0; i < 2; i++)
            (await manager.Page(links)).ShouldContain("/invitation/");
        using var colleague = await site.SignedIn(cluster, Role.Staff);
        (await colleague.Page(links)).ShouldNotContain("/invitation/");
        (await manager.Page(Page + "?made=annet")).ShouldContain("Lenkene står ikke her lenger");
    }

    [Theory, OnBoth]
    public async Task A_likeness_gives_nobody_an_organisation(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await Register(site, cluster);
        using var manager = await site.SignedIn(cluster);
        (await Text(manager.Post("/nscc/access/invite", "/nscc/access/invite", ("Form.Name", "E"), ("Form.Email", "e@x.example"), ("Form.Role", "member_contact"), ("Form.Organisation", "Heym")))).ShouldContain("Heymat AS");
        (await manager.Post("/nscc/access/invite", "/nscc/access/invite", ("Form.Name", "E"), ("Form.Email", "e@x.example"), ("Form.Role", "member_contact"), ("Form.Organisation", "…")).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await site.With((db, _) => db.OneTimeTokens.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Staff_cannot_invite_many_above_themselves(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var staff = await site.SignedIn(cluster, Role.Staff);
        (await Text(staff.Post(Page, Page + "?handler=Send", ("Form.Role", "manager"), ("Form.Lines", "ond@x.example")))).ShouldContain("Ingen kan gi en rolle over sin egen");
        (await site.With((db, _) => db.OneTimeTokens.CountAsync())).ShouldBe(0);
    }

    /// <summary>A member with a contact person.</summary>
    private static Task<(Guid Organisation, Guid Person)> Register(RunningSite site, Cluster cluster) => site.With(async (db, _) =>
    {
        var (organisation, refusal) = Organisation.Enter(cluster.Id, "Heymat AS", new DateOnly(2020, 1, 1));
        refusal.ShouldBeNull();
        organisation!.Fill(OrganisationField.Number, "981575679", new DateOnly(2020, 1, 1)).ShouldBeNull();
        var (membership, _) = Membership.Begin(cluster.Id, organisation.Id, MembershipCategory.Member, new DateOnly(2020, 1, 1), null, null, new DateOnly(2026, 5, 12));
        var person = new Person { ClusterId = cluster.Id, Name = "Berit Holm", Email = "berit@heymat.example", KnownSince = db.Now };
        db.AddRange(organisation, membership!, person, new PersonRole { ClusterId = cluster.Id, PersonId = person.Id, OrganisationId = organisation.Id, Title = "Daglig leder", From = new DateOnly(2020, 1, 1) });
        await db.SaveChangesAsync();
        return (organisation.Id, person.Id);
    }, cluster.Id);

    private static async Task<string> Text(Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        return await answer.Content.ReadAsStringAsync();
    }
}
