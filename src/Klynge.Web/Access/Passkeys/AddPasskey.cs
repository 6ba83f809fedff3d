using Klynge.Members;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access.Passkeys;

/// <summary>Gives her account one more passkey. Only she who showed lately that it is her may; a letter tells the owner of the account.</summary>
[SignedIn]
public sealed class AddPasskey(Db db, IPasskeyHandler<Account> handler, UnderWay underWay, Proof proof, WaysIn ways, Outbox outbox, PublicAddress address, IHttpContextAccessor browser)
{
    public const int LongestName = 100;
    private const string Kind = "new-passkey";

    /// <summary>What the browser is to be asked, as its own interface reads it.</summary>
    public async Task<(string? Question, Refusal? Refusal)> Question(Guid accountId, CancellationToken cancel)
    {
        if (!await proof.IsFresh(cancel))
            return (null, Proof.Wanted);
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, cancel);
        var asked = await handler.MakeCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.Email, DisplayName = account.Name }, browser.HttpContext!);
        underWay.Begin(Kind, new Asked(asked.AttestationState!, accountId, proof.Session!));
        return (asked.CreationOptionsJson, null);
    }

    public async Task<Refusal?> Do(Guid accountId, string name, string? answer, CancellationToken cancel)
    {
        if (!await proof.IsFresh(cancel))
            return Proof.Wanted;
        if (NameKey.Clean(name, out var clean) is { } blank)
            return blank.At("Name");
        var asked = await underWay.Take<Asked>(Kind, cancel);
        if (asked is null || asked.AccountId != accountId || asked.Session != proof.Session)
            return new("This was begun too long ago, or again in another window. Try again.");
        if (answer is not { Length: > 0 and <= AskForPasskey.LongestAnswer })
            return new("The browser gave no passkey. Try again.");
        var result = await handler.PerformAttestationAsync(new() { HttpContext = browser.HttpContext!, CredentialJson = answer, AttestationState = asked.State });
        return result.Succeeded ? await Keep(accountId, clean, result.Passkey, cancel) : new("The passkey could not be read, or is registered already. Try again, or with another device.");
    }

    private async Task<Refusal?> Keep(Guid accountId, string name, UserPasskeyInfo made, CancellationToken cancel)
    {
        try
        {
            await using var writing = await db.BeginWriting(cancel);
            var account = await ways.Hold(accountId, cancel);
            if (await db.Set<Passkey>().CountAsync(p => p.AccountId == accountId, cancel) >= Passkey.Most)
                return new("You have {0} passkeys, and more cannot be kept. Remove one you no longer use.", Passkey.Most);
            db.Add(new Passkey
            {
                AccountId = accountId, CredentialId = made.CredentialId, PublicKey = made.PublicKey, SignCount = made.SignCount, Name = name,
                Transports = string.Join(' ', (made.Transports ?? []).Where(word => word.Length <= 20).Take(8)), Domain = address.Root.Host,
                BackupEligible = made.IsBackupEligible, BackedUp = made.IsBackedUp, CreatedAt = db.Now,
            });
            outbox.Put(account.Email, account.Language, null, () => PasskeyLetters.Added(name, address.Of("/account/ways-in")));
            await db.SaveChangesAsync(cancel);
            await writing.Commit(cancel);
            return null;
        }
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            return new("This passkey is registered already.");
        }
    }

    private sealed record Asked(string State, Guid AccountId, string Session);
}
