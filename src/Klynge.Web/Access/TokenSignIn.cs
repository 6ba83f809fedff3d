using System.Security.Claims;
using System.Text.Encodings.Web;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Klynge.Web.Access;

/// <summary>A program's key in the Authorization header: one user in one cluster, kept as a hash, dead the moment it is revoked.</summary>
internal sealed class TokenSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Db db, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "token";
    public const string Either = "session-or-token";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();

        var hash = Secrets.Hash(header["Bearer ".Length..].Trim());
        var now = clock.GetUtcNow().UtcDateTime;
        var token = await db.ApiTokens.AsNoTracking()
            .Where(t => t.Hash == hash && t.RevokedAt == null && t.EndsAt > now && t.Account!.DisabledAt == null)
            .Select(t => new { t.Id, t.AccountId, t.ClusterId, t.UsedAt, t.ReadsOnly }).SingleOrDefaultAsync(Context.RequestAborted);
        if (token is null)
            return AuthenticateResult.Fail("unknown");

        if (token.UsedAt is null || now - token.UsedAt > TimeSpan.FromHours(1))
            await db.IfFree(() => db.ApiTokens.Where(t => t.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), Context.RequestAborted));
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, token.AccountId.ToString()), new(WhoAsks.TokenClusterClaim, token.ClusterId.ToString()), new(WhoAsks.TokenClaim, token.Id.ToString()),
            .. token.ReadsOnly ? [new Claim(WhoAsks.ReadsClaim, "yes")] : Array.Empty<Claim>(),
        ];
        var identity = new ClaimsIdentity(claims, Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
