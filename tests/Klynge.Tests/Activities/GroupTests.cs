using System.Net;
using Klynge.Access;
using Klynge.Activities;
using Klynge.Members;
using Klynge.Occasions;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Activities;
using Klynge.Web.Members.People;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Activities;

/// <summary>Groups: who is in them, when they met, and the ties that come of it. The clock stands at 12 May 2026.</summary>
public sealed class GroupTests
{
    private static readonly DateOnly Today = new(2026, 5, 12);

    [Fact]
    public void A_group_is_at_work_when_it_has_met_twice_in_twelve_months()
    {
        DateOnly[] days = [new(2025, 5, 12), new(2025, 5, 13), new(2026, 1, 1)];
        WorkGroup.IsAtWork(days, Today).ShouldBeTrue();
        WorkGroup.IsAtWork(days, Today.AddDays(1)).ShouldBeFalse("thirteenth of May a year ago is no longer within");
        WorkGroup.IsAtWork(days, new(2025, 5, 13)).ShouldBeTrue();
        WorkGroup.IsAtWork(days[2..], Today).ShouldBeFalse();
    }

    [Fact]
    public void What_is_wrong_with_a_group_a_seat_or_a_meeting_is_said()
    {
        WorkGroup.Make(Guid.NewGuid(), new GroupText { From = "2026-02-30" }, Today).Item2.Select(wrong => wrong.Field).ShouldBe(["Name", "From"]);
        WorkGroup.Make(Guid.NewGuid(), new GroupText { Name = "Data", From = "2026-05-01", To = "2026-04-01" }, Today).Item2.Single().Field.ShouldBe("To");
        var group = WorkGroup.Make(Guid.NewGuid(), new GroupText { Name = "Data", From = "2026-02-01" }, Today).Item1!;
        GroupMember.Join(group, Guid.NewGuid(), null, GroupPart.Member, new(2026, 1, 31), Today).Item2!.Field.ShouldBe("From");
        var seat = GroupMember.Join(group, Guid.NewGuid(), null, GroupPart.Member, new(2026, 2, 1), Today).Item1!;
        seat.Leave(group, new(2026, 1, 1), Today)!.Field.ShouldBe("To");
        seat.Leave(group, Today, Today).ShouldBeNull();
        seat.Leave(group, Today, Today).ShouldNotBeNull();
        GroupMeeting.Hold(group, new GroupMeetingText { On = "2026-05-13" }, Today).Item2.Single().Sentence.ShouldStartWith("{0} has not been yet.");
        GroupMeeting.Hold(group, new GroupMeetingText { On = "2026-01-13" }, Today).Item2.Single().Field.ShouldBe("On");
    }

    [Theory, OnBoth]
    public async Task A_group_is_made_meets_and_ties_those_who_were_there(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (sanselyd, lysning, storm) = (await site.Enter(cluster), await site.Enter(cluster, "Lysning AS", "974760673"), await site.Enter(cluster, "Storm AS", "971274255"));
        var ida = (await site.With((_, services) => services.GetRequiredService<AddPerson>().Do(new NewPerson("Ida Storvik", "ida@sanselyd.example", null), default), cluster.Id)).Person!.Id;
        await site.With((_, services) => services.GetRequiredService<BeginRole>().Do(ida, sanselyd.Id, "Leder", new DateOnly(2025, 1, 1), null, default), cluster.Id);
        using var kari = await site.SignedIn(cluster);
        await (await kari.Post("/nscc/groups/new", "/nscc/groups/new", ("Form.Name", "Ressursgruppe for anskaffelser"), ("Form.Kind", "Resource"), ("Form.Mandate", "Dele det vi vet"), ("Form.From", "2026-01-01"))).Went();
        var group = await site.With((db, _) => db.Set<WorkGroup>().Select(g => g.Id).SingleAsync(), cluster.Id);
        var page = $"/nscc/groups/{group}";
        await (await kari.Post(page, page + "?handler=Join", ("Form.Organisation", "Sanselyd AS"), ("Form.Person", "ida storvik"), ("Form.Part", "Leader"), ("Form.From", "2026-01-01"))).Went();
        await (await kari.Post(page, page + "?handler=Join", ("Form.Organisation", "974760673"), ("Form.Part", "Member"), ("Form.From", "2026-01-01"))).Went();
        (await (await kari.Post(page, page + "?handler=Join", ("Form.Organisation", "974760673"), ("Form.Part", "Leader"), ("Form.From", "2026-01-01"))).Text(422)).ShouldContain("Den er i gruppen allerede.");
        (await (await kari.Post(page, page + "?handler=Join", ("Form.Organisation", "Storm AS"), ("Form.Part", "Leader"), ("Form.From", "2026-01-01"))).Text(422)).ShouldContain("Gruppen har en leder.");
        (await (await kari.Post(page, page + "?handler=Join", ("Form.Organisation", "Storm AS"), ("Form.Person", "Ingen Her"), ("Form.Part", "Member"))).Text(422)).ShouldContain("Ingen med det navnet har en rolle der i dag.");

        var seats = await site.With((db, _) => db.Set<GroupMember>().Select(m => m.Id).ToListAsync(), cluster.Id);
        var (meet, key) = (page + "/meeting", Guid.CreateVersion7().ToString());
        (await (await kari.Post(meet, meet + "?handler=Write", ("Form.Key", key), ("Form.On", "2026-04-14"))).Text(422)).ShouldContain("Kryss av for hvem som var der");
        foreach (var _ in (int[])[1, 2])
            await (await kari.Post(meet, meet + "?handler=Write", ("Form.Key", key), ("Form.On", "2026-04-14"), ("Form.Seats", seats[0].ToString()), ("Form.Seats", seats[1].ToString()), ("Form.Others", "storm as"), ("Form.Notes", "Bare for oss"))).Went();
        await (await kari.Post(meet, meet + "?handler=Write", ("Form.Key", Guid.CreateVersion7().ToString()), ("Form.On", "2026-05-05"), ("Form.Seats", seats[0].ToString()), ("Form.Seats", seats[1].ToString()))).Went();
        (await Left(site, cluster)).ShouldBe((2, 5));
        (await kari.Words("/nscc/groups")).ShouldContain("Sanselyd AS 2 2 5. mai 2026 I arbeid");
        (await kari.Words("/nscc/groups?on=2026-05-01")).ShouldContain("Sanselyd AS 2 1 14. apr. 2026 Møtes sjelden");
        (await kari.Words(page)).ShouldSatisfyAllConditions(text => text.ShouldContain("Ida Storvik, Leder"), text => text.ShouldContain("14. april 2026"));
        (await kari.Words($"/nscc/members/{sanselyd.Id}")).ShouldContain("Med i én gruppe");
        (await kari.Words($"/nscc/network/tie/{sanselyd.Id}/{lysning.Id}")).ShouldSatisfyAllConditions(text => text.ShouldContain("2 gruppemøter; møttes sist 5. mai 2026"), text => text.ShouldContain("Ressursgruppe for anskaffelser, møte 5. mai 2026"));

        var said = await Run.Klynge(site.Place, "measures", "--cluster", "nscc", "--on", "2026-05-12", "--json");
        said.Json.GetProperty("measures").EnumerateArray().Select(one => $"{one.GetProperty("indicator")} {one.GetProperty("code")} {one.GetProperty("count")}/{one.GetProperty("of")}")
            .ShouldBe(["2.5 members-reached 0/3", "2.6 members-in-cooperation 3/3", "2.6 network-density 3/3", "4.5 groups-at-work 1/"]);
        (await Run.Klynge(site.Place, "measures", "--cluster", "nscc", "--on", "2026-04-30", "--json")).Json.GetProperty("measures")[3].GetProperty("count").GetInt32().ShouldBe(0);

        // Written anew: Storm was not there after all. Taken out: the other never was.
        var held = await site.With((db, _) => db.Set<GroupMeeting>().OrderBy(m => m.On).Select(m => m.Id).ToListAsync(), cluster.Id);
        (await kari.Words($"{meet}?meeting={held[0]}")).ShouldContain("Storm AS");
        await (await kari.Post($"{meet}?meeting={held[0]}", meet + "?handler=Write", ("meeting", held[0].ToString()), ("Form.On", "2026-04-14"), ("Form.Seats", seats[0].ToString()), ("Form.Seats", seats[1].ToString()))).Went();
        await (await kari.Post($"{meet}?meeting={held[1]}", meet + "?handler=Remove", ("meeting", held[1].ToString()))).Went();
        (await Left(site, cluster)).ShouldBe((1, 2));
        (await kari.Words($"/nscc/network/tie/{sanselyd.Id}/{storm.Id}")).ShouldContain("De har ikke gjort noe sammen");

        await (await kari.Post(page, page + "?handler=Leave", ("seat", seats[0].ToString()))).Went();
        using var hers = await site.SignedIn(cluster, Role.MemberContact, lysning.Id, "kontakt@lysning.example");
        (await hers.Words(page)).ShouldSatisfyAllConditions(text => text.ShouldContain("Sanselyd AS"), text => text.ShouldNotContain("Ida Storvik"), text => text.ShouldNotContain("Bare for oss"), text => text.ShouldNotContain("Skriv ned et møte"));
        await hers.Page(meet, HttpStatusCode.Forbidden);
    }

    [Theory, OnBoth]
    public async Task Of_twelve_leaders_at_once_one_sits(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var members = new List<Organisation>();
        foreach (var number in (string[])["982463718", "974760673", "971274255", "985821585"])
            members.Add(await site.Enter(cluster, $"Firma {number} AS", number));
        var group = (await site.With((_, services) => services.GetRequiredService<MakeGroup>().Do(new GroupText { Name = "Data" }, null, default), cluster.Id)).Id!.Value;
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => site.With((_, services) => services.GetRequiredService<JoinGroup>().Do(group, members[i % 4].Id, null, GroupPart.Leader, Today, default), cluster.Id)));
        answers.Count(answer => answer is null).ShouldBe(1);
        (await site.With((db, _) => db.Set<GroupMember>().CountAsync(), cluster.Id)).ShouldBe(1);
    }

    private static Task<(int, int)> Left(RunningSite site, Cluster cluster) => site.With(async (db, _) => (await db.Occasions.CountAsync(o => o.Kind == OccasionKinds.Group), await db.OccasionParties.CountAsync()), cluster.Id);
}
