using Klynge.Members;
using Klynge.Web.Access;
using Klynge.Web.Language;
using Klynge.Web.Members.People;

namespace Klynge.Web.Members.History;

/// <summary>Sentences about people and about who may come in. A person who is erased, or private to the reader, is "a person".</summary>
public static partial class Sentences
{
    private static void People()
    {
        On<PersonAdded>((h, known) => Texts.Say("{0} was added", Person(h.About, known)));
        On<PersonErased>((_, _) => Texts.Say("A person was erased from the register"));
        On<PersonChanged>((h, known) => Texts.Say("What is known of {0} was corrected", Person(h.About, known)));
        On<PersonRoleBegan>((h, known) => Texts.Say("{0} took up a role from {1}", Person(h.About, known), h.From));
        On<PersonRoleEnded>((h, known) => Texts.Say("{0} left a role; the last day is {1}", Person(h.About, known), h.LastDay));
        On<PersonPublished>((h, known) => Texts.Say(h.Published ? "{0} is shown to visitors" : "{0} is no longer shown to visitors", Person(h.About, known)));
        On<ConsentGiven>((h, known) => Texts.Say(h.Basis switch
        {
            "consent" => "{0} agreed to {1}",
            "contract" => "{0}: used for {1} because of an agreement",
            _ => "{0}: used for {1} because of a legitimate interest",
        }, Person(h.About, known), PersonWords.Within(h.Purpose)));
        On<ConsentWithdrawn>((h, known) => Texts.Say(h.Basis is null or "consent" ? "{0} no longer agrees to {1}" : "{0}: no longer used for {1}", Person(h.About, known), PersonWords.Within(h.Purpose)));
    }

    private static void Access()
    {
        On<UserInvited>((h, _) => Texts.Say("Someone was invited as {0}", RoleWords.Within(h.Role)));
        On<RoleGiven>((h, known) => Texts.Say("{0} became {1}", User(h.About, known), RoleWords.Within(h.Role)));
        On<RoleEnded>((h, known) => Texts.Say("{0} is no longer {1}", User(h.About, known), RoleWords.Within(h.Role)));
        On<AccountDisabled>((h, known) => Texts.Say("{0} may no longer sign in", User(h.About, known)));
        On<PasswordLinkMade>((h, known) => Texts.Say("A link to a new password was made for {0}", User(h.About, known)));
        On<AccountErased>((_, _) => Texts.Say("Somebody's account was erased"));
        On<AccountEnabled>((h, known) => Texts.Say("{0} may sign in again", User(h.About, known)));
        On<TokenMade>((_, _) => Texts.Say("A key for a program was made"));
        On<TokenRevoked>((_, _) => Texts.Say("A key for a program was taken back"));
    }

    private static string Person(Guid id, Known known) => known.Person(id) ?? Texts.Say("A person");

    private static string User(Guid id, Known known) => known.Account(id) ?? Texts.Say("Someone");
}
