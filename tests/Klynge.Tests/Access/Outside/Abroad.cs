using System.Net;
using Klynge.Tests.Site;
using Klynge.Web.Access.Outside;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Klynge.Tests.Access.Outside;

/// <summary>What is done with providers at a running site, as a browser does it.</summary>
internal static class Abroad
{
    /// <summary>Longer than any test waits: a machine that is busy must not look like a provider that is down.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Provider As(this LyingProvider provider, string name = "Innlogging", string? email = "email") =>
        new(name, name.ToLowerInvariant(), new Uri(provider.Issuer), LyingProvider.ClientId, LyingProvider.Secret, "openid email", email, "email_verified");

    /// <summary>A site that knows these providers.</summary>
    public static Action<WebApplicationBuilder> Knows(params Provider[] providers) => Knows(Patience, providers);

    public static Action<WebApplicationBuilder> Knows(TimeSpan patience, params Provider[] providers) => builder =>
    {
        builder.Services.Replace(ServiceDescriptor.Singleton(new SignOn(providers)));
        builder.Services.Replace(ServiceDescriptor.Singleton(_ => new OutsideLine(patience)));
    };

    /// <summary>Where the site sends the browser.</summary>
    public static async Task<Uri> Sent(this HttpClient browser, string path = "/sign-in/with/innlogging")
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!;
    }

    /// <summary>The page the provider sends the browser back to, with what it answers.</summary>
    public static string Back(this LyingProvider provider, Uri asked, string? code = null, string? state = null, string? issuer = null, string? error = null, string slug = "innlogging")
    {
        var query = QueryHelpers.ParseQuery(asked.Query);
        var answer = new Dictionary<string, string?> { ["state"] = state ?? query["state"].ToString(), ["iss"] = issuer ?? provider.Issuer };
        if (error is null)
            answer["code"] = code ?? provider.Code(asked);
        else
            answer["error"] = error;
        return QueryHelpers.AddQueryString($"/sign-in/with/{slug}/answer", answer.Where(pair => pair.Value != "").ToDictionary());
    }

    /// <summary>Out and back again, as she does who presses the button.</summary>
    public static async Task<HttpResponseMessage> Abroad_and_back(this HttpClient browser, LyingProvider provider, string path = "/sign-in/with/innlogging") =>
        await browser.GetAsync(new Uri(provider.Back(await browser.Sent(path)), UriKind.Relative));

    /// <summary>She who is signed in connects.</summary>
    public static async Task<HttpResponseMessage> Connects(this HttpClient browser, LyingProvider provider) =>
        await browser.GetAsync(new Uri(provider.Back(await browser.AsksToConnect()), UriKind.Relative));

    /// <summary>Presses "Connect", and follows the link on the page that comes.</summary>
    public static async Task<Uri> AsksToConnect(this HttpClient browser, string slug = "innlogging")
    {
        using var pressed = await browser.Post("/account/ways-in", "/account/ways-in?handler=Connect", ("provider", slug));
        var page = await browser.Page(pressed.Headers.Location!.ToString());
        return new Uri(WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(page, "class=\"ds-button\" href=\"([^\"]+)\"").Groups[1].Value));
    }

    public static Task<List<OutsideLogin>> Logins(this RunningSite site) => site.With((db, _) => db.Set<OutsideLogin>().AsNoTracking().ToListAsync());

    public static async Task<string> Words(this Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        return await answer.Content.ReadAsStringAsync();
    }
}
