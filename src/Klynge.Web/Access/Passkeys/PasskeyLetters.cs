using Klynge.Web.Language;
using Klynge.Web.Post;

namespace Klynge.Web.Access.Passkeys;

/// <summary>What the owner of an account is told of its passkeys.</summary>
internal static class PasskeyLetters
{
    public static LetterText Added(string name, Uri page) => LetterText.Of(
        Texts.Say("Your account has a new passkey"),
        Texts.Say("The passkey “{0}” can open your account at {1} from now on.", name, page.Host),
        IfNot(page));

    public static LetterText Removed(string name, Uri page) => LetterText.Of(
        Texts.Say("A passkey of your account is removed"),
        Texts.Say("The passkey “{0}” no longer opens your account at {1}.", name, page.Host),
        IfNot(page));

    public static LetterText Refused(string name, Uri page) => LetterText.Of(
        Texts.Say("A passkey of yours was refused"),
        Texts.Say("Somebody tried to come in at {0} with the passkey “{1}”. It counted fewer uses than before, which a passkey never does unless there is a copy of it. Nobody was let in.", page.Host, name),
        Texts.Say("Remove it, and make a new one: {0}", page));

    private static string IfNot(Uri page) => Texts.Say("If it was not you: sign in, remove what you do not know at {0}, choose a new password, and tell the manager of your cluster.", page);
}
