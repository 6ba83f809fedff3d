namespace Klynge.Members;

/// <summary>What an assessor would do.</summary>
public enum AssessmentAdvice
{
    Unsure,
    Admit,
    Decline,
}

/// <summary>
/// One person's judgement of an application, goal by goal. Several may assess; who assesses again lets her new judgement take
/// the place of the earlier one, which stays in the history.
/// </summary>
public sealed class ApplicationAssessment : Owned
{
    private readonly List<GoalJudgement> judgements = [];

    public Guid ApplicationId { get; init; }
    public Guid By { get; init; }
    public DateTime At { get; init; }
    public AssessmentAdvice Advice { get; init; }
    public string? Words { get; private set; }

    /// <summary>When a later one of hers took its place; empty while it counts.</summary>
    public DateTime? ReplacedAt { get; private set; }
    public IReadOnlyList<GoalJudgement> Judgements => judgements;

    /// <param name="goals">The goals that hold on the day.</param>
    public static (ApplicationAssessment?, IReadOnlyList<Refusal>) Of(
        MembershipApplication application, IReadOnlyCollection<Guid> goals, IReadOnlyDictionary<Guid, Judged> judged, AssessmentAdvice advice, string? words, Guid by, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(goals);
        ArgumentNullException.ThrowIfNull(judged);
        if (application.AnsweredOn is { } day)
            return (null, [new("The application was answered on {0}.", day)]);

        var wrong = new List<Refusal>();
        if (judged.Keys.Any(goal => !goals.Contains(goal)))
            wrong.Add(new("One of the goals is no longer the cluster's. Judge the goals that stand here now."));
        if (ShortText.Read(words, "Words", out var clean, ShortText.Paragraph) is { } empty)
            wrong.Add(empty);
        var assessment = new ApplicationAssessment { ClusterId = application.ClusterId, ApplicationId = application.Id, Advice = advice, Words = clean, By = by, At = at };
        foreach (var goal in goals)
            if (assessment.Judge(goal, judged.GetValueOrDefault(goal)) is { } refusal)
                wrong.Add(refusal);
        if (wrong.Count > 0)
            return (null, wrong);

        assessment.Record(new ApplicationAssessed(application.Id, assessment.Id));
        return (assessment, []);
    }

    public void GiveWay(DateTime at) => ReplacedAt = at;

    internal void Forget()
    {
        Words = null;
        foreach (var judgement in judgements)
            judgement.Forget();
    }

    private Refusal? Judge(Guid goal, Judged? judged)
    {
        if (judged?.Level is not (>= 0 and <= GoalJudgement.Highest and var level))
            return Refusal.On($"Levels[{goal}]", "Choose how well it fits: none, some, good or strong.");
        if (ShortText.ReadOptional(judged.Words, $"Sentences[{goal}]", out var words, 500) is { } unread)
            return unread;
        if (level > 0 && words is null)
            return Refusal.On($"Sentences[{goal}]", "Say in a sentence what it rests on.");

        judgements.Add(new GoalJudgement { ClusterId = ClusterId, AssessmentId = Id, GoalId = goal, Level = level, Words = words });
        return null;
    }
}

/// <summary>How an application fits one goal, as it was typed.</summary>
public sealed record Judged(int? Level, string? Words);

/// <summary>How an application fits one strategic goal: none, some, good or strong (0–3, ours), and what that rests on.</summary>
public sealed class GoalJudgement : Owned
{
    public const int Highest = 3;

    public Guid AssessmentId { get; init; }
    public Guid GoalId { get; init; }
    public int Level { get; init; }
    public string? Words { get; internal set; }

    internal void Forget() => Words = null;
}
