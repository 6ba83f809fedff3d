using Klynge.Web.Access.Outside;
using Klynge.Web.Access.Passkeys;
using Klynge.Web.Language;
using Klynge.Web.Shell.Personal;

namespace Klynge.Web.Access;

/// <summary>What is kept of who may sign in. An account is of the installation, and is told of and taken out there; its roles and keys where they hold.</summary>
internal sealed class PersonalAccess : IPersonal
{
    public int Order => 50;

    public IEnumerable<PersonalTable> Tables =>
    [
        new PersonalTable<Account>("Account", Fate.Goes, (db, who) => db.Accounts.Where(a => who.Cluster == null && a.Id == who.Account))
            .Shows("Name", a => a.Name).Shows("E-mail", a => a.Email).Shows("Language", a => a.Language, a => a.Language == "nb" ? "Bokmål" : "English")
            .Shows("Made", a => a.CreatedAt).Shows("Last here", a => a.LastSeenAt).Shows("Before that", a => a.SeenBeforeAt).Shows("Closed", a => a.DisabledAt)
            .Silent(a => a.EmailKey, a => a.PasswordHash, a => a.Theme).Last(),
        new PersonalTable<AccountRole>("May come in as", Fate.Goes, (db, who) => db.Roles.Where(r => r.AccountId == who.Account && (who.Whole || r.ClusterId == who.Cluster)))
            .Shows("Role", r => r.Role, r => RoleWords.Say(r.Role)).Shows("Since", r => r.From).Shows("Until", r => r.EndedAt),
        new PersonalTable<Session>("Signed in with", Fate.Goes, (db, who) => db.Sessions.Where(s => who.Cluster == null && s.AccountId == who.Account))
            .Shows("Signed in", s => s.CreatedAt).Shows("Last used", s => s.SeenAt).Shows("By way of", s => s.Provider).Silent(s => s.Hash),
        new PersonalTable<Passkey>("Passkeys", Fate.Goes, (db, who) => db.Set<Passkey>().Where(p => who.Cluster == null && p.AccountId == who.Account))
            .Shows("Name", p => p.Name).Shows("Site", p => p.Domain).Shows("Made", p => p.CreatedAt).Shows("Last used", p => p.LastUsedAt).Silent(p => p.CredentialId, p => p.PublicKey, p => p.Transports),
        new PersonalTable<OutsideLogin>("Signing in elsewhere", Fate.Goes, (db, who) => db.Set<OutsideLogin>().Where(o => who.Cluster == null && o.AccountId == who.Account))
            .Shows("Provider", o => o.Issuer).Shows("Known there as", o => o.Subject).Shows("Made", o => o.CreatedAt).Shows("Last used", o => o.LastUsedAt),
        new PersonalTable<ApiToken>("Keys for programs", Fate.Goes, (db, who) => db.ApiTokens.Where(t => t.AccountId == who.Account && (who.Whole || t.ClusterId == who.Cluster)))
            .Shows("Name", t => t.Name).Shows("Ends in", t => t.Ending).Shows("Made", t => t.MadeAt).Shows("Last used", t => t.UsedAt).Shows("Lasts to", t => t.EndsAt).Silent(t => t.Hash),
        new PersonalTable<OneTimeToken>("Invitations and links", Fate.Goes, (db, who) => db.OneTimeTokens.Where(t => who.Emails.Contains(t.EmailKey) && (who.Whole || t.ClusterId == who.Cluster)))
            .Shows("What for", t => t.Purpose, t => Texts.Say(t.Purpose == TokenPurpose.Invitation ? "Invitation" : "A way in")).Shows("To", t => t.EmailKey).Shows("Name", t => t.Name)
            .Shows("Made", t => t.MadeAt).Shows("Lasts to", t => t.EndsAt).Shows("Used", t => t.UsedAt).Silent(t => t.Hash),
    ];
}
