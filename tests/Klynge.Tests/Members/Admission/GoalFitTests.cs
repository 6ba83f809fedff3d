using Klynge.Members;

namespace Klynge.Tests.Members.Admission;

/// <summary>How an application fits what the cluster wants.</summary>
public sealed class GoalFitTests
{
    private static readonly Guid[] Goals = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
    private static readonly DateTime Now = new(2026, 5, 12, 8, 0, 0, DateTimeKind.Utc);

    private static MembershipApplication Application => MembershipApplication.Send(Guid.NewGuid(), Applicants.Text, AdmissionTerms.Usual(Guid.Empty), "nb", null, new(2026, 5, 12), Now).Item1!;

    [Fact]
    public void Every_goal_counts_alike_as_a_share_of_the_highest()
    {
        var fit = GoalFit.Of(Goals, [Assessed(3, 0, 1)]);
        fit.Share.ShouldBe(4m / 9);
        fit.Goals.Select(goal => goal.Mean).ShouldBe([3m, 0m, 1m]);
    }

    [Fact]
    public void Several_who_assess_are_a_mean_and_their_difference_is_seen()
    {
        var fit = GoalFit.Of(Goals, [Assessed(3, 0, 1), Assessed(1, 0, 1)]);
        fit.Goals[0].ShouldBe(new GoalStanding(Goals[0], 2m, 1, 3));
        fit.Goals[0].Differ.ShouldBeTrue();
        fit.Goals[1].Differ.ShouldBeFalse();
        fit.Share.ShouldBe(3m / 9);
    }

    [Fact]
    public void A_judgement_that_another_took_the_place_of_counts_no_more()
    {
        var earlier = Assessed(0, 0, 0);
        earlier.GiveWay(Now);
        GoalFit.Of(Goals, [earlier, Assessed(3, 3, 3)]).Share.ShouldBe(1m);
        GoalFit.Of(Goals, [earlier]).Share.ShouldBeNull();
    }

    [Fact]
    public void A_goal_nobody_judged_counts_as_nothing_and_is_told()
    {
        var fit = GoalFit.Of([.. Goals, Guid.NewGuid()], [Assessed(3, 3, 3)]);
        (fit.Share, fit.NotJudged).ShouldBe((1m, 1));
        GoalFit.Of([], []).Share.ShouldBeNull();
    }

    [Fact]
    public void Each_goal_is_judged_and_what_is_not_nothing_has_its_sentence()
    {
        var judged = new Dictionary<Guid, Judged> { [Goals[0]] = new(2, " "), [Goals[1]] = new(4, "Mye"), [Goals[2]] = new(0, null) };
        var wrong = ApplicationAssessment.Of(Application, Goals, judged, AssessmentAdvice.Admit, "", Guid.NewGuid(), Now).Item2;
        wrong.Select(refusal => refusal.Field).ShouldBe(["Words", $"Sentences[{Goals[0]}]", $"Levels[{Goals[1]}]"]);
        ApplicationAssessment.Of(Application, Goals[..1], judged, AssessmentAdvice.Admit, "Greit.", Guid.NewGuid(), Now).Item2[0].Sentence.ShouldContain("no longer the cluster's");
    }

    private static ApplicationAssessment Assessed(params int[] levels)
    {
        var judged = Goals.Zip(levels).ToDictionary(pair => pair.First, pair => new Judged(pair.Second, "Det står i søknaden."));
        var (assessment, wrong) = ApplicationAssessment.Of(Application, Goals, judged, AssessmentAdvice.Admit, "De passer godt.", Guid.NewGuid(), Now);
        wrong.ShouldBeEmpty();
        return assessment!;
    }
}
