using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Klynge.Access;
using Klynge.Members;
using Klynge.Occasions;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Network;

/// <summary>The network as people look at it: map, table, years, those without, and the files of it. The clock stands at 12 May 2026.</summary>
public sealed class NetworkPagesTests
{
    [Theory, OnBoth]
    public async Task Before_anything_was_done_together_the_pages_say_how_it_grows(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        using var kari = await site.SignedIn(cluster);
        foreach (var page in (string[])["", "/members", "/years"])
            (await kari.Words("/nscc/network" + page)).ShouldContain("Her vokser nettverket fram", customMessage: page);
        (await kari.Words("/nscc/network/without")).ShouldSatisfyAllConditions(page => page.ShouldContain("Ett medlem er uten forbindelser"), page => page.ShouldContain(member.Name), page => page.ShouldContain("aldri"));
    }

    [Theory, OnBoth]
    public async Task Map_table_years_and_files_tell_of_the_same_ties_on_any_day(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        Organisation[] who = [await site.Enter(cluster), await site.Enter(cluster, "Lysning AS", "974760673"), await site.Enter(cluster, "Bjørk & «Bro» AS", "971274255"), await site.Enter(cluster, "Alene AS", "985821585")];
        await Together(site, cluster, new(2025, 10, 1), who[0], who[1]);
        await Together(site, cluster, new(2026, 2, 3), who[1], who[2]);
        await Together(site, cluster, new(2026, 3, 4), who[1], who[2]);

        using var kari = await site.SignedIn(cluster);
        var map = await kari.Words("/nscc/network");
        map.ShouldSatisfyAllConditions(
            page => page.ShouldContain("Kartet viser de 3 medlemmene som har forbindelser. Ett har ingen."), page => page.ShouldContain("Valgt Lysning AS"), page => page.ShouldContain("Korteste veier via det 100 %"),
            page => page.ShouldContain("Bjørk & «Bro» AS og Lysning AS 2 arrangementer"), page => page.ShouldContain("Uten forbindelser 1"));
        (await kari.Words($"/nscc/network?who={who[2].Id}")).ShouldContain("Valgt Bjørk & «Bro» AS");
        (await kari.Words("/nscc/network?years=1&by=between&kind=company")).ShouldContain("Kartet viser de 3 medlemmene");
        (await kari.Words("/nscc/network?on=2025-12-31")).ShouldSatisfyAllConditions(page => page.ShouldContain("Kartet viser de 2 medlemmene"), page => page.ShouldNotContain("2 arrangementer"));
        (await kari.Words("/nscc/network?built=project")).ShouldContain("Ingenting knytter disse sammen");
        (await kari.Words("/nscc/network/members")).ShouldSatisfyAllConditions(page => page.ShouldContain("4 medlemmer, 2 forbindelser."), page => page.ShouldContain("Lysning AS"), page => page.ShouldContain("Rundt"));
        (await kari.Words("/nscc/network/without")).ShouldContain("Alene AS");
        (await kari.Words("/nscc/network/years?from=2026-01-01&to=2026-04-30")).ShouldSatisfyAllConditions(
            page => page.ShouldContain("2025 4 2 1 1"), page => page.ShouldContain("2026 4 2 1 1"), page => page.ShouldContain("De tolv månedene før 4 2 1 1"), page => page.ShouldContain("I perioden 4 2 1 1"), page => page.ShouldContain("Siden da, til 12. mai 2026 4 0 0 0"));
        (await kari.Words("/nscc/network/years?from=2026-05-01&to=2026-04-30")).ShouldContain("Velg en første og en siste dag");
        foreach (var wrong in (string[])["years=3", "built=lunch", "kind=pony", "by=luck"])
            await kari.Page("/nscc/network?" + wrong, HttpStatusCode.UnprocessableEntity);

        (await kari.GetStringAsync(new Uri("/nscc/network/ties.csv", UriKind.Relative))).Split("\r\n").ShouldSatisfyAllConditions(lines => lines.Length.ShouldBe(4), lines => lines[1].ShouldStartWith("Bjørk & «Bro» AS;Lysning AS;2 arrangementer;2;2026-02-03;2026-03-04;"));
        (await kari.GetStringAsync(new Uri("/nscc/network/members.csv", UriKind.Relative))).Split("\r\n").Length.ShouldBe(6);
        var graphml = XDocument.Parse(await kari.GetStringAsync(new Uri("/nscc/network/network.graphml", UriKind.Relative)));
        (graphml.Descendants().Count(one => one.Name.LocalName == "node"), graphml.Descendants().Count(one => one.Name.LocalName == "edge")).ShouldBe((4, 2));
        graphml.Descendants().Count(one => one.Name.LocalName == "data" && one.Value == "Bjørk & «Bro» AS").ShouldBe(1);
        var gexf = XDocument.Parse(await kari.GetStringAsync(new Uri("/nscc/network/network.gexf", UriKind.Relative)));
        (gexf.Descendants().Count(one => one.Name.LocalName == "node"), gexf.Descendants().Count(one => one.Name.LocalName == "edge")).ShouldBe((4, 2));
        using var drawn = JsonDocument.Parse(await kari.GetStringAsync(new Uri("/nscc/network/map.json", UriKind.Relative)));
        (drawn.RootElement.GetProperty("nodes").GetArrayLength(), drawn.RootElement.GetProperty("ties").GetArrayLength()).ShouldBe((3, 2));

        var said = await Run.Klynge(site.Place, "network", "--cluster", "nscc", "--to", "2026-05-12", "--json");
        said.Exit.ShouldBe(0);
        (said.Json.GetProperty("nodes").GetInt32(), said.Json.GetProperty("ties").GetInt32(), said.Json.GetProperty("components").GetInt32()).ShouldBe((4, 2, 2));
        said.Json.GetProperty("members").EnumerateArray().Single(member => member.GetProperty("name").GetString() == "Lysning AS").GetProperty("betweenness").GetDouble().ShouldBe(1);
        (await Run.Klynge(site.Place, "network", "--cluster", "nscc", "--from", "2026-01-01", "--to", "2026-05-12", "--json")).Json.GetProperty("ties").GetInt32().ShouldBe(1);
        (await Run.Klynge(site.Place, "network", "--cluster", "nscc", "--from", "2026-06-01", "--to", "2026-05-12", "--json")).Refused.ShouldBe("The first day is after the last.");
        (await Run.Klynge(site.Place, "network", "--json")).Refused.ShouldContain("--cluster");
    }

    [Theory, OnBoth]
    public async Task A_member_contact_sees_the_network_and_takes_no_file_of_it_and_another_cluster_sees_nothing(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, other) = (await site.NewCluster(), await site.NewCluster("andre", "En annen klynge"));
        Organisation[] who = [await site.Enter(cluster), await site.Enter(cluster, "Lysning AS", "974760673")];
        await Together(site, cluster, new(2026, 3, 4), who[0], who[1]);
        using var contact = await site.SignedIn(cluster, Role.MemberContact, who[0].Id, "kontakt@sanselyd.example");
        (await contact.Words("/nscc/network")).ShouldSatisfyAllConditions(page => page.ShouldContain("Lysning AS"), page => page.ShouldNotContain("GraphML"));
        using (var file = await contact.GetAsync(new Uri("/nscc/network/ties.csv", UriKind.Relative)))
            file.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var elsewhere = await site.SignedIn(other, email: "leder@andre.example");
        (await elsewhere.Words("/andre/network")).ShouldNotContain("Lysning AS");
        using var theirs = await elsewhere.GetAsync(new Uri("/nscc/network/map.json", UriKind.Relative));
        theirs.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
    }

    private static Task<int> Together(RunningSite site, Cluster cluster, DateOnly on, params Organisation[] who) => site.With(
        async (db, _) =>
        {
            var occasion = new Occasion { ClusterId = cluster.Id, Kind = OccasionKinds.Event, SourceId = Guid.NewGuid(), From = on, To = on, Size = who.Length };
            db.Add(occasion);
            db.AddRange(who.Select(one => new OccasionParty { ClusterId = cluster.Id, OccasionId = occasion.Id, OrganisationId = one.Id, On = on }));
            return await db.SaveChangesAsync();
        }, cluster.Id);
}
