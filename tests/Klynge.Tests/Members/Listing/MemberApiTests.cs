using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Listing;

public sealed class MemberApiTests
{
    private const string Members = "/api/v1/nscc/members";

    [Theory, OnBoth]
    public async Task A_member_is_entered_once_however_often_it_is_sent(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var program = await Program(site, cluster, Role.Staff);
        const string Body = """{"name":"Åsen AS","organisation_number":"923 609 016","kind":"company","external_id":"A-1","member_from":"2021-02-03"}""";

        var (status, first, location) = await Send(program, Body);
        status.ShouldBe(HttpStatusCode.Created);
        location.ShouldBe($"{Members}/{first.GetProperty("id").GetString()}");
        (first.GetProperty("kind").GetString(), first.GetProperty("organisation_number").GetString(), first.GetProperty("member_from").GetString()).ShouldBe(("company", "923609016", "2021-02-03"));
        var (again, second, _) = await Send(program, Body);
        again.ShouldBe(HttpStatusCode.OK);
        second.GetProperty("id").GetString().ShouldBe(first.GetProperty("id").GetString());
        (await program.Page(location!)).ShouldContain("\"name\":\"Åsen AS\"");
        (await program.Page($"{Members}.csv?columns=external_id")).ShouldBe("external_id\r\nA-1\r\n");

        var many = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Send(program, """{"name":"Samtidig AS","external_id":"S-1"}""")));
        many.Count(one => one.Status == HttpStatusCode.Created).ShouldBe(1);
        many.ShouldAllBe(one => one.Status == HttpStatusCode.Created || one.Status == HttpStatusCode.OK);
        many.Select(one => one.Json.GetProperty("id").GetString()).Distinct().Count().ShouldBe(1);
        (await program.Page($"{Members}.csv?columns=name")).ShouldBe("name\r\nSamtidig AS\r\nÅsen AS\r\n");
    }

    [Theory, OnBoth]
    public async Task What_cannot_be_entered_is_refused_in_the_readers_words_and_nothing_is_written(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Has(cluster, "Åsen AS", facts: [(OrganisationField.Number, "923609016"), (OrganisationField.ExternalId, "A-1")]);
        using var program = await Program(site, cluster, Role.Staff);

        foreach (var (body, status, words) in new[]
        {
            ("""{"name":"Ny AS","organisation_number":"923609016"}""", 409, "923609016 står allerede i registeret, som Åsen AS."),
            ("""{"name":"Ny AS","external_id":"A-1"}""", 409, "«A-1» står allerede i registeret, som Åsen AS."),
            ("""{"name":"Ny AS","colour":"red"}""", 422, "«colour» er ukjent her."), ("""{"name":5}""", 422, "«name» må være en tekst."),
            ("""{"name":"Ny AS","member_from":"2021-02-30"}""", 422, "«2021-02-30» er ingen dag."), ("""{"name":"Ny AS","kind":"dings"}""", 422, "«kind» må være en av disse: company, municipality"),
            ("""{"name":"Ny AS","id":"S-1"}""", 422, "«id» må være en UUID av versjon 4 eller 7."), ("""{"name":"Ny AS","id":"00000000-0000-1000-8000-000000000000"}""", 422, "«id» må være en UUID av versjon 4 eller 7."), ("""{"name":"Ny \ud800 AS"}""", 422, "«name» må være en tekst."),
            ("""{"name":"  "}""", 422, ""), ("""{"name":"Ny AS","organisation_number":"923609017"}""", 422, ""), ("""{"name":"Ny AS","member_from":"2031-01-01"}""", 422, ""),
            ($$"""{"name":"Ny AS","external_id":"{{new string('x', 201)}}"}""", 422, ""), ("[]", 422, "ett objekt"), ("{", 400, "ikke JSON"), ("""{"name":"a","name":"b"}""", 422, "«name» er sendt to ganger."), ("""{"organisation_number":"923609016"}""", 422, "«name» mangler."), ("""{"name":null}""", 422, "«name» kan ikke være tom."), ("""{"name":"Ny AS","member_to":true}""", 422, "«member_to» må være en tekst."), ("", 400, "ikke JSON"),
        })
        {
            var (answered, json, _) = await Send(program, body);
            ((int)answered).ShouldBe(status, body);
            json.GetProperty("detail").GetString()!.ShouldContain(words, Case.Sensitive, body);
            json.GetProperty("status").GetInt32().ShouldBe(status);
        }

        using (var huge = await program.PostAsync(new Uri(Members, UriKind.Relative), new StringContent($$"""{"name":"{{new string('x', 100_000)}}"}""", Encoding.UTF8, "application/json")))
            (huge.StatusCode, huge.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "application/problem+json"));
        using (var form = await program.PostAsync(new Uri(Members, UriKind.Relative), new FormUrlEncodedContent([new("name", "x")])))
            form.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await program.Page($"{Members}.csv?columns=name")).ShouldBe("name\r\nÅsen AS\r\n");
        await program.Page($"{Members}?columns=password", HttpStatusCode.UnprocessableEntity);
        await program.Page($"{Members}?format=csv", HttpStatusCode.UnprocessableEntity);
        await program.Page($"{Members}?limit=201", HttpStatusCode.UnprocessableEntity);
        await program.Page($"{Members}/{Guid.NewGuid()}", HttpStatusCode.NotFound);
    }

    [Theory, OnBoth]
    public async Task A_key_opens_its_own_cluster_and_what_its_user_may(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var other = await site.NewCluster("nht", "Norway Health Tech");
        var foreign = await site.Has(other, "Fremmed AS", facts: [(OrganisationField.ExternalId, "F-1")]);
        var alfa = await site.Has(cluster, "Alfa AS", facts: [(OrganisationField.ExternalId, "A-1"), (OrganisationField.Website, "alfa.no")]);
        using var program = await Program(site, cluster, Role.Staff);
        using var contact = await Program(site, cluster, Role.MemberContact, alfa.Id);
        using var board = await Program(site, cluster, Role.BoardMember);

        await program.Page("/api/v1/nht/members", HttpStatusCode.NotFound);
        await program.Page($"{Members}/{foreign.Id}", HttpStatusCode.NotFound);
        (await Send(contact, """{"name":"x"}""")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await board.Page($"{Members}.csv?columns=name,external_id")).ShouldBe("name,external_id\r\nAlfa AS,\r\n");
        (await program.Page($"{Members}.csv?columns=name,external_id")).ShouldBe("name,external_id\r\nAlfa AS,A-1\r\n");
        using var stranger = site.Stranger();
        await stranger.Page(Members, HttpStatusCode.Unauthorized);
        using var read = JsonDocument.Parse(await program.Page(Members));
        read.RootElement.GetProperty("members")[0].GetProperty("website").GetString().ShouldBe("https://alfa.no");
    }

    private static async Task<(HttpStatusCode Status, JsonElement Json, string? Location)> Send(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(Members, UriKind.Relative), content);
        var json = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? await answer.Content.ReadFromJsonAsync<JsonElement>() : default;
        return (answer.StatusCode, json, answer.Headers.Location?.ToString());
    }

    private static async Task<HttpClient> Program(RunningSite site, Cluster cluster, Role role, Guid? organisation = null)
    {
        var (key, email) = (Secrets.New(), $"program{Guid.NewGuid():N}@klyngen.example");
        using var signedIn = await site.SignedIn(cluster, role, organisation, email);
        await site.With(async (db, _) =>
        {
            var account = db.Accounts.Single(a => a.EmailKey == email);
            db.ApiTokens.Add(new ApiToken { Hash = Secrets.Hash(key), AccountId = account.Id, ClusterId = cluster.Id, Name = "Test", Ending = key[^4..], MadeAt = db.Now, EndsAt = db.Now.AddYears(1) });
            return await db.SaveChangesAsync();
        }, cluster.Id);
        var client = site.Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
