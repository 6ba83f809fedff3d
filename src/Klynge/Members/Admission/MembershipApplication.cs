namespace Klynge.Members;

/// <summary>How an application ended; one that waits has no outcome.</summary>
public enum ApplicationOutcome
{
    Admitted,
    Declined,
    Withdrawn,
}

/// <summary>Why an application was declined, as the one who decides chooses it; a sentence to the applicant says the rest.</summary>
public enum DeclineReason
{
    Rule,
    AnotherCluster,
    Other,
}

/// <summary>
/// Someone asks to become a member, with relevance in her own words. It is answered once: admitted, declined, or withdrawn.
/// What happened to it on the way stands in its steps.
/// </summary>
public sealed partial class MembershipApplication : Owned
{
    /// <summary>Months after a no or a withdrawal before who asked, and what she wrote, is forgotten. Ours.</summary>
    public const int MonthsKept = 6;

    private readonly List<ApplicationStep> steps = [];

    public string? Number { get; private set; }
    public string? ForeignId { get; private set; }
    public string? Country { get; private set; }
    public string Name { get; private set; } = "";
    public OrganisationKind Kind { get; private set; }
    public string? PostalCode { get; private set; }
    public string? Place { get; private set; }
    public string? Industry { get; private set; }
    public IndustryStandard IndustryStandard { get; private set; }

    /// <summary>Full-time equivalents, as the applicant counts them.</summary>
    public decimal? Staff { get; private set; }
    public string? Website { get; private set; }
    public string? Relevance { get; private set; }
    public string? Offers { get; private set; }
    public string? Seeks { get; private set; }
    public string? ContactName { get; private set; }
    public string? ContactEmail { get; private set; }
    public string? ContactPhone { get; private set; }

    /// <summary>The language she wrote in; letters come in it.</summary>
    public string Language { get; private set; } = "nb";

    /// <summary>SHA-256 of the key in her own link.</summary>
    public string? KeyHash { get; private set; }
    public DateTime SentAt { get; init; }
    public DateOnly SentOn { get; private set; }
    public DateOnly AnswerBy { get; private set; }
    public ApplicationOutcome? Outcome { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>The account that answered; empty where the applicant withdrew.</summary>
    public Guid? AnsweredBy { get; private set; }

    /// <summary>The organisation it became a member as.</summary>
    public Guid? OrganisationId { get; private set; }
    public DateOnly? ForgottenOn { get; private set; }

    /// <summary>Made up for the demonstration.</summary>
    public bool Invented { get; init; }

    public IReadOnlyList<ApplicationStep> Steps => steps;
    public bool IsOpen => Outcome is null;

    /// <summary>Where the applicant sits, by today's codes.</summary>
    public string? County => PostalCodes.Find(PostalCode)?.Municipality.Code[..2];

    public Traits Traits => new(Kind, Industry is null ? null : Traits.DivisionOf(Industry), County);

    public int DaysLeft(DateOnly today) => AnswerBy.DayNumber - today.DayNumber;
}

/// <summary>What happened to an application on one occasion: its words are the applicant's or hers who answered, and are forgotten with it.</summary>
public sealed class ApplicationStep : Owned
{
    public Guid ApplicationId { get; init; }
    public ApplicationStepKind Kind { get; init; }
    public DateTime At { get; init; }

    /// <summary>Empty for the applicant herself and for the daily work.</summary>
    public Guid? By { get; init; }
    public DeclineReason? Reason { get; init; }
    public string? Words { get; private set; }

    internal static ApplicationStep Of(MembershipApplication application, ApplicationStepKind kind, string? words, Guid? by, DateTime at, DeclineReason? reason = null) =>
        new() { ClusterId = application.ClusterId, ApplicationId = application.Id, Kind = kind, Words = words, By = by, At = at, Reason = reason };

    internal void Forget() => Words = null;
}

public enum ApplicationStepKind
{
    Sent,
    Admitted,
    Declined,
    Withdrawn,
    Reopened,
}

public sealed record ApplicationSent(Guid About) : Happening(About);
public sealed record ApplicationAssessed(Guid About, Guid AssessmentId) : Happening(About);
public sealed record ApplicationAdmitted(Guid About, Guid OrganisationId, MembershipCategory Category, DateOnly From) : Happening(About);
public sealed record ApplicationDeclined(Guid About, Guid StepId, DeclineReason Reason) : Happening(About);
public sealed record ApplicationWithdrawn(Guid About, Guid StepId, bool ByApplicant) : Happening(About);
public sealed record ApplicationReopened(Guid About, Guid StepId) : Happening(About);

/// <summary>Who asked, and what she wrote, is deleted; the organisation, the days and the outcome stay.</summary>
public sealed record ApplicationForgotten(Guid About) : Happening(About);
