using Klynge.Members;
using Klynge.Web.Access;
using Klynge.Web.Language;
using Klynge.Web.Post;

namespace Klynge.Web.Members.Admission;

/// <summary>The letters to someone who applies. Each says what happens next.</summary>
internal static class ApplicationLetters
{
    public static LetterText Received(MembershipApplication application, string cluster, Uri link) => LetterText.Of(
        Texts.Say("Your application to {0} has arrived", cluster),
        Texts.Say("{0} has applied for membership in {1}. You get an answer by {2} at the latest.", application.Name, cluster, application.AnswerBy),
        Texts.Say("Follow the application here, or withdraw it. Keep the link to yourself: whoever has it can do the same.") + "\n" + link,
        Texts.Say("If it was not you who applied, open the link and withdraw the application, or write to {0}.", cluster));

    public static LetterText Admitted(MembershipApplication application, string cluster, MembershipCategory category, DateOnly from, Uri? link) => LetterText.Of(
        Texts.Say("{0} is admitted to {1}", application.Name, cluster),
        Texts.Say(category switch
        {
            MembershipCategory.Member => "{0} is a member of {1} from {2}. Welcome.",
            MembershipCategory.Associate => "{0} is an associate member of {1} from {2}. Welcome.",
            _ => "{0} is a partner of {1} from {2}. Welcome.",
        }, application.Name, cluster, from),
        link is null
            ? Texts.Say("You have an account already: sign in, and you find your organisation there.")
            : Texts.Say("Sign in as its contact here, see what is said of you, and correct it. The link works once, for {0} days, and only for this address:", OneTimeLinks.Invitation.Days) + "\n" + link);

    public static LetterText Declined(MembershipApplication application, string cluster, string words) => LetterText.Of(
        Texts.Say("The answer to your application to {0}", cluster),
        Texts.Say("{0} was not admitted to {1} this time. The cluster says:", application.Name, cluster),
        words,
        Kept());

    public static LetterText Withdrawn(MembershipApplication application, string cluster, string words) => LetterText.Of(
        Texts.Say("Your application to {0} is withdrawn", cluster),
        Texts.Say("{0} has withdrawn the application from {1} for you. The cluster says:", cluster, application.Name),
        words,
        Kept());

    public static LetterText Reopened(MembershipApplication application, string cluster, string words) => LetterText.Of(
        Texts.Say("{0} looks at your application again", cluster),
        Texts.Say("The application from {0} is open again. You get an answer by {1} at the latest. The cluster says:", application.Name, application.AnswerBy),
        words);

    private static string Kept() => Texts.Say("What you wrote is deleted after {0} months. That you applied, and the answer, is kept.", MembershipApplication.MonthsKept);
}
