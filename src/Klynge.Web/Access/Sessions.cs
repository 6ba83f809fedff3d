using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>
/// Sessions live in the database. The cookie holds a random key, the row its hash; signing out or disabling the account
/// deletes the row, and the next request is a stranger's.
/// </summary>
public sealed class Sessions(IServiceScopeFactory scopes, TimeProvider clock) : ITicketStore
{
    /// <summary>Says which session a request comes by, so that it can be told from the account's others.</summary>
    public const string HashClaim = "klynge:session";

    private const string Proven = "proven";
    private const string Provider = "provider";

    public static readonly TimeSpan Length = TimeSpan.FromDays(14);
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(10);

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var key = Secrets.New();
        var now = clock.GetUtcNow().UtcDateTime;
        db.Sessions.Add(new Session
        {
            Hash = Secrets.Hash(key), AccountId = AccountOf(ticket), CreatedAt = now, SeenAt = now, EndsAt = now + Length,
            ProvenAt = ticket.Properties.Parameters.ContainsKey(Proven) ? ticket.Properties.GetParameter<DateTime?>(Proven) : now, Provider = ticket.Properties.GetParameter<string>(Provider),
        });
        await db.SaveChangesAsync();
        return key;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = Secrets.Hash(key);
        var session = await db.Sessions.Where(s => s.Hash == hash && s.EndsAt > now && s.Account!.DisabledAt == null)
            .Select(s => new { s.AccountId, s.SeenAt }).SingleOrDefaultAsync();
        if (session is null)
            return null;

        if (now - session.SeenAt > SeenStep)
            await db.IfFree(() => db.Sessions.Where(s => s.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now).SetProperty(s => s.EndsAt, now + Length)));
        return Ticket(session.AccountId, hash, now);
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public async Task RemoveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var hash = Secrets.Hash(key);
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await db.InTurn(() => db.Sessions.Where(s => s.Hash == hash).ExecuteDeleteAsync());
    }

    /// <summary>What a new session is told of how she came in; without a word she has just shown that it is her.</summary>
    public static AuthenticationProperties Begun(OutsideProof? outside)
    {
        var properties = new AuthenticationProperties { IsPersistent = true };
        if (outside is not null)
        {
            properties.SetParameter(Proven, outside.ProvenAt);
            properties.SetParameter(Provider, outside.Provider);
        }

        return properties;
    }

    public static ClaimsPrincipal Principal(Guid accountId) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, accountId.ToString())], CookieAuthenticationDefaults.AuthenticationScheme));

    private static AuthenticationTicket Ticket(Guid accountId, string hash, DateTime now)
    {
        var principal = Principal(accountId);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(HashClaim, hash));
        return new(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + Length, IsPersistent = true }, CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private static Guid AccountOf(AuthenticationTicket ticket) => Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!);
}

/// <summary>She was let in by a provider, which says when she last proved herself there, if it does.</summary>
public sealed record OutsideProof(string Provider, DateTime? ProvenAt);

/// <summary>Random keys, shown once and kept as hashes.</summary>
public static class Secrets
{
    /// <summary>256 bits in the letters an address can carry.</summary>
    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
