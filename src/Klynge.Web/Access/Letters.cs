using Klynge.Web.Language;
using Klynge.Web.Post;

namespace Klynge.Web.Access;

/// <summary>The letters that let people in. Short, and they say why one gets them.</summary>
internal static class Letters
{
    public static LetterText Invitation(string? inviter, string cluster, string role, Uri link) => LetterText.Of(
        Texts.Say("You are invited to {0}", cluster),
        inviter is null ? Texts.Say("You are invited to {0} as: {1}.", cluster, role) : Texts.Say("{0} invites you to {1} as: {2}.", inviter, cluster, role),
        Texts.Say("Accept here. The link works once, for {0} days, and only for this address:", OneTimeLinks.Invitation.Days),
        link.ToString(),
        Texts.Say("If you did not expect this, do nothing: nobody can use your address without the link."));

    public static LetterText WaysIn(Uri signIn, Uri reset) => LetterText.Of(
        Texts.Say("Your link to Klynge"),
        Texts.Say("Someone, probably you, asked for a way in without the password. Both links work once, for one hour."),
        Texts.Say("Sign in now:") + "\n" + signIn,
        Texts.Say("Or choose a new password:") + "\n" + reset,
        Texts.Say("If it was not you, do nothing: the links came to this address only, and nothing has been changed."));

    public static LetterText NewPassword(Uri reset) => LetterText.Of(
        Texts.Say("Choose a new password for Klynge"),
        Texts.Say("The manager of your cluster sends you this link. It works once, for three days:"),
        reset.ToString());

    public static LetterText PasswordChanged(Uri root) => LetterText.Of(
        Texts.Say("Your password has been changed"),
        Texts.Say("The password of your account at {0} was changed just now, and other browsers were signed out.", root.Host),
        Texts.Say("Passkeys, and accounts elsewhere that you have connected, open your account as before: {0}", new Uri(root, "/account/ways-in")),
        Texts.Say("If it was not you, ask for a new link on the sign-in page at once, and tell the manager of your cluster."));
}
