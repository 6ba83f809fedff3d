using Klynge.Web.Language;
using Klynge.Web.Post;

namespace Klynge.Web.Access.Outside;

/// <summary>What the owner of an account is told of who else opens it.</summary>
internal static class OutsideLetters
{
    public static LetterText Connected(string provider, Uri page) => LetterText.Of(
        Texts.Say("{0} can open your account", provider),
        Texts.Say("Whoever signs in as you at {0} can open your account at {1} from now on.", provider, page.Host),
        IfNot(page));

    public static LetterText Removed(string provider, Uri page) => LetterText.Of(
        Texts.Say("{0} no longer opens your account", provider),
        Texts.Say("Signing in at {0} no longer opens your account at {1}.", provider, page.Host),
        IfNot(page));

    private static string IfNot(Uri page) => Texts.Say("If it was not you: sign in, remove what you do not know at {0}, choose a new password, and tell the manager of your cluster.", page);
}
