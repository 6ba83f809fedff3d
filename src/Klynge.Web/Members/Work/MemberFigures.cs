using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Work;

/// <summary>How many are members, how many of them are committed, how many partners: each leads to the list it was counted from.</summary>
internal sealed class MemberFigures(Db db) : IFigures
{
    public Deed Deed => Deed.SeeDirectory;
    public int Order => 10;

    public async Task<IReadOnlyList<Figure>> Of(Visit visit, CancellationToken cancel)
    {
        var members = await Count(MembershipCategory.Member, visit.On, cancel);
        var before = await Count(MembershipCategory.Member, visit.On.AddMonths(-1), cancel);
        var figures = new List<Figure> { new(members.ToString("N0"), Change(members, before, visit.On.AddMonths(-1)), Link(visit, "/members")) };
        // Who is committed and who is not is the team's to know; others see how many belong without a vote.
        if (visit.May(Deed.SeeRegister))
            figures.Add(await Committed(visit, members, cancel));
        else
            figures.Add(Category(visit, await Count(MembershipCategory.Associate, visit.On, cancel), "associate member", "associate members", "associate"));
        figures.Add(Category(visit, await Count(MembershipCategory.Partner, visit.On, cancel), "partner", "partners", "partner"));
        return figures;
    }

    private async Task<Figure> Committed(Visit visit, int members, CancellationToken cancel)
    {
        var committed = await db.CommittedOn(visit.On).CountAsync(cancel);
        var share = members == 0 ? 0 : (int)Math.Round(100m * committed / members, MidpointRounding.AwayFromZero);
        return new(Texts.Say("{0} %", share), Texts.Say("are committed, {0} of {1}", committed, members), Link(visit, "/members?committed=yes"));
    }

    private static Figure Category(Visit visit, int count, string one, string many, string code) =>
        new(count.ToString("N0"), Texts.Say(count == 1 ? one : many), Link(visit, "/members?category=" + code));

    private Task<int> Count(MembershipCategory category, DateOnly day, CancellationToken cancel) =>
        db.Memberships.Where(Membership.On(day)).Where(m => m.Category == category).Select(m => m.OrganisationId).Distinct().CountAsync(cancel);

    private static string Change(int now, int before, DateOnly then) => now.CompareTo(before) switch
    {
        > 0 => Texts.Say("members, {0} more than on {1}", now - before, Days.OfYear(then)),
        < 0 => Texts.Say("members, {0} fewer than on {1}", before - now, Days.OfYear(then)),
        _ => Texts.Say("members, as many as on {0}", Days.OfYear(then)),
    };

    private static string Link(Visit visit, string path) =>
        $"/{visit.Slug}{path}{(visit.AnotherDay ? (path.Contains('?') ? "&on=" : "?on=") + Days.Iso(visit.On) : "")}";
}
