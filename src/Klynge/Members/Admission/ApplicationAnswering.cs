namespace Klynge.Members;

public sealed partial class MembershipApplication
{
    public static readonly Refusal AnsweredMeanwhile = new("The application was answered at this very moment. Look again.");

    /// <summary>Taken in. The membership it becomes is begun in the same transaction.</summary>
    /// <param name="decision">Who decided, as written: "Board, 7/18".</param>
    public Refusal? Admit(Guid organisation, MembershipCategory category, DateOnly from, string? decision, Guid? by, DateTime at, DateOnly today)
    {
        if ((RefusesAnswer() ?? ShortText.Read(decision, "Decision", out decision!)) is { } refusal)
            return refusal;

        Answer(ApplicationOutcome.Admitted, ApplicationStep.Of(this, ApplicationStepKind.Admitted, decision, by, at), today);
        Record(new ApplicationAdmitted(Id, organisation, category, from));
        return null;
    }

    /// <summary>What it became. The contact stands in the register from now on, and her data are kept there and not here.</summary>
    public void Became(Guid organisation)
    {
        OrganisationId = organisation;
        (ContactName, ContactEmail, ContactPhone) = (null, null, null);
    }

    /// <param name="words">To the applicant: at least a sentence.</param>
    public Refusal? Decline(DeclineReason reason, string? words, Guid? by, DateTime at, DateOnly today)
    {
        if ((RefusesAnswer() ?? ReadSentence(words, out words)) is { } refusal)
            return refusal;

        var step = ApplicationStep.Of(this, ApplicationStepKind.Declined, words, by, at, reason);
        Answer(ApplicationOutcome.Declined, step, today);
        Record(new ApplicationDeclined(Id, step.Id, reason));
        return null;
    }

    /// <summary>The applicant takes it back herself, or staff do so for her and say why.</summary>
    public Refusal? Withdraw(string? words, Guid? by, DateTime at, DateOnly today)
    {
        if ((RefusesAnswer() ?? (by is null ? ShortText.ReadOptional(words, "Words", out words, ShortText.Paragraph) : ReadSentence(words, out words))) is { } refusal)
            return refusal;

        var step = ApplicationStep.Of(this, ApplicationStepKind.Withdrawn, words, by, at);
        Answer(ApplicationOutcome.Withdrawn, step, today);
        Record(new ApplicationWithdrawn(Id, step.Id, by is null));
        return null;
    }

    /// <summary>Opens a declined or withdrawn one again; it is to be answered as if it had come today.</summary>
    public Refusal? Reopen(string? words, Guid? by, DateTime at, DateOnly today, int answerWithin)
    {
        if (IsOpen)
            return new("The application is open already.");
        if (Outcome == ApplicationOutcome.Admitted)
            return new("The application became a membership. End the membership instead.");
        if (ForgottenOn is { } forgotten)
            return new("Who applied, and why, was deleted on {0}. They must apply anew.", forgotten);
        if (ReadSentence(words, out words) is { } refusal)
            return refusal;

        var step = ApplicationStep.Of(this, ApplicationStepKind.Reopened, words, by, at);
        (Outcome, AnsweredOn, AnsweredBy, AnswerBy) = (null, null, null, today.AddDays(answerWithin));
        steps.Add(step);
        Record(new ApplicationReopened(Id, step.Id));
        return null;
    }

    /// <summary>Forgets who asked and what she wrote. To be called with steps and assessments loaded.</summary>
    public void Forget(IEnumerable<ApplicationAssessment> assessments, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(assessments);
        (ContactName, ContactEmail, ContactPhone, Relevance, Offers, Seeks, Website, KeyHash, ForgottenOn) = (null, null, null, null, null, null, null, null, today);
        foreach (var step in steps)
            step.Forget();
        foreach (var assessment in assessments)
            assessment.Forget();
        Record(new ApplicationForgotten(Id));
    }

    /// <summary>Whether its time has come: six months after a no or a withdrawal.</summary>
    public static DateOnly ForgottenWhenAnsweredBy(DateOnly today) => today.AddMonths(-MonthsKept);

    private void Answer(ApplicationOutcome outcome, ApplicationStep step, DateOnly today)
    {
        (Outcome, AnsweredOn, AnsweredBy) = (outcome, today, step.By);
        steps.Add(step);
    }

    private Refusal? RefusesAnswer() => AnsweredOn is { } day ? new("The application was answered on {0}.", day) : null;

    /// <summary>A sentence, not a word: ten characters is the least that says anything. Ours.</summary>
    private static Refusal? ReadSentence(string? text, out string words) =>
        ShortText.Read(text, "Words", out words, ShortText.Paragraph) ?? (words.Length < 10 ? Refusal.On("Words", "Write at least a sentence.") : null);
}
