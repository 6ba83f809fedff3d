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

    /// <summary>Compares address and password, counting every try against both the address and the place it comes from.</summary>
    public async Task<(Account? Account, Refusal? Refusal, DateTime? Opens)> Compare(string key, string password, CancellationToken cancel)
    {
        if ((await tries.Take(Limit.Address, key, cancel) ?? await tries.Take(Limit.Source, Source, cancel)) is { } closed)
            return (null, Closed(closed), closed);

        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.EmailKey == key && a.DisabledAt == null, cancel);
        var verdict = await passwords.Check(account?.PasswordHash, password, cancel);
        if (verdict == Verdict.Busy)
            return (null, new Refusal("Many are signing in just now. Try again in a minute."), db.Now.AddMinutes(1));
        if (verdict == Verdict.Wrong)
            return (await tries.Missed(Limit.Address, key, cancel) ?? await tries.Missed(Limit.Source, Source, cancel)) is { } closing
                ? (null, Closed(closing), closing)
                : (null, Mismatch, null);

        await tries.Forget(Limit.Address, key, cancel);
        await tries.GiveBack(Limit.Source, Source, cancel);
        if (verdict == Verdict.RightButOld && await passwords.Hash(password, cancel) is { } anew)
            await db.Accounts.Where(a => a.Id == account!.Id && a.PasswordHash == account.PasswordHash)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, anew), cancel);
        return (account, null, null);
    }

    /// <summary>Opens a session under a new key. A key from before the sign-in is never kept: whoever planted or saw it has nothing.</summary>
    public async Task Begin(Guid accountId, CancellationToken cancel)
    {
        await EndThis(cancel);
        var now = db.Now;
        await db.Accounts.Where(a => a.Id == accountId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.SeenBeforeAt, a => a.LastSeenAt).SetProperty(a => a.LastSeenAt, now), cancel);
        var language = await db.Accounts.Where(a => a.Id == accountId).Select(a => a.Language).SingleAsync(cancel);
        // The request's own handler remembers the key it read and would go on with it; a new one reads that the session is gone.
        var handler = (IAuthenticationSignInHandler)(await new AuthenticationHandlerProvider(schemes).GetHandlerAsync(Http, CookieAuthenticationDefaults.AuthenticationScheme))!;
        await handler.SignInAsync(Sessions.Principal(accountId), new AuthenticationProperties { IsPersistent = true });
        if (Http.Request.Cookies[ReadersLanguage.Cookie] is not ("nb" or "en"))
            Choices.Remember(Http, ReadersLanguage.Cookie, language);
    }

    /// <summary>Ends the session of this browser, on the server and in the cookie.</summary>
    public async Task End(CancellationToken cancel)
    {
        await EndThis(cancel);
        await Http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private async Task EndThis(CancellationToken cancel)
    {
        if (Http.User.FindFirstValue(Sessions.HashClaim) is { } hash)
            await db.Sessions.Where(s => s.Hash == hash).ExecuteDeleteAsync(cancel);
    }

    private Refusal Closed(DateTime opens)
    {
        var minutes = (int)Math.Max(1, Math.Ceiling((opens - db.Now).TotalMinutes));
        return minutes == 1 ? new("Too many wrong tries. Try again in a minute.") : new("Too many wrong tries. Try again in {0} minutes.", minutes);
    }
}
