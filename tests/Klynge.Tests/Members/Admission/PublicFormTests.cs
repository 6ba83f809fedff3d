using System.Net;
using Klynge.Members;
using Klynge.Tests.Access;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Outreach;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Admission;

/// <summary>The form that is open to everyone: nothing written is lost, and nothing private is said.</summary>
public sealed class PublicFormTests
{
    private const string Form = "/nscc/public/apply";

    [Theory, OnBoth]
    public async Task What_was_written_stands_there_again_with_what_must_be_put_right(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenForm(await site.NewCluster());
        using var applicant = Reader(site);
        var page = await (await applicant.Post(Form, Form, Applicants.Typed(("Form.Staff", "ca. tolv"), ("Form.Relevance", "Vi vil møte kommuner som kan prøve løsningen vår"), ("Form.ContactEmail", "sunniva.lysning.example"), ("Form.Accepted", "")))).Text(422);
        foreach (var words in new[] { "Skriv et tall, for eksempel 12 eller 11,5. Du skrev «ca. tolv».", "Nå er det 48.", "er ikke en e-postadresse", "Kryss av for å sende søknaden.", "value=\"Lysning Velferd AS\"", "value=\"981575679\"", "Vi vil møte kommuner som kan prøve løsningen vår</textarea>", "href=\"#Form-Staff\"" })
            page.ShouldContain(words);
        (await site.With((db, _) => db.Set<MembershipApplication>().CountAsync(), cluster.Id)).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_program_that_fills_in_everything_is_told_and_a_person_sends_once_more(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenForm(await site.NewCluster());
        using var applicant = Reader(site);
        var page = await (await applicant.Post(Form, Form, Applicants.Typed(("Form.Subject", "https://kjøp.example")))).Text(422);
        page.ShouldContain("Et felt som ingen ser, var fylt ut");
        page.ShouldContain("name=\"Form.Subject\" tabindex=\"-1\" autocomplete=\"off\" value=\"\"");
        (await site.With((db, _) => db.Set<MembershipApplication>().CountAsync(), cluster.Id)).ShouldBe(0);
        await (await applicant.Post(Form, Form, Applicants.Typed())).Went();
    }

    [Theory, OnBoth]
    public async Task The_eleventh_in_an_hour_from_one_place_waits_and_loses_nothing(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.OpenForm(await site.NewCluster());
        using var applicant = Reader(site);
        for (var i = 0; i < 10; i++)
            await (await applicant.Post(Form, Form, Applicants.Typed(("Form.Number", ""), ("Form.ContactEmail", $"s{i}@lysning.example")))).Went();
        var page = await (await applicant.Post(Form, Form, Applicants.Typed(("Form.Number", ""), ("Form.ContactEmail", "s10@lysning.example")))).Text(422);
        page.ShouldContain("Det er kommet mange søknader herfra den siste timen.");
        page.ShouldContain("value=\"Lysning Velferd AS\"");
        site.Clock.Forward(TimeSpan.FromMinutes(61));
        await (await applicant.Post(Form, Form, Applicants.Typed(("Form.Number", "")))).Went();
    }

    [Theory, OnBoth]
    public async Task A_closed_form_says_so_and_takes_nothing(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenForm(await site.NewCluster());
        await site.Opens(cluster);
        using var kari = await site.English(cluster);
        using var applicant = Reader(site);
        (await applicant.Page("/nscc/public")).ShouldContain("Bli medlem");
        (await (await Terms(kari, ("Form.Open", "true"), ("Form.AnswerWithin", "0"))).Text(422)).ShouldContain("within 1 to 180 days");
        await (await Terms(kari, ("Form.Open", "false"), ("Form.WhoNb", "For dem som lager noe."), ("Form.AnswerWithin", "21"), ("Form.Version", await Version(site, cluster)))).Went();
        var page = await applicant.Page(Form);
        page.ShouldContain("Norwegian Smart Care Cluster tar ikke imot søknader nå.");
        page.ShouldContain("For dem som lager noe.");
        page.ShouldNotContain("name=\"Form.Name\"");
        (await applicant.Page("/nscc/public")).ShouldNotContain("Bli medlem");
        (await (await applicant.Post("/sign-in", Form, Applicants.Typed())).Text(422)).ShouldContain("tar ikke imot søknader nå");
        (await site.With((db, _) => db.Set<MembershipApplication>().CountAsync(), cluster.Id)).ShouldBe(0);
        (await (await Terms(kari, ("Form.Open", "true"), ("Form.AnswerWithin", "7"))).Text(422)).ShouldContain("Someone else changed this");
        await (await Terms(kari, ("Form.Open", "true"), ("Form.AnswerWithin", "7"), ("Form.Version", await Version(site, cluster)))).Went();
        (await applicant.Page(Form)).ShouldContain("innen 7 dager");
        (await applicant.Page("/nscc/public")).ShouldContain("Bli medlem");
        (await kari.Page("/nscc/cluster")).ShouldContain("The form “Become a member” is open.");
    }

    [Theory, OnBoth]
    public async Task A_second_application_is_told_nothing_of_the_first(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenForm(await site.NewCluster());
        await site.Apply(cluster, Applicants.Text with { Name = "Hemmelig Navn AS", ContactName = "Hemmelig Person" });
        using var applicant = Reader(site);
        var page = await (await applicant.Post(Form, Form, Applicants.Typed())).Text(422);
        page.ShouldContain("Bare én søknad om gangen kan vente for dette organisasjonsnummeret.");
        page.ShouldNotContain("Hemmelig");
    }

    [Theory, OnBoth]
    public async Task Who_is_a_member_is_told_so_only_where_everyone_can_read_it(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenForm(await site.NewCluster());
        var member = await site.Enter(cluster, "Lysning AS", Applicants.Number);
        using var applicant = Reader(site);
        // Nothing is published yet: it is sent, and the team sees what the register knows.
        await (await applicant.Post(Form, Form, Applicants.Typed())).Went();
        await site.With((db, _) => db.Set<MembershipApplication>().ExecuteDeleteAsync(), cluster.Id);
        await site.Opens(cluster);
        (await (await applicant.Post(Form, Form, Applicants.Typed())).Text(422)).ShouldContain("står alt i medlemslisten");
        await site.Shows(member, OrganisationField.Number, Visibility.Members);
        await (await applicant.Post(Form, Form, Applicants.Typed())).Went();
    }

    [Theory, OnBoth]
    public async Task Her_language_is_that_of_the_address(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenForm(await site.NewCluster());
        using var applicant = Reader(site);
        (await applicant.Page("/en" + Form)).ShouldContain("Apply for membership");
        var own = (await (await applicant.Post("/en" + Form, "/en" + Form, Applicants.Typed())).Went())!;
        own.ShouldStartWith("/en/nscc/public/application/");
        (await applicant.Page(own)).ShouldContain("answers");
        (await site.With((db, _) => db.Set<MembershipApplication>().Select(a => a.Language).SingleAsync(), cluster.Id)).ShouldBe("en");
    }

    [Theory, OnBoth]
    public async Task What_is_too_large_or_cannot_be_shown_is_refused_in_words(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.OpenForm(await site.NewCluster());
        using var applicant = Reader(site);
        (await (await applicant.Post(Form, Form, Applicants.Typed(("Form.Relevance", new string('x', 4001))))).Text(422)).ShouldContain("høyst 4");
        (await applicant.Post(Form, Form, Applicants.Typed(("Form.Relevance", Applicants.Relevance + "\u0007"))).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await applicant.Post(Form, Form, Applicants.Typed(("Form.Relevance", new string('x', 300_000)))).Status()).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        await applicant.Page("/no-such-cluster/public/apply", HttpStatusCode.NotFound);
    }

    private static Task<HttpResponseMessage> Terms(HttpClient manager, params (string Name, string Value)[] typed) =>
        manager.Post("/nscc/cluster/admission", "/nscc/cluster/admission", typed);

    private static async Task<string> Version(RunningSite site, Cluster cluster) =>
        (await site.With((db, _) => db.Set<AdmissionTerms>().Select(t => t.Version).SingleAsync(), cluster.Id)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static HttpClient Reader(RunningSite site)
    {
        var client = site.Stranger();
        client.DefaultRequestHeaders.Add("Accept-Language", "nb");
        return client;
    }
}
