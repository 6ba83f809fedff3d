using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Shell;

public sealed class JournalTests
{
    [Theory, OnBoth]
    public async Task The_journal_is_filtered_by_kind_day_and_person_and_leads_back_in_pages(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        await site.Enter(other, "Canary of another cluster AS");
        var member = await site.Enter(cluster);
        site.Clock.Forward(TimeSpan.FromDays(2));
        using var kari = await site.English(cluster);
        for (var i = 0; i < 60; i++)
            await site.With(async (db, _) =>
            {
                var now = await db.Organisations.Include(o => o.Names).Include(o => o.Staff).Include(o => o.Tags).SingleAsync();
                now.Change(OrganisationField.Description, $"Words {i:D2}.", new(2026, 5, 14)).ShouldBeNull();
                return await db.SaveChangesAsync();
            }, cluster.Id);

        var first = await kari.Page("/nscc/journal");
        first.ShouldContain("to Words 59.");
        first.ShouldNotContain("to Words 09.");
        first.ShouldNotContain("Canary");
        var older = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(first, "href=\"([^\"]+)\" rel=\"next\"").Groups[1].Value);
        var second = await kari.Page(older);
        second.ShouldContain("to Words 09.");
        second.ShouldContain("Was entered in the register");
        second.ShouldNotContain("to Words 10.");
        (await kari.Page("/nscc/journal?to=2026-05-13")).ShouldNotContain("Words");
        (await kari.Page("/nscc/journal?kind=memberships")).ShouldNotContain("Words");
        (await kari.Page($"/nscc/journal?about={member.Id}&kind=memberships")).ShouldContain("Became a member from 12 March 2018");
        (await kari.Page($"/nscc/journal?by={Guid.NewGuid()}")).ShouldContain("Nothing like that has happened");
        (await kari.Page("/nscc/journal?on=2026-05-12")).ShouldNotContain("Words");
        foreach (var wrong in new[] { "from=2026-05-02&to=2026-05-01", "kind=nonsense", "after=nonsense", "from=yesterday", "by=me" })
            await kari.Page("/nscc/journal?" + wrong, HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBoth]
    public async Task The_changes_between_two_days_come_as_a_file_and_start_no_formula(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        using var kari = await site.English(cluster);
        await (await kari.Edit(site, cluster, member.Id, null, ("Form.Description", "=HYPERLINK(\"http://evil.example\")"))).Went();
        using var answer = await kari.GetAsync(new Uri("/nscc/journal.csv?from=2026-05-12&to=2026-05-12", UriKind.Relative));
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("'=HYPERLINK");
        text.ShouldContain("Kari Nordgård");
        text.ShouldContain("Sanselyd AS");
        (await kari.Page("/nscc/journal.csv?from=2026-05-13")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
        await kari.Page("/nscc/journal.csv?from=nonsense", HttpStatusCode.UnprocessableEntity);
        using var contact = await site.English(cluster, Role.MemberContact, member.Id);
        await contact.Page("/nscc/journal.csv", HttpStatusCode.Forbidden);
        await contact.Page("/nscc/journal", HttpStatusCode.Forbidden);
    }

    [Theory, OnBoth]
    public async Task What_happened_cannot_be_changed_or_taken_away(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.With(async (db, _) =>
        {
            (await Should.ThrowAsync<Exception>(() => db.Journal.ExecuteUpdateAsync(set => set.SetProperty(l => l.Data, "{}")))).Message.ShouldContain("journal_only_grows");
            (await Should.ThrowAsync<Exception>(() => db.Journal.ExecuteDeleteAsync())).Message.ShouldContain("journal_only_grows");
            return await db.Journal.CountAsync();
        }, cluster.Id);
    }
}
