using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Klynge.Web.Access;

/// <summary>
/// What one browser has begun and not finished: sealed in a cookie that only this site can write and read, good for ten
/// minutes and for one answer. Nothing is written for it before the answer comes, so nobody fills the record by beginning.
/// </summary>
public sealed class UnderWay(IDataProtectionProvider protection, IHttpContextAccessor browser, TimeProvider clock, Spending spending)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private HttpContext Http => browser.HttpContext!;

    /// <summary>Begins; what the same browser had begun of this kind before is forgotten.</summary>
    public void Begin<T>(string kind, T what)
    {
        var begun = new Begun(Secrets.New(), clock.GetUtcNow().UtcDateTime + Lasts, JsonSerializer.SerializeToElement(what));
        Http.Response.Cookies.Append(Name(kind), Seal(kind).Protect(JsonSerializer.Serialize(begun)), Options(Lasts));
    }

    /// <summary>Takes what this browser had begun, if it is still good. Nobody can take it twice, not with a copy of the cookie either.</summary>
    public async Task<T?> Take<T>(string kind, CancellationToken cancel) where T : class
    {
        if (Http.Request.Cookies[Name(kind)] is not { Length: > 0 and < 8000 } cookie || Read(kind, cookie) is not { } begun)
            return null;

        Http.Response.Cookies.Delete(Name(kind), Options(null));
        return begun.EndsAt > clock.GetUtcNow().UtcDateTime && await spending.Spend($"{kind}:{begun.Key}", begun.EndsAt, cancel) ? begun.What.Deserialize<T>() : null;
    }

    private Begun? Read(string kind, string cookie)
    {
        try
        {
            return JsonSerializer.Deserialize<Begun>(Seal(kind).Unprotect(cookie));
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Seal(string kind) => protection.CreateProtector("klynge.under-way", kind);

    // Over https the browser itself holds the cookie to this host and this path.
    private string Name(string kind) => (Http.Request.IsHttps ? "__Host-" : "") + "klynge-" + kind;

    private CookieOptions Options(TimeSpan? lasts) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Http.Request.IsHttps, Path = "/", MaxAge = lasts, IsEssential = true };

    private sealed record Begun(string Key, DateTime EndsAt, JsonElement What);
}
