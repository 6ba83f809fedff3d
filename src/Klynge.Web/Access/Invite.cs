using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Invites one person into the cluster, takes an invitation back, or sends it again.</summary>
[May(Deed.InviteUsers)]
public sealed class Invite(Db db, Visit visit, Invitations invitations)
{
    private static readonly Refusal Gone = new("The invitation has been used or taken back already.");

    public async Task<(Uri? Link, Refusal? Refusal)> Do(string name, string email, Role role, string? organisation, CancellationToken cancel)
    {
        if (NameKey.Clean(name, out var clean) is { } blank)
            return (null, blank.At("Name"));
        if (EmailAddress.Read(email, out var address) is { } wrong)
            return (null, wrong);
        var (organisationId, unknown) = role == Role.MemberContact ? await invitations.Organisation(organisation, cancel) : default;
        if (unknown is not null)
            return (null, unknown);

        await invitations.Read(cancel);
        var who = new Invitee(clean, address, role, organisationId);
        return invitations.Refuses(who) is { } refusal ? (null, refusal) : await Write(who, cancel);
    }

    /// <summary>The old link dies, and a new one goes to the same address.</summary>
    public async Task<(Uri? Link, Refusal? Refusal)> Again(Guid id, CancellationToken cancel)
    {
        if (await Open(id).SingleOrDefaultAsync(cancel) is not { } token)
            return (null, Gone);

        await invitations.Read(cancel);
        var who = new Invitee(token.Name ?? token.EmailKey, token.EmailKey, token.Role!.Value, token.OrganisationId);
        return invitations.Refuses(who) is { } refusal ? (null, refusal) : await Write(who, cancel);
    }

    public async Task<Refusal?> TakeBack(Guid id, CancellationToken cancel)
    {
        if (await Open(id).SingleOrDefaultAsync(cancel) is not { } token)
            return Gone;
        if (!invitations.May(token.Role!.Value))
            return new("Nobody can take back a role above their own.");
        return await db.InTurn(() => Open(id).ExecuteDeleteAsync(cancel), cancel) == 1 ? null : Gone;
    }

    private IQueryable<OneTimeToken> Open(Guid id) =>
        db.OneTimeTokens.AsNoTracking().Where(t => t.Id == id && t.ClusterId == visit.ClusterId && t.Purpose == TokenPurpose.Invitation && t.UsedAt == null);

    private async Task<(Uri? Link, Refusal? Refusal)> Write(Invitee who, CancellationToken cancel)
    {
        await using var writing = await db.BeginWriting(cancel);
        try
        {
            var link = await invitations.Write(who, cancel);
            await db.SaveChangesAsync(cancel);
            await writing.Commit(cancel);
            return (link, null);
        }
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            return (null, Refusal.On("Email", "{0} was invited by someone else at this very moment.", who.Email));
        }
    }
}
