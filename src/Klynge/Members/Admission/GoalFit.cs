namespace Klynge.Members;

/// <summary>
/// How an application fits what the cluster wants: for each goal the mean of those who assessed, and in all the mean of the
/// goals as a share of the highest. Every goal counts alike, and a goal nobody has judged counts as nothing at all. Ours.
/// </summary>
public sealed record GoalFit(IReadOnlyList<GoalStanding> Goals, decimal? Share)
{
    public static GoalFit Of(IEnumerable<Guid> goals, IEnumerable<ApplicationAssessment> assessments)
    {
        ArgumentNullException.ThrowIfNull(goals);
        ArgumentNullException.ThrowIfNull(assessments);
        var levels = assessments.Where(assessment => assessment.ReplacedAt is null).SelectMany(assessment => assessment.Judgements).ToLookup(judgement => judgement.GoalId, judgement => judgement.Level);
        var standings = goals.Select(goal => GoalStanding.Of(goal, [.. levels[goal]])).ToList();
        var judged = standings.Select(standing => standing.Mean).OfType<decimal>().ToList();
        return new(standings, judged.Count == 0 ? null : judged.Sum() / judged.Count / GoalJudgement.Highest);
    }

    public int NotJudged => Goals.Count(goal => goal.Mean is null);
}

/// <summary>One goal: the mean level, and how far apart those who assessed are.</summary>
public sealed record GoalStanding(Guid GoalId, decimal? Mean, int Lowest, int Highest)
{
    public bool Differ => Highest > Lowest;

    internal static GoalStanding Of(Guid goal, IReadOnlyList<int> levels) =>
        levels.Count == 0 ? new(goal, null, 0, 0) : new(goal, (decimal)levels.Sum() / levels.Count, levels.Min(), levels.Max());
}
