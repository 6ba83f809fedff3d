using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Access;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Post;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Admission;

/// <summary>From the form to the member: apply, assess, decide, come in; and the ways an application ends otherwise.</summary>
public sealed class AdmissionTests
{
    [Theory, OnBoth]
    public async Task Who_applies_is_assessed_admitted_by_the_board_and_comes_in_as_her_members_contact(Dialect dialect)
    {
        await using var sink = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        var cluster = await site.NewCluster();
        await site.OpenForm(cluster);
        var goal = await site.Goal(cluster);
        using var applicant = site.Stranger();
        applicant.DefaultRequestHeaders.Add("Accept-Language", "nb");
        var own = (await (await applicant.Post("/nscc/public/apply", "/nscc/public/apply", Applicants.Typed())).Went())!;
        (await applicant.Page(own)).ShouldContain("Innen 26. mai 2026");
        var id = await site.With((db, _) => db.Set<MembershipApplication>().Select(a => a.Id).SingleAsync(), cluster.Id);

        using var staff = await site.English(cluster, Role.Staff, name: "Tale Rognstad");
        (await staff.Page("/nscc")).ShouldContain("Application from Lysning Velferd AS");
        await (await Assess(staff, id, goal, 2)).Went();
        using var board = await site.English(cluster, Role.BoardMember, name: "Håkon Fagerhol");
        (await board.Page("/nscc")).ShouldContain("is assessed. It can be decided.");
        var page = await board.Page($"/nscc/applications/{id}");
        page.ShouldContain("67 <small>%</small>");
        page.ShouldContain("Tale Rognstad: Would admit");
        page.ShouldContain("They are not in the register.");
        await (await board.Admit(id)).Went();

        var member = await site.With((db, _) => db.Organisations.AsNoTracking().Include(o => o.Seats).SingleAsync(), cluster.Id);
        (member.Name, member.Number, member.Website, member.Employees, member.Industry2025, member.OffersText).ShouldBe(("Lysning Velferd AS", Applicants.Number, "https://lysning.example", 12, "62.100", null));
        member.SeatOn(new(2026, 6, 1))!.County.ShouldBe("11");
        var membership = await site.With((db, _) => db.Memberships.AsNoTracking().SingleAsync(), cluster.Id);
        (membership.OrganisationId, membership.Category, membership.From, membership.Decision).ShouldBe((member.Id, MembershipCategory.Member, new DateOnly(2026, 6, 1), "Styret 7/26"));
        var role = await site.With((db, _) => db.PersonRoles.AsNoTracking().SingleAsync(), cluster.Id);
        (await site.With((db, _) => db.Set<Consent>().AsNoTracking().SingleAsync(), cluster.Id)).ShouldSatisfyAllConditions(ground => ground.PersonId.ShouldBe(role.PersonId), ground => ground.Basis.ShouldBe("legitimate_interest"));
        (await site.Application(cluster, id)).ContactEmail.ShouldBeNull("her address stands with the person from now on");
        (await site.Journal(cluster)).ShouldBe(["ClusterFounded", "ClusterChanged", "ApplicationSent", "ApplicationAssessed", "ApplicationAdmitted", "OrganisationEntered", "MembershipBegan", "PersonAdded", "PersonRoleBegan", "ConsentGiven", "UserInvited"], ignoreOrder: true);
        (await applicant.Page(own)).ShouldContain("Dere er tatt opp");

        await site.Round();
        var letters = sink.Letters.Select(letter => letter.Body).ToList();
        letters.Count.ShouldBe(2);
        letters.Count(letter => letter.Contains(own)).ShouldBe(1);
        var invitation = Link(letters.Single(letter => letter.Contains("/invitation/")), "/invitation/");
        using var her = site.Browser();
        (await her.Post(invitation, invitation, ("Form.Name", "Sunniva Rake"), ("Form.Password", Klynge.Tests.Access.People.Password)).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await her.Page($"/nscc/members/{member.Id}")).ShouldContain("Lysning Velferd AS");
        (await her.Answer($"/nscc/members/{member.Id}/correct")).ShouldBe(HttpStatusCode.OK);
        (await her.Answer($"/nscc/applications/{id}")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBoth]
    public async Task An_organisation_the_register_knows_begins_a_membership_and_only_gaps_are_filled(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var known = await site.Enter(cluster, "Lysning AS", Applicants.Number, new(2018, 3, 12), (OrganisationField.Website, "https://gammel.example"));
        await site.With((db, _) => db.Memberships.ExecuteDeleteAsync(), cluster.Id);
        var (id, _) = await site.Apply(cluster);
        using var kari = await site.English(cluster);
        (await kari.Page($"/nscc/applications/{id}")).ShouldContain("Lysning AS");
        (await kari.Page($"/nscc/applications/{id}/admit")).ShouldContain("Lysning AS is in the register already");
        await (await kari.Admit(id)).Went();
        // Without a mail server the link is hers to carry.
        (await site.With((db, _) => db.OneTimeTokens.CountAsync())).ShouldBe(1);

        var now = await site.With((db, _) => db.Organisations.AsNoTracking().SingleAsync(), cluster.Id);
        (now.Id, now.Name, now.Website, now.Employees).ShouldBe((known.Id, "Lysning AS", "https://gammel.example", 12));
        (await site.With((db, _) => db.Memberships.CountAsync(), cluster.Id)).ShouldBe(1);
        (await kari.Page($"/nscc/members/{known.Id}")).ShouldContain("Admitted 12 May 2026");
        (await (await kari.Post($"/nscc/members/{known.Id}/remove", $"/nscc/members/{known.Id}/remove", ("sure", "true"))).Text(422)).ShouldContain("cannot be taken out");
    }

    [Theory, OnBoth]
    public async Task A_no_is_told_with_its_reason_stays_in_history_and_can_be_opened_again(Dialect dialect)
    {
        await using var sink = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        var cluster = await site.NewCluster();
        var (id, own) = await site.Apply(cluster);
        using var board = await site.English(cluster, Role.BoardMember, name: "Håkon Fagerhol");
        (await (await board.Decline(id, reason: "")).Text(422)).ShouldContain("Choose why.");
        var tooShort = await (await board.Decline(id, "Nei.")).Text(422);
        tooShort.ShouldContain("Write at least a sentence.");
        tooShort.ShouldContain("Nei.</textarea>");
        await (await board.Decline(id)).Went();
        (await board.Page("/nscc/applications")).ShouldContain("Declined 12 May 2026");
        (await board.Page("/nscc/journal?kind=applications")).ShouldContain("The application was declined: Dere passer bedre i en annen klynge.");
        await site.Round();
        sink.Letters.Select(letter => letter.Body).Last().ShouldContain("Dere passer bedre i en annen klynge.");
        using var applicant = site.Stranger();
        (await applicant.Page(own)).ShouldContain("Dere passer bedre i en annen klynge.");
        (await site.With((db, _) => db.Memberships.CountAsync(), cluster.Id)).ShouldBe(0);

        (await board.Answer($"/nscc/applications/{id}/reopen")).ShouldBe(HttpStatusCode.Forbidden);
        using var kari = await site.English(cluster);
        await (await kari.Post($"/nscc/applications/{id}/reopen", $"/nscc/applications/{id}/reopen", ("Form.Words", "De har lagt om siden sist."))).Went();
        var page = await kari.Page($"/nscc/applications/{id}");
        foreach (var words in new[] { "Declined by Håkon Fagerhol", "Dere passer bedre i en annen klynge.", "Opened again by Kari Nordgård", "De har lagt om siden sist." })
            page.ShouldContain(words);
        await (await kari.Admit(id)).Went();
        (await site.With((db, _) => db.Memberships.CountAsync(), cluster.Id)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task The_applicant_takes_it_back_by_her_own_link_and_staff_for_her_with_a_reason(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (first, own) = await site.Apply(cluster);
        using var applicant = site.Stranger();
        await applicant.Page("/nscc/public/application/no-such-key", HttpStatusCode.NotFound);
        await (await applicant.Post(own, own, ("Form.Words", "Vi har ombestemt oss."))).Went();
        (await (await applicant.Post("/nscc/public/apply", own, ("Form.Words", ""))).Text(422)).ShouldContain("besvart");
        using var staff = await site.English(cluster, Role.Staff, name: "Tale Rognstad");
        (await staff.Page($"/nscc/applications/{first}")).ShouldContain("Withdrawn by the applicant");
        (await staff.Page("/nscc/journal?kind=applications")).ShouldContain("Withdrew the application");

        // The number is free for a new one.
        var (second, _) = await site.Apply(cluster);
        (await (await staff.Post($"/nscc/applications/{second}/withdraw", $"/nscc/applications/{second}/withdraw", ("Form.Words", ""))).Text(422)).ShouldContain("Fill in this field.");
        await (await staff.Post($"/nscc/applications/{second}/withdraw", $"/nscc/applications/{second}/withdraw", ("Form.Words", "Sunniva ringte og ba om det."))).Went();
        (await staff.Page($"/nscc/applications/{second}")).ShouldContain("Withdrawn for the applicant by Tale Rognstad");

        // Of two that were taken back one can be opened; the other then finds its place taken.
        using var kari = await site.English(cluster);
        await (await kari.Post($"/nscc/applications/{first}/reopen", $"/nscc/applications/{first}/reopen", ("Form.Words", "De vil likevel være med."))).Went();
        (await (await kari.Post($"/nscc/applications/{second}/reopen", $"/nscc/applications/{second}/reopen", ("Form.Words", "De vil likevel være med."))).Text(422)).ShouldContain("one application at a time");
    }

    [Theory, OnBoth]
    public async Task Who_assesses_again_replaces_her_own_and_others_stand_beside_it(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var goal = await site.Goal(cluster);
        var (id, _) = await site.Apply(cluster);
        using var tale = await site.English(cluster, Role.Staff, name: "Tale Rognstad");
        using var kari = await site.English(cluster);
        (await (await Assess(tale, id, goal, null)).Text(422)).ShouldContain("Choose how well it fits");
        await (await Assess(tale, id, goal, 0)).Went();
        await (await Assess(tale, id, goal, 3)).Went();
        await (await Assess(kari, id, goal, 1)).Went();
        var page = await kari.Page($"/nscc/applications/{id}");
        page.ShouldContain("67 <small>%</small>");
        page.ShouldContain("they differ");
        page.ShouldContain("Earlier judgements");
        (await site.With((db, _) => db.Set<ApplicationAssessment>().CountAsync(a => a.ReplacedAt == null), cluster.Id)).ShouldBe(2);
        await (await kari.Decline(id)).Went();
        (await (await Assess(tale, id, goal, 2)).Text(409)).ShouldContain("Kari Nordgård has declined the application from Lysning Velferd AS already.");
    }

    [Theory, OnBoth]
    public async Task Nobody_sees_or_answers_another_clusters_application(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (own, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        var (id, path) = await site.Apply(other);
        using var kari = await site.English(own);
        foreach (var page in new[] { "", "/assess", "/admit", "/decline", "/withdraw", "/reopen" })
            await kari.Page($"/nscc/applications/{id}{page}", HttpStatusCode.NotFound);
        (await kari.Post("/nscc/applications", $"/nscc/applications/{id}/decline", ("Form.Reason", "Other"), ("Form.Words", "Dette er ikke vår."))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await kari.Page(path.Replace("/nht/", "/nscc/", StringComparison.Ordinal), HttpStatusCode.NotFound);
        (await site.Application(other, id)).IsOpen.ShouldBeTrue();
    }

    private static Task<HttpResponseMessage> Assess(HttpClient assessor, Guid id, Guid goal, int? level) => assessor.Post(
        $"/nscc/applications/{id}/assess", $"/nscc/applications/{id}/assess", ($"Form.Levels[{goal}]", level?.ToString() ?? ""), ($"Form.Sentences[{goal}]", "Det står i søknaden."), ("Form.Words", "De passer."), ("Form.Advice", "Admit"));

    internal static string Link(string text, string path)
    {
        var at = text.IndexOf(path, StringComparison.Ordinal);
        return text[at..text.IndexOfAny(['\n', '\r', '"', '<'], at)];
    }
}
