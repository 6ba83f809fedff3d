using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access.Passkeys;

/// <summary>
/// Asks a browser for a passkey and judges its answer. The challenge is new each time, bound to this browser, and good for
/// one answer. On the sign-in page everyone is asked the same: who has passkeys is not told.
/// </summary>
[Open("who is to be let in asks here")]
public sealed class AskForPasskey(Db db, IPasskeyHandler<Account> handler, UnderWay underWay, IHttpContextAccessor browser)
{
    public const int LongestAnswer = 16_000;
    private const string Kind = "passkey";

    private static readonly Refusal TooOld = new("This was begun too long ago, or again in another window. Try again.");

    private static readonly Refusal NotAccepted = new("The passkey was not accepted. Try again, or use another way in.");

    public static readonly Refusal Copied = new("This passkey counts fewer uses than it did before, so there may be a copy of it. It was not accepted, and its owner is told.");

    /// <summary>What the browser is to be asked, as its own interface reads it. With an account, only for that account's passkeys.</summary>
    public async Task<string> Question(Guid? accountId, CancellationToken cancel)
    {
        var account = accountId is null ? null : await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, cancel);
        var asked = await handler.MakeRequestOptionsAsync(account, browser.HttpContext!);
        underWay.Begin(Kind, asked.AssertionState!);
        return asked.RequestOptionsJson;
    }

    /// <summary>Whose passkey answered.</summary>
    public async Task<(Passkey? Passkey, Refusal? Refusal)> Answer(string? answer, CancellationToken cancel)
    {
        if (await underWay.Take<string>(Kind, cancel) is not { } asked)
            return (null, TooOld);
        if (answer is not { Length: > 0 and <= LongestAnswer })
            return (null, NotAccepted);
        var result = await handler.PerformAssertionAsync(new() { HttpContext = browser.HttpContext!, CredentialJson = answer, AssertionState = asked });
        if (!result.Succeeded)
            return (null, NotAccepted);

        var (credentialId, count, backedUp) = (result.Passkey.CredentialId, (long)result.Passkey.SignCount, result.Passkey.IsBackedUp);
        var passkey = await db.Set<Passkey>().AsNoTracking().Include(p => p.Account).SingleAsync(p => p.CredentialId == credentialId, cancel);
        DateTime? now = db.Now;
        // The count only grows, where the device counts at all; of two answers with one count the second is refused.
        var counted = await db.InTurn(() => db.Set<Passkey>().Where(p => p.Id == passkey.Id && (p.SignCount < count || (count == 0 && p.SignCount == 0)))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.SignCount, count).SetProperty(p => p.BackedUp, backedUp).SetProperty(p => p.LastUsedAt, now), cancel), cancel);
        return counted == 1 ? (passkey, null) : (passkey, Copied);
    }
}
