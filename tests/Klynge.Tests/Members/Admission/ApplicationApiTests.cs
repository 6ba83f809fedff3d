using System.Net;
using System.Text;
using Klynge.Access;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Admission;

/// <summary>The decision as a program sends it: the same deeds, the same words.</summary>
public sealed class ApplicationApiTests
{
    [Theory, OnBoth]
    public async Task What_cannot_be_decided_is_refused_in_words_and_nothing_is_written(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var other = await site.NewCluster("nht", "Norway Health Tech");
        var (id, _) = await site.Apply(cluster);
        var (foreign, _) = await site.Apply(other);
        using var program = await AtOnceTests.ApiClient(site, cluster, "Kari Nordgård");
        foreach (var (body, status, words) in new[]
        {
            ("{", 400, "not JSON"), ("[]", 422, "one object"), ("{}", 422, "“decision” is missing"), ("""{"decision":"maybe"}""", 422, "must be one of: admit, decline"), ("""{"decision":"admit","colour":"red"}""", 422, "not known here"),
            ("""{"decision":"admit","category":"friend","decided_by":"Styret"}""", 422, "category"), ("""{"decision":"admit","first_day":"1 June","decided_by":"Styret"}""", 422, "not a day"),
            ("""{"decision":"admit"}""", 422, "Fill in"), ("""{"decision":"admit","first_day":"2031-01-01","decided_by":"Styret"}""", 422, "more than a year ahead"), ("""{"decision":"decline"}""", 422, "Choose why."),
            ("""{"decision":"decline","reason":"rule","message":"Nei."}""", 422, "at least a sentence"), ("""{"decision":5}""", 422, "must be a text"), ("""{"decision":"\ud800"}""", 422, "must be a text"),
        })
        {
            var (answered, text) = await Send(program, id, body);
            ((int)answered).ShouldBe(status, $"{body} {text}");
            text.ShouldContain(words, Case.Insensitive, body);
        }

        (await Send(program, foreign, """{"decision":"admit","decided_by":"Styret"}""")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var staff = await AtOnceTests.ApiClient(site, cluster, "Tale Rognstad", Role.Staff);
        (await Send(staff, id, """{"decision":"admit","decided_by":"Styret"}""")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await staff.Page("/api/v1/nscc/applications")).ShouldContain(id.ToString());
        (await site.Application(cluster, id)).IsOpen.ShouldBeTrue();

        var (done, said) = await Send(program, id, """{"decision":"admit","category":"partner","decided_by":"Styret 7/26"}""");
        done.ShouldBe(HttpStatusCode.OK, said);
        said.ShouldContain("\"outcome\":\"admitted\"");
        (await Send(program, id, """{"decision":"decline","reason":"rule","message":"Det ble nei likevel."}""")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await staff.Page("/api/v1/nscc/applications")).ShouldNotContain(id.ToString());
    }

    private static async Task<(HttpStatusCode Status, string Text)> Send(HttpClient client, Guid id, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri($"/api/v1/nscc/applications/{id}/decision", UriKind.Relative), content);
        return (answer.StatusCode, System.Text.RegularExpressions.Regex.Unescape(await answer.Content.ReadAsStringAsync()));
    }
}
