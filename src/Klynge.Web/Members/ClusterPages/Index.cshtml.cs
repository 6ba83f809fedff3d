using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.ClusterPages;

/// <summary>The cluster as it was on the day: who it is, where it sits, who works there and what it wants.</summary>
[May(Deed.SeeDirectory)]
public sealed class ClusterModel(MoveGoal move) : KlyngePage
{
    private readonly Dictionary<ClusterPart, PartView> views = [];

    public Cluster Cluster { get; private set; } = null!;

    /// <summary>What it was called on the day.</summary>
    public string Name { get; private set; } = "";
    public decimal ManYears { get; private set; }
    public int InTeam { get; private set; }
    public bool MayEdit => Visit.May(Deed.EditCluster) && !Visit.AnotherDay;
    public bool SeesPeople => Visit.May(Deed.SeeRegister);

    internal PartView this[ClusterPart part] => views[part];

    public async Task OnGet() => await Load();

    public override async Task Load()
    {
        Cluster = await Db.Clusters.AsNoTracking().SingleAsync(c => c.Id == Visit.ClusterId, Cancel);
        var all = SeesPeople;
        var names = new PartNames(await Db.People.Where(p => (all || p.Published) && (Db.Set<TeamPost>().Any(t => t.PersonId == p.Id) || Db.Set<Competence>().Any(c => c.PersonId == p.Id) || Db.Set<LearningDay>().Any(l => l.PersonId == p.Id)))
            .ToDictionaryAsync(p => p.Id, p => p.Name, Cancel), T["Name not published"]);
        foreach (var part in AllParts.All.Where(part => all || !part.Asks.TeamOnly))
            views[part] = new PartView(part, await part.Lines(Db, names, Cancel), Visit.On, !Visit.AnotherDay, MayEdit, all);
        Name = views[AllParts.Names].Now is [{ } name, ..] ? name.Text : Cluster.Name;
        var team = views[AllParts.Team].Now;
        (ManYears, InTeam) = (team.Sum(line => line.Amount), team.Select(line => line.Person).Distinct().Count());
    }

    [May(Deed.EditCluster)]
    public async Task<IActionResult> OnPostMove(Guid goal, bool up)
    {
        try
        {
            if (await move.Do(goal, up, Cancel) is not null)
                return NotFound();
        }
        catch (DbUpdateConcurrencyException)
        {
            await Load();
            return Conflict(new("Someone else moved the goals in the same moment. This is how they stand now."));
        }

        return Redirect(Here("/cluster") + "#goals");
    }
}

/// <summary>One list of the cluster's page on a day: what holds, what comes, and what has ended.</summary>
internal sealed record PartView(ClusterPart Part, IReadOnlyList<PartLine> Lines, DateOnly Day, bool IsToday, bool MayEdit, bool SeesPeople)
{
    /// <summary>What happened on single days is shown for the year looked at.</summary>
    public IReadOnlyList<PartLine> Now => [.. Lines.Where(line => line.IsOn(Day) && (!line.Once || line.From.Year == Day.Year))];

    /// <summary>What is decided and begins later. A day in the past knew nothing of it.</summary>
    public IReadOnlyList<PartLine> Ahead => IsToday ? [.. Lines.Where(line => line.From > Day && !line.Once)] : [];
    public IReadOnlyList<PartLine> Earlier => [.. Lines.Where(line => line.Once ? line.From.Year < Day.Year : line.To < Day).OrderByDescending(line => line.To ?? line.From)];
}
