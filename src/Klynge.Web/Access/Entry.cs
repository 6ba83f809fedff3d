using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>
/// Lets people in and out. Whether an address has an account is never told: the words, the work and the counting are the
/// same for one that has and one that has not.
/// </summary>
public sealed class Entry(Db db, Passwords passwords, Tries tries, IHttpContextAccessor browser, IAuthenticationSchemeProvider schemes)
{
    public static readonly Refusal Mismatch = new("E-mail and password do not belong together.");

    private HttpContext Http => browser.HttpContext!;

    /// <summary>Where the request comes from; of IPv6 the network, because one house has billions of addresses.</summary>
    public string Source
    {
        get
        {
            var address = Http.Connection.RemoteIpAddress ?? IPAddress.None;
            if (address.IsIPv4MappedToIPv6)
                address = address.MapToIPv4();
            return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes()[..8]) : address.ToString();
        }
    }

    /// <summary>Signs in with a password. The instant is when a closed door opens again.</summary>
    public async Task<(Refusal? Refusal, DateTime? Opens)> WithPassword(string email, string password, CancellationToken cancel)
    {
        var key = Account.Key(email);
        var (account, refusal, opens) = await Compare(key, password, cancel);
        if (account is null)
            return (refusal, opens);

        await Begin(account.Id, cancel);
        return default;
    }

    /// <summary>What a try for an address counts against, the narrowest first.</summary>
    private (Limit Limit, string What)[] Counted(string key) => [(Limit.Address, $"{key} {Source}"), (Limit.Anywhere, key), (Limit.Source, Source)];

    /// <summary>The address begins anew: someone has shown that it is hers.</summary>
    public async Task Forget(string key, CancellationToken cancel)
    {
        foreach (var (limit, what) in Counted(key).Where(counted => counted.Limit != Limit.Source))
            await tries.Forget(limit, what, cancel);
    }

    /// <summary>Compares address and password, counting every try against the address, here and anywhere, and against the place it comes from.</summary>
    public async Task<(Account? Account, Refusal? Refusal, DateTime? Opens)> Compare(string key, string password, CancellationToken cancel)
    {
        foreach (var (limit, what) in Counted(key))
            if (await tries.Take(limit, what, cancel) is { } closed)
                return (null, Closed(closed), closed);

        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.EmailKey == key && a.DisabledAt == null, cancel);
        var verdict = await passwords.Check(account?.PasswordHash, password, cancel);
        if (verdict == Verdict.Busy)
            return (null, new Refusal("Many are signing in just now. Try again in a minute."), db.Now.AddMinutes(1));
        if (verdict == Verdict.Wrong)
        {
            foreach (var (limit, what) in Counted(key))
                if (await tries.Missed(limit, what, cancel) is { } closing)
                    return (null, Closed(closing), closing);
            return (null, Mismatch, null);
        }

        await Forget(key, cancel);
        await tries.GiveBack(Limit.Source, Source, cancel);
        if (verdict == Verdict.RightButOld && await passwords.Hash(password, cancel) is { } anew)
            await db.InTurn(() => db.Accounts.Where(a => a.Id == account!.Id && a.PasswordHash == account.PasswordHash)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, anew), cancel), cancel);
        return (account, null, null);
    }

    /// <summary>Signs in: opens a session, and remembers when she was here before.</summary>
    public async Task Begin(Guid accountId, CancellationToken cancel, OutsideProof? outside = null)
    {
        var now = db.Now;
        await db.InTurn(() => db.Accounts.Where(a => a.Id == accountId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.SeenBeforeAt, a => a.LastSeenAt).SetProperty(a => a.LastSeenAt, now), cancel), cancel);
        await Anew(accountId, cancel, outside);
    }

    /// <summary>Opens a session under a new key. A key from before is never kept: whoever planted or saw it has nothing.</summary>
    public async Task Anew(Guid accountId, CancellationToken cancel, OutsideProof? outside = null)
    {
        await EndThis(cancel);
        var language = await db.Accounts.Where(a => a.Id == accountId).Select(a => a.Language).SingleAsync(cancel);
        // The request's own handler remembers the key it read and would go on with it; a new one reads that the session is gone.
        var handler = (IAuthenticationSignInHandler)(await new AuthenticationHandlerProvider(schemes).GetHandlerAsync(Http, CookieAuthenticationDefaults.AuthenticationScheme))!;
        await handler.SignInAsync(Sessions.Principal(accountId), Sessions.Begun(outside));
        if (Http.Request.Cookies[ReadersLanguage.Cookie] is not ("nb" or "en"))
            Choices.Remember(Http, ReadersLanguage.Cookie, language);
    }

    /// <summary>The provider this session came from, by its word in the address.</summary>
    public async Task<string?> ProviderOfThis(CancellationToken cancel) =>
        Http.User.FindFirstValue(Sessions.HashClaim) is { } hash ? await db.Sessions.Where(s => s.Hash == hash).Select(s => s.Provider).SingleOrDefaultAsync(cancel) : null;

    /// <summary>Ends the session of this browser, on the server and in the cookie.</summary>
    public async Task End(CancellationToken cancel)
    {
        await EndThis(cancel);
        await Http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private async Task EndThis(CancellationToken cancel)
    {
        if (Http.User.FindFirstValue(Sessions.HashClaim) is { } hash)
            await db.InTurn(() => db.Sessions.Where(s => s.Hash == hash).ExecuteDeleteAsync(cancel), cancel);
    }

    /// <summary>Takes a try of the place the request comes from, for ways in that name no address.</summary>
    public async Task<(Refusal? Refusal, DateTime? Opens)> TakeFromHere(CancellationToken cancel) =>
        await tries.Take(Limit.Source, Source, cancel) is { } closed ? (Closed(closed), closed) : default;

    /// <summary>The try was wrong.</summary>
    public Task MissedFromHere(CancellationToken cancel) => tries.Missed(Limit.Source, Source, cancel);

    /// <summary>The try was right, and costs nothing.</summary>
    public Task GiveBackHere(CancellationToken cancel) => tries.GiveBack(Limit.Source, Source, cancel);

    private Refusal Closed(DateTime opens)
    {
        var minutes = (int)Math.Max(1, Math.Ceiling((opens - db.Now).TotalMinutes));
        return minutes == 1 ? new("Too many wrong tries. Try again in a minute.") : new("Too many wrong tries. Try again in {0} minutes.", minutes);
    }
}
