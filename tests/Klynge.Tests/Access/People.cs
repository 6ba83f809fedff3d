using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Access;

/// <summary>People with accounts, and browsers that keep their cookies.</summary>
internal static class People
{
    public const string Password = "hestehov i grøfta 7";

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<HttpClient, Jar> Jars = [];

    /// <summary>A browser that keeps cookies and follows nothing.</summary>
    public static HttpClient Browser(this RunningSite site, IReadOnlyDictionary<string, string>? cookies = null)
    {
        var jar = new Jar(cookies ?? new Dictionary<string, string>());
        var browser = new HttpClient(jar) { BaseAddress = site.Address };
        Jars.Add(browser, jar);
        return browser;
    }

    /// <summary>A copy of the cookies a browser holds, as a thief takes it.</summary>
    public static IReadOnlyDictionary<string, string> Cookies(this HttpClient browser) => Jars.TryGetValue(browser, out var jar) ? jar.Copy() : new Dictionary<string, string>();

    public static Task<Account> Add(this RunningSite site, string email, Role? role = null, Cluster? cluster = null, string? password = Password) => site.With(async (db, services) =>
    {
        // A contact who speaks for nobody cannot be added by any door; for these tests she stands there all the same.
        var contact = role == Role.MemberContact;
        var (account, _, refusal) = await services.GetRequiredService<AddUser>().Do(new NewUser(email, "Ola Vik", contact ? null : role, null, password, Existing: true), contact || role == Role.Owner ? null : cluster?.Id, default);
        refusal.ShouldBeNull();
        if (contact)
        {
            db.Roles.Add(new AccountRole { AccountId = account!.Id, ClusterId = cluster!.Id, Role = Role.MemberContact, From = db.Now });
            await db.SaveChangesAsync();
        }

        return account!;
    }, cluster is null ? [] : [cluster.Id]);

    public static Task<HttpResponseMessage> TrySignIn(this HttpClient browser, string email, string password = Password, string at = "/sign-in") =>
        browser.Post(at, at, ("Form.Email", email), ("Form.Password", password));

    /// <summary>Signs in by the form, and says what the browser may open.</summary>
    public static async Task<HttpStatusCode> Answer(this HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    public static async Task<HttpStatusCode> Status(this Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        return answer.StatusCode;
    }

    /// <summary>A link that works once, as the deed makes it, saved; the path and key of it.</summary>
    public static Task<string> Link(this RunningSite site, TokenPurpose purpose, string email, Cluster? cluster = null, Role? role = null, TimeSpan? lasts = null) => site.With(async (db, services) =>
    {
        var link = services.GetRequiredService<OneTimeLinks>().Make(purpose, email, lasts ?? TimeSpan.FromHours(1), null, cluster?.Id, role, name: role is null ? null : "Siv Ås");
        await db.SaveChangesAsync();
        return link.PathAndQuery;
    });

    public static Task<List<string>> Journal(this RunningSite site, Cluster cluster) =>
        site.With((db, _) => db.Journal.OrderBy(line => line.Id).Select(line => line.Name).ToListAsync(), cluster.Id);

    public static Task<List<AccountRole>> Roles(this RunningSite site, string email) =>
        site.With((db, _) => db.Roles.AsNoTracking().Where(r => r.Account!.EmailKey == email && r.EndedAt == null).ToListAsync());

    /// <summary>Keeps cookies as a browser does, except that it has no clock of its own: the test's day is not the machine's.</summary>
    private sealed class Jar(IReadOnlyDictionary<string, string> given) : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        private readonly Dictionary<string, string> cookies = new(given);

        public IReadOnlyDictionary<string, string> Copy()
        {
            lock (cookies)
                return new Dictionary<string, string>(cookies);
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Remove("Cookie");
            lock (cookies)
                if (cookies.Count > 0)
                    request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var said in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                Keep(said.Split(';')[0]);
            return answer;
        }

        private void Keep(string cookie)
        {
            var (name, value) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            lock (cookies)
                if (value.Length == 0)
                    cookies.Remove(name);
                else
                    cookies[name] = value;
        }
    }
}
