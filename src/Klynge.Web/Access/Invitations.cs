using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Someone to invite: who, to what, and for a member contact the organisation she speaks for.</summary>
public sealed record Invitee(string Name, string Email, Role Role, Guid? OrganisationId);

/// <summary>
/// The rules of inviting into one cluster, for one person or five hundred: nobody gives a role above her own, a member
/// contact speaks for an organisation, and who is in already is not invited again.
/// </summary>
public sealed class Invitations(Db db, Visit visit, OneTimeLinks links, Outbox outbox)
{
    private HashSet<(string EmailKey, Role Role, Guid? OrganisationId)> held = [];
    private HashSet<string> open = [];

    /// <summary>Who has which role here, and who has an open invitation. Read once, asked for every line.</summary>
    public async Task Read(CancellationToken cancel)
    {
        var (cluster, now) = (visit.ClusterId, db.Now);
        held = [.. (await db.Roles.Where(r => (r.ClusterId == cluster || r.ClusterId == null) && r.EndedAt == null)
            .Select(r => new { r.Account!.EmailKey, r.Role, r.OrganisationId }).ToListAsync(cancel)).Select(r => (r.EmailKey, r.Role, r.OrganisationId))];
        open = [.. await db.OneTimeTokens.Where(t => t.ClusterId == cluster && t.Purpose == TokenPurpose.Invitation && t.UsedAt == null && t.EndsAt > now)
            .Select(t => t.EmailKey).ToListAsync(cancel)];
    }

    public bool IsOpen(string email) => open.Contains(Account.Key(email));

    /// <summary>The roles the one who asks may give.</summary>
    public IEnumerable<Role> Giveable => RoleWords.Given.Where(May);

    public bool May(Role given) => visit.Here.Any(own => Rights.MayGrant(own.Role, given));

    public Refusal? Refuses(Invitee who)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (!May(who.Role))
            return Refusal.On("Role", "Nobody can give a role above their own.");
        if (who.Role == Role.MemberContact && who.OrganisationId is null)
            return Refusal.On("Organisation", "Say which organisation the member contact speaks for.");
        return held.Contains((Account.Key(who.Email), who.Role, who.OrganisationId))
            ? Refusal.On("Email", "{0} has this role here already.", who.Email)
            : null;
    }

    /// <summary>Writes the invitation and its letter, in place of an earlier one to the same address. Without a mail server the link is given back to be carried by hand.</summary>
    public async Task<Uri?> Write(Invitee who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(who);
        var link = await Make(who, cancel);
        var key = Account.Key(who.Email);
        var language = await db.Accounts.Where(a => a.EmailKey == key).Select(a => a.Language).SingleOrDefaultAsync(cancel)
            ?? await db.Clusters.Where(c => c.Id == visit.ClusterId).Select(c => c.Language).SingleAsync(cancel);
        outbox.Put(who.Email, language, visit.ClusterId, () => Letters.Invitation(visit.AccountName, visit.ClusterName, RoleWords.Say(who.Role), link));
        return outbox.Sends ? null : link;
    }

    /// <summary>Makes the invitation alone, for a letter that says more than this: its link, and the line in the journal.</summary>
    public async Task<Uri> Make(Invitee who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(who);
        var key = Account.Key(who.Email);
        await db.OneTimeTokens.Where(t => t.ClusterId == visit.ClusterId && t.Purpose == TokenPurpose.Invitation && t.EmailKey == key && t.UsedAt == null).ExecuteDeleteAsync(cancel);
        db.Journal.Add(JournalLine.Of(new UserInvited(who.OrganisationId ?? Guid.Empty, who.Role), visit.ClusterId, db.Now, visit.AccountId));
        return links.Make(TokenPurpose.Invitation, who.Email, OneTimeLinks.Invitation, visit.AccountId, visit.ClusterId, who.Role, who.OrganisationId, who.Name);
    }

    /// <summary>The organisation meant by a name or a number as people type it.</summary>
    public async Task<(Guid? Id, Refusal? Refusal)> Organisation(string? typed, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return (null, null);
        if (OrganisationNumber.TryParse(typed, out var number))
        {
            var digits = number.ToString();
            var byNumber = await db.Organisations.Where(o => o.Number == digits).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(cancel);
            return byNumber is null ? (null, Refusal.On("Organisation", "No organisation here has the number {0}.", number.Grouped)) : (byNumber, null);
        }

        var folded = NameKey.Fold(typed);
        var near = folded.Length == 0 ? [] : await db.Organisations.Where(o => o.Search.Contains(folded)).OrderBy(o => o.NameSort)
            .Select(o => new { o.Id, o.Name, Earlier = o.Names.Select(n => n.Name).ToList() }).Take(50).ToListAsync(cancel);
        // A role that opens an organisation's page is given by its whole name or number, never by a likeness.
        var exact = near.Where(o => NameKey.Fold(o.Name) == folded).ToList() is { Count: > 0 } now ? now : [.. near.Where(o => o.Earlier.Any(name => NameKey.Fold(name) == folded))];
        return (exact.Count, near.Count) switch
        {
            (1, _) => (exact[0].Id, null),
            (_, 0) => (null, Refusal.On("Organisation", "No organisation here is called “{0}”.", typed.Trim())),
            _ => (null, Refusal.On("Organisation", "No one organisation is meant by “{0}”. Write the whole name or the number: {1}.", typed.Trim(), string.Join(", ", (exact.Count > 0 ? exact : near).Take(5).Select(o => o.Name)))),
        };
    }
}
