using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Shell.Api;

/// <summary>Two programs at one record: nobody overwrites what she has not seen.</summary>
public sealed class StatesTests
{
    [Theory, OnBoth]
    public async Task A_change_takes_the_state_it_was_made_on_and_a_later_one_is_shown_instead(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var alfa = await site.Has(cluster, "Alfa AS", facts: [(OrganisationField.Website, "alfa.no")]);
        var program = await Caller.With(site, cluster);
        var path = $"members/{alfa.Id}";
        var first = (await program.Get(path)).Is(200);
        first.Tag!.ShouldStartWith($"\"{first["version"]}-");

        (await program.Patch(path, null, """{"website":"beta.no"}""")).Is(428)["type"].ShouldBe("/api/v1#if-match-needed");
        var changed = (await program.Patch(path, first.Tag, """{"website":"beta.no","offers":"sensorer; testing"}""")).Is(200);
        changed["website"].ShouldBe("https://beta.no");
        changed.Tag.ShouldNotBe(first.Tag);
        changed.Tag.ShouldBe((await program.Get(path)).Tag);

        var late = (await program.Patch(path, first.Tag, """{"website":"gamma.no"}""")).Is(412);
        late["type"].ShouldBe("/api/v1#changed-meanwhile");
        late.Json.GetProperty("now").GetProperty("website").GetString().ShouldBe("https://beta.no");
        late.Json.GetProperty("sent").GetProperty("website").GetString().ShouldBe("gamma.no");
        late.Tag.ShouldBe(changed.Tag);
        (await program.Patch(path, "W/" + changed.Tag, """{"website":"gamma.no"}""")).Is(412);
        (await program.Patch(path, $"\"x\", {changed.Tag}", """{"website":"gamma.no"}""")).Is(200);
        (await program.Patch(path, "*", """{"website":null}""")).Is(200).Json.GetProperty("website").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Theory, OnBoth]
    public async Task Of_twenty_changes_on_one_state_one_is_made(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var alfa = await site.Has(cluster, "Alfa AS");
        var program = await Caller.With(site, cluster);
        var path = $"members/{alfa.Id}";
        var tag = (await program.Get(path)).Tag;
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => program.Patch(path, tag, $$"""{"website":"nr{{i}}.no"}""")));
        all.Count(one => one.Status == 200).ShouldBe(1);
        all.Count(one => one.Status == 412).ShouldBe(19);
        (await program.Get(path))["website"].ShouldBe(all.Single(one => one.Status == 200)["website"]);
    }

    [Theory, OnBoth]
    public async Task What_has_not_changed_is_not_sent_again(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var alfa = await site.Has(cluster, "Alfa AS");
        var program = await Caller.With(site, cluster);
        foreach (var path in new[] { $"members/{alfa.Id}", "members", "counts", "cluster", "me", "journal" })
        {
            var first = (await program.Get(path)).Is(200);
            (await program.Get(path, ("If-None-Match", first.Tag!))).Is(304).Text.ShouldBeEmpty();
            (await program.Get(path, ("If-None-Match", "\"other\""))).Is(200);
            first.Headers.CacheControl!.NoStore.ShouldBeTrue("what is private is kept by nobody");
        }

        // A contribution is no part of the organisation's own state, but that it is committed is a part of what was read.
        var read = await program.Get($"members/{alfa.Id}");
        (await program.Post($"members/{alfa.Id}/contributions", """{"given_on":"2026-01-01","kind":"fee"}""")).Is(201);
        (await program.Get($"members/{alfa.Id}", ("If-None-Match", read.Tag!))).Is(200)["version"].ShouldBe(read["version"]);
    }

    [Theory, OnBoth]
    public async Task An_address_says_its_methods_and_tells_nobody_whether_the_cluster_is_there(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.NewCluster();
        var stranger = new Caller(site.Stranger());
        foreach (var slug in new[] { "nscc", "no-such" })
        {
            var other = (await stranger.Send("DELETE", $"/api/v1/{slug}/members", null)).Is(405);
            other.ContentHeaders.Allow.Order().ShouldBe(["GET", "HEAD", "POST"]);
            other.Media.ShouldBe("application/problem+json");
            (await stranger.Send("OPTIONS", $"/api/v1/{slug}/members", null)).Is(204).ContentHeaders.Allow.ShouldContain("POST");
            (await stranger.Get($"/api/v1/{slug}/members")).Is(401)["type"].ShouldBe("/api/v1#no-key");
            (await stranger.Send("HEAD", $"/api/v1/{slug}/members", null)).Is(401).Text.ShouldBeEmpty();
        }

        (await stranger.Get("/api/v1/nscc/no-such-thing")).Is(404).Media.ShouldBe("application/problem+json");
        (await stranger.Get("/api/v2")).Is(404).Media.ShouldBe("application/problem+json");
    }

    [Theory, OnBoth]
    public async Task Who_asks_too_fast_is_told_how_long_to_wait(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect, builder => builder.Configuration["ApiRequestsPerMinute"] = "3");
        var cluster = await site.NewCluster();
        var (program, other) = (await Caller.With(site, cluster), await Caller.With(site, cluster));
        for (var i = 0; i < 3; i++)
            (await program.Get("me")).Is(200);
        var told = (await program.Get("me")).Is(429);
        told.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(20));
        told["type"].ShouldBe("/api/v1#too-fast");
        (await other.Get("me")).Is(200);
        site.Clock.Forward(TimeSpan.FromSeconds(20));
        (await program.Get("me")).Is(200);
        (await program.Get("me")).Is(429);
    }

    [Theory, OnBoth]
    public async Task Words_come_in_the_readers_language_and_codes_in_none(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var program = await Caller.With(site, cluster);
        program.Client.DefaultRequestHeaders.Remove("Accept-Language");
        var (english, norwegian) = (await program.Post("members", """{"name":"A AS","kind":"dings"}""", ("Accept-Language", "en")), await program.Post("members", """{"name":"A AS","kind":"dings"}""", ("Accept-Language", "nb")));
        english.Is(422).Detail.ShouldStartWith("“kind” must be one of: company");
        norwegian.Is(422).Detail.ShouldStartWith("«kind» må være en av disse: company");
        (english["type"], english["field"], english.ContentHeaders.ContentLanguage.Single()).ShouldBe((norwegian["type"], "kind", "en"));
        norwegian.ContentHeaders.ContentLanguage.Single().ShouldBe("nb");
        (await program.Get("members/" + Guid.NewGuid(), ("Accept-Language", "nb"))).Is(404).Detail.ShouldBe("Adressen kan være skrevet feil, eller det som sto her, er ikke ditt å se.");
    }
}
