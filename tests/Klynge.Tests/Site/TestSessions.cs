using Klynge.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Klynge.Tests.Site;

/// <summary>Signs in through the framework's own cookie door, without the form.</summary>
internal static class TestSessions
{
    public static async Task<string> Cookie(IServiceProvider services, Guid accountId)
    {
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Scheme = "http";
        http.Request.Host = new HostString("localhost");
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Sessions.Principal(accountId));
        return http.Response.Headers.SetCookie.Single(cookie => cookie!.StartsWith("klynge=", StringComparison.Ordinal))!.Split(';')[0];
    }
}
