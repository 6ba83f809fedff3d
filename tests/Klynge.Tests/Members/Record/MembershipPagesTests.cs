using System.Net;
using System.Text;
using Klynge.Access;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Record;

/// <summary>Beginning, ending and correcting memberships; what makes a member committed; the signed agreement as a file.</summary>
public sealed class MembershipPagesTests
{
    [Theory, OnBoth]
    public async Task Two_memberships_of_one_category_never_overlap_and_it_is_said_in_words(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        using var kari = await site.English(cluster);
        var at = $"/nscc/members/{member.Id}/memberships";

        (await (await kari.Post(at, at, ("Form.Category", "Member"), ("Form.From", "2020-01-01"))).Text(422)).ShouldContain("There is a membership of the same category from 12 March 2018 already. End that one first.");
        await (await kari.Post(at, at, ("Form.Category", "Partner"), ("Form.From", "2020-01-01"), ("Form.Decision", "Board, 7/18"))).Went();
        var page = await kari.Page(at);
        page.ShouldContain("Partner");
        page.ShouldContain("Board, 7/18");
        (await site.With((db, _) => db.Memberships.CountAsync(), cluster.Id)).ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task A_membership_ends_ahead_and_is_corrected_and_two_who_correct_at_once_are_told(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        var id = await site.With((db, _) => db.Memberships.Select(m => m.Id).SingleAsync(), cluster.Id);
        using var kari = await site.English(cluster);
        var at = $"/nscc/members/{member.Id}/memberships/{id}";

        (await (await kari.Post(at, at + "?handler=End", ("End.LastDay", "2017-01-01"))).Text(422)).ShouldContain("is before the first");
        await (await kari.Post(at, at + "?handler=End", ("End.LastDay", "2026-05-31"), ("End.Reason", "Moved"))).Went();
        (await kari.Page($"/nscc/members/{member.Id}")).ShouldContain("Member from 12 March 2018, leaves after 31 May 2026");
        (await (await kari.Post(at, at + "?handler=End", ("End.LastDay", "2026-06-30"))).Text(422)).ShouldContain("ended on 31 May 2026 already");

        await (await kari.Post(at, at, ("Form.Version", "1"), ("Form.From", "2018-03-12"), ("Form.To", "2026-12-31"), ("Form.ExitReason", "Moved"), ("Form.Decision", "Board, 1/26"))).Went();
        (await (await kari.Post(at, at, ("Form.Version", "1"), ("Form.From", "2018-03-12"), ("Form.To", ""))).Text(409)).ShouldContain("Someone else changed this");
        var text = await kari.Page($"/nscc/members/{member.Id}");
        text.ShouldContain("The days of the membership were corrected: 12 March 2018 to 31 December 2026");
        text.ShouldContain("Leaves as a member; the last day is 31 May 2026");
    }

    [Theory, OnBoth]
    public async Task A_member_is_committed_for_a_reason_that_opens(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        using var kari = await site.English(cluster);
        var at = $"/nscc/members/{member.Id}/memberships";

        (await kari.Page($"/nscc/members/{member.Id}")).ShouldContain("No signed agreement, no contribution");
        await (await kari.Post(at, at + "?handler=Give", ("Gift.Kind", "fee"), ("Gift.On", "2025-06-01"), ("Gift.Amount", "18500"), ("Gift.Note", "2025"))).Went();
        (await (await kari.Post(at, at + "?handler=Give", ("Gift.Kind", "fee"), ("Gift.On", "2026-06-01"))).Text(422)).ShouldContain("has not come yet");
        var page = await kari.Page($"/nscc/members/{member.Id}");
        page.ShouldContain("One contribution in the last twelve months");
        page.ShouldContain("18,500 kr");
        page.ShouldContain("Paid the fee, 18,500 kroner");
        (await kari.Page($"/nscc/members/{member.Id}?on=2026-06-02")).ShouldContain("No signed agreement, no contribution");
    }

    [Theory, OnBoth]
    public async Task The_agreement_is_kept_by_what_it_is_and_given_to_those_who_may_only(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        var member = await site.Enter(cluster);
        var id = await site.With((db, _) => db.Memberships.Select(m => m.Id).SingleAsync(), cluster.Id);
        using var kari = await site.English(cluster);
        var at = $"/nscc/members/{member.Id}/memberships/{id}";

        (string Name, byte[] Bytes)[] strange =
        [
            ("a.pdf", Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>")), ("b.pdf", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
            ("c.png", Encoding.UTF8.GetBytes("GIF89a")), ("d.docx", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3]), ("e.pdf", Encoding.UTF8.GetBytes("%PDF-1.7 cut off")), ("f.pdf", Encoding.UTF8.GetBytes("<!--%PDF-1.7 %%EOF-->")), ("g.pdf", []),
        ];
        foreach (var (name, bytes) in strange)
            (await Send(kari, at, name, bytes, "2026-05-01")).ShouldBe(422, name);
        (await site.With((db, _) => db.Files.CountAsync(), cluster.Id)).ShouldBe(0);

        var pdf = Encoding.UTF8.GetBytes("%PDF-1.7\n<script>alert(1)</script>\n%%EOF\n");
        (await Send(kari, at, "../../Avtale 2026.html", pdf, "2026-06-01")).ShouldBe(422);
        (await Send(kari, at, "..\\..\\Avtale ærlig.html", pdf, "2026-05-01")).ShouldBe(302);
        var file = await site.With((db, _) => db.Files.AsNoTracking().SingleAsync(), cluster.Id);
        (file.Name, file.ContentType, file.Size).ShouldBe(("Avtale ærlig.pdf", "application/pdf", pdf.Length));
        (await kari.Page($"/nscc/members/{member.Id}")).ShouldContain($"/nscc/files/{file.Id}");

        using var answer = await kari.GetAsync(new Uri($"/nscc/files/{file.Id}", UriKind.Relative));
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(pdf);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox");

        using var contact = await site.English(cluster, Role.MemberContact, member.Id);
        using var elsewhere = await site.English(other);
        await contact.Page($"/nscc/files/{file.Id}", HttpStatusCode.NotFound);
        await elsewhere.Page($"/nht/files/{file.Id}", HttpStatusCode.NotFound);
        await elsewhere.Page($"/nscc/files/{file.Id}", HttpStatusCode.NotFound);
        await kari.Page($"/nscc/files/{Guid.NewGuid()}", HttpStatusCode.NotFound);
    }

    private static async Task<int> Send(HttpClient client, string at, string name, byte[] bytes, string signed)
    {
        using var page = await client.GetAsync(new Uri(at, UriKind.Relative));
        var key = System.Text.RegularExpressions.Regex.Match(await page.Content.ReadAsStringAsync(), "name=\"form-key\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(key), "form-key");
        form.Add(new StringContent(signed), "Sign.SignedOn");
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/pdf");
        form.Add(content, "Sign.File", name.ReplaceLineEndings(""));
        using var request = new HttpRequestMessage(HttpMethod.Post, at + "?handler=Sign") { Content = form };
        request.Headers.Add("Cookie", string.Join("; ", [.. client.DefaultRequestHeaders.GetValues("Cookie"), .. page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(cookie => cookie.Split(';')[0]) : []]));
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
