using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.History;

namespace Klynge.Web.Members.Admission;

/// <summary>How states, reasons, levels and parts of the composition are said.</summary>
public static class ApplicationWords
{
    public static string Said(DeclineReason reason) => Texts.Say(reason switch
    {
        DeclineReason.Rule => "Does not meet the rule of admission",
        DeclineReason.AnotherCluster => "Fits better in another cluster",
        _ => "Something else",
    });

    public static string Level(int level) => Texts.Say(level switch { 0 => "None", 1 => "Some", 2 => "Good", _ => "Strong" });

    public static string Said(AssessmentAdvice advice) => Texts.Say(advice switch
    {
        AssessmentAdvice.Admit => "Would admit",
        AssessmentAdvice.Decline => "Would decline",
        _ => "Is in doubt",
    });

    public static string Said(ApplicationStepKind step) => Texts.Say(step switch
    {
        ApplicationStepKind.Admitted => "Admitted",
        ApplicationStepKind.Declined => "Declined",
        ApplicationStepKind.Withdrawn => "Withdrawn",
        ApplicationStepKind.Reopened => "Opened again",
        _ => "Sent",
    });

    public static string Heading(CompositionDimension dimension) => Texts.Say(dimension switch
    {
        CompositionDimension.Kind => "By kind",
        CompositionDimension.Industry => "By industry",
        _ => "By county",
    });

    /// <summary>A part of the composition, and the language it is said in where that is not the reader's.</summary>
    public static (string Text, string? Language) Part(CompositionDimension dimension, string code) => (dimension, code) switch
    {
        (_, Mix.Unknown) => (Texts.Say("Not known"), null),
        (CompositionDimension.Kind, _) => (OrganisationKinds.TryRead(code, out var kind) ? FactWords.Said(kind) : code, null),
        (CompositionDimension.Industry, _) => FactWords.Industry(IndustryStandard.Sn2025, code) is var (text, language) && text != code
            ? (text, language) : FactWords.Industry(IndustryStandard.Sn2007, code),
        _ => (Counties.Find(code)?.Name ?? code, null),
    };

    /// <summary>"Open, answer within 5 days", "Declined 12 May 2026".</summary>
    public static (string Words, string Tone) State(MembershipApplication application, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(application);
        return application.Outcome switch
        {
            ApplicationOutcome.Admitted => (Texts.Say("Admitted {0}", application.AnsweredOn), "good"),
            ApplicationOutcome.Declined => (Texts.Say("Declined {0}", application.AnsweredOn), "idle"),
            ApplicationOutcome.Withdrawn => (Texts.Say("Withdrawn {0}", application.AnsweredOn), "idle"),
            _ => Left(application.DaysLeft(today)),
        };
    }

    /// <summary>How long there is to answer in.</summary>
    public static (string Words, string Tone) Left(int days) => days switch
    {
        < 0 => (Texts.Say(days == -1 ? "one day late" : "{0} days late", -days), "bad"),
        0 => (Texts.Say("today"), "warn"),
        <= 3 => (Texts.Say(days == 1 ? "in one day" : "in {0} days", days), "warn"),
        _ => (Texts.Say("in {0} days", days), "idle"),
    };

    public static string Wanted(CompositionTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var share = target.Measure == TargetMeasure.Share;
        return (target.Least, target.Most) switch
        {
            ({ } least, null) => Texts.Say(share ? "at least {0} %" : "at least {0}", Plain(least)),
            (null, { } most) => Texts.Say(share ? "at most {0} %" : "at most {0}", Plain(most)),
            _ => Texts.Say(share ? "{0}–{1} %" : "{0}–{1}", Plain(target.Least ?? 0), Plain(target.Most ?? 0)),
        };
    }

    public static string Share(decimal percent) => Texts.Say("{0} %", Math.Round(percent, 1, MidpointRounding.AwayFromZero).ToString("0.0", System.Globalization.CultureInfo.CurrentCulture));

    private static string Plain(decimal figure) => figure.ToString("0.####", System.Globalization.CultureInfo.CurrentCulture);
}
