using System.Collections.Concurrent;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Klynge.Web.Access.Outside;

/// <summary>
/// What a provider says of itself: where to send people, and the keys it signs with. Kept for hours; asked again when it
/// signs with a key we have not seen, but never more than once a minute, so that nobody makes us hammer it. A provider that
/// does not answer is left alone for a while, and one asks for all who wait.
/// </summary>
public sealed partial class Discovery(OutsideLine line, TimeProvider clock, ILogger<Discovery> log) : IDisposable
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(12);
    public static readonly TimeSpan BetweenKeys = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, Known> all = new();

    /// <summary>Null when it cannot be asked and nothing is kept.</summary>
    public Task<OpenIdConnectConfiguration?> Of(Provider provider, CancellationToken cancel) => Ask(provider, Kept, cancel);

    /// <summary>Asked again, unless that was done a moment ago.</summary>
    public Task<OpenIdConnectConfiguration?> Anew(Provider provider, CancellationToken cancel) => Ask(provider, BetweenKeys, cancel);

    public void Dispose()
    {
        foreach (var known in all.Values)
            known.Turn.Dispose();
    }

    private async Task<OpenIdConnectConfiguration?> Ask(Provider provider, TimeSpan notOlder, CancellationToken cancel)
    {
        var known = all.GetOrAdd(provider.Slug, _ => new Known());
        await known.Turn.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if ((known.Says is not null && now - known.At < notOlder) || now - known.FailedAt < Pause)
                return known.Says;
            if (await Fetch(provider, cancel) is { } says)
                (known.Says, known.At) = (says, now);
            else
                known.FailedAt = now;
            // The keys it had are still its keys as far as anyone knows; without them nobody could come in while it is slow.
            return known.Says;
        }
        finally
        {
            known.Turn.Release();
        }
    }

    private async Task<OpenIdConnectConfiguration?> Fetch(Provider provider, CancellationToken cancel)
    {
        try
        {
            var says = await OpenIdConnectConfigurationRetriever.GetAsync(provider.Metadata.ToString(), new HttpDocumentRetriever(line.Client) { RequireHttps = provider.Authority.Scheme == Uri.UriSchemeHttps }, cancel);
            if (provider.Issuers.Contains(says.Issuer) && says.SigningKeys.Count > 0 && provider.Trusts(says.AuthorizationEndpoint) && provider.Trusts(says.TokenEndpoint) && provider.Trusts(says.JwksUri))
                return says;
            Odd(log, provider.Name, says.Issuer);
            return null;
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            Silent(log, exception, provider.Name);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The provider {Provider} says of itself what it must not: it calls itself {Issuer}, names no keys, or names addresses that are not https")]
    private static partial void Odd(ILogger log, string provider, string? issuer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The provider {Provider} does not say who it is")]
    private static partial void Silent(ILogger log, Exception exception, string provider);

    private sealed class Known
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);
        public OpenIdConnectConfiguration? Says { get; set; }
        public DateTimeOffset At { get; set; }
        public DateTimeOffset FailedAt { get; set; } = DateTimeOffset.MinValue;
    }
}

/// <summary>Our line to providers: short patience, small answers, and never sent on to another address.</summary>
public sealed class OutsideLine(TimeSpan patience) : IDisposable
{
    private const int LargestAnswer = 512 * 1024;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = patience, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }, disposeHandler: true)
    {
        Timeout = patience, MaxResponseContentBufferSize = LargestAnswer,
    };

    public void Dispose() => Client.Dispose();
}
