using System.Net;
using System.Text.RegularExpressions;
using Klynge.Access;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Klynge.Tests.Access;

public sealed partial class SignInTests
{
    private const string Kari = "kari@klyngen.example";

    [Theory, OnBoth]
    public async Task The_right_password_opens_the_page_one_came_for_and_a_wrong_one_nothing(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Add(Kari, Role.Manager, cluster);
        using var browser = site.Browser();

        using var asked = await browser.GetAsync(new Uri("/nscc/access", UriKind.Relative));
        var door = asked.Headers.Location!.ToString();
        door.ShouldBe("/sign-in?to=%2Fnscc%2Faccess");
        (await browser.TrySignIn(Kari, "feil passord og lenge").Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.Answer("/nscc")).ShouldBe(HttpStatusCode.Redirect);

        using var answer = await browser.TrySignIn("KARI@klyngen.example ", at: door);
        answer.Headers.Location!.ToString().ShouldBe("/nscc/access");
        (await browser.Answer("/nscc")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBoth]
    public async Task Known_unknown_and_closed_accounts_get_the_same_answer(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        await site.Add("stengt@klyngen.example");
        await site.Add("uten@klyngen.example", password: null);
        await site.With((db, _) => db.Accounts.Where(a => a.EmailKey == "stengt@klyngen.example").ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, db.Now)));

        var answers = new List<string>();
        foreach (var email in (string[])[Kari, "stengt@klyngen.example", "uten@klyngen.example", "ingen@klyngen.example"])
        {
            using var browser = site.Browser();
            for (var i = 0; i < Limit.Address.Tries + 1; i++)
            {
                using var answer = await browser.TrySignIn(email, email.StartsWith("stengt", StringComparison.Ordinal) ? People.Password : $"feil passord nummer {i}");
                var text = FormKey().Replace(await answer.Content.ReadAsStringAsync(), "").Replace(email, "X", StringComparison.Ordinal);
                answers.Add($"{i} {answer.StatusCode} {answer.Headers.RetryAfter} {text}");
            }
        }

        answers.Distinct().Count().ShouldBe(Limit.Address.Tries + 1, "each try has one answer, whoever is asked for");
        answers[^1].ShouldContain("Prøv igjen om 15 minutter");
    }

    [Theory, OnBoth]
    public async Task The_right_password_is_refused_while_the_door_is_closed_and_works_when_it_opens(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        await site.Add("ola@klyngen.example");
        using var browser = site.Browser();
        for (var i = 1; i <= Limit.Address.Tries; i++)
            (await browser.TrySignIn(Kari, $"feil passord nummer {i}").Status()).ShouldBe(i < Limit.Address.Tries ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.TooManyRequests);

        (await browser.TrySignIn(Kari).Status()).ShouldBe(HttpStatusCode.TooManyRequests);
        using var other = site.Browser();
        (await other.TrySignIn("ola@klyngen.example").Status()).ShouldBe(HttpStatusCode.Redirect);

        site.Clock.Forward(Limit.Address.Window - TimeSpan.FromSeconds(1));
        (await browser.TrySignIn(Kari).Status()).ShouldBe(HttpStatusCode.TooManyRequests);
        site.Clock.Forward(TimeSpan.FromSeconds(1));
        (await browser.TrySignIn(Kari).Status()).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task Forty_tries_at_once_are_ten_tries(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => site.With((_, services) =>
            services.GetRequiredService<Tries>().Take(Limit.Address, Kari, default)))));
        taken.Count(opens => opens is null).ShouldBe(Limit.Address.Tries);
    }

    [Theory, OnBoth]
    public async Task A_place_that_tries_many_addresses_is_closed_too_and_a_right_password_costs_it_nothing(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        for (var i = 0; i < Limit.Source.Tries - 1; i++)
            await site.With((_, services) => services.GetRequiredService<Tries>().Take(Limit.Source, IPAddress.Loopback.ToString(), default));

        using var browser = site.Browser();
        (await browser.TrySignIn(Kari).Status()).ShouldBe(HttpStatusCode.Redirect);
        using var again = site.Browser();
        (await again.TrySignIn(Kari).Status()).ShouldBe(HttpStatusCode.Redirect);
        using var wrong = site.Browser();
        (await wrong.TrySignIn("ny@klyngen.example", "feil passord her").Status()).ShouldBe(HttpStatusCode.TooManyRequests);
        (await wrong.TrySignIn("enda-en@klyngen.example", "feil passord her").Status()).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory, OnBoth]
    public async Task Signing_in_again_ends_the_session_before_it_and_changes_the_key(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        await site.Add("ola@klyngen.example");
        using var browser = site.Browser();
        using var first = await browser.TrySignIn(Kari);
        using var second = await browser.Post("/account", "/sign-in", ("Form.Email", "ola@klyngen.example"), ("Form.Password", People.Password));
        second.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var (before, after) = (Cookie(first), Cookie(second));
        after.ShouldNotBe(before);
        (await browser.Page("/account")).ShouldContain("ola@klyngen.example");
        using var planted = site.Stranger();
        planted.DefaultRequestHeaders.Add("Cookie", before.Split(';')[0]);
        (await planted.Answer("/account")).ShouldBe(HttpStatusCode.Redirect);
        (await site.With((db, _) => db.Sessions.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task The_cookie_is_for_the_server_alone_and_the_record_holds_no_key(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        using var browser = site.Browser();
        using var answer = await browser.TrySignIn(Kari);
        var cookie = Cookie(answer).ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/");
        foreach (var said in answer.Headers.GetValues("Set-Cookie"))
            said.ToLowerInvariant().ShouldContain("httponly");
        (await site.With((db, _) => db.Sessions.SingleAsync())).Hash.Length.ShouldBe(64);
    }

    [Theory, OnBoth]
    public async Task Only_the_form_signs_out_and_then_the_key_is_dead(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        using var browser = site.Browser();
        using var answer = await browser.TrySignIn(Kari);
        await browser.Page("/sign-out");
        (await browser.Answer("/account")).ShouldBe(HttpStatusCode.OK);

        (await browser.Post("/sign-out", "/sign-out").Status()).ShouldBe(HttpStatusCode.Redirect);
        (await browser.Answer("/account")).ShouldBe(HttpStatusCode.Redirect);
        using var copied = site.Stranger();
        copied.DefaultRequestHeaders.Add("Cookie", Cookie(answer).Split(';')[0]);
        (await copied.Answer("/account")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task One_is_never_sent_on_to_another_site(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        foreach (var name in (string[])["to", "returnUrl"])
            foreach (var target in (string[])["https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "/\t/evil.example", "/sign-out"])
            {
                using var browser = site.Browser();
                using var answer = await browser.TrySignIn(Kari, at: $"/sign-in?{name}={Uri.EscapeDataString(target)}");
                answer.Headers.Location!.ToString().ShouldBe("/", target);
            }
    }

    [Theory, OnBoth]
    public async Task A_password_kept_with_fewer_rounds_is_hashed_anew_when_it_is_right(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var old = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(null!, People.Password);
        await site.Add(Kari);
        await site.With((db, _) => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, old)));

        using var browser = site.Browser();
        (await browser.TrySignIn(Kari).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await site.With((db, _) => db.Accounts.Select(a => a.PasswordHash).SingleAsync())).ShouldNotBe(old);
        using var again = site.Browser();
        (await again.TrySignIn(Kari).Status()).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task What_happened_since_last_time_is_counted_from_the_sign_in_before(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        var friday = site.Clock.GetUtcNow().UtcDateTime;
        using var browser = site.Browser();
        await browser.TrySignIn(Kari).Status();
        site.Clock.Forward(TimeSpan.FromDays(4));
        await browser.Post("/account", "/sign-in", ("Form.Email", Kari), ("Form.Password", People.Password)).Status();

        var account = await site.With((db, _) => db.Accounts.AsNoTracking().SingleAsync());
        (account.SeenBeforeAt, account.LastSeenAt).ShouldBe((friday, friday.AddDays(4)));
    }

    private static string Cookie(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("klynge=", StringComparison.Ordinal));

    [GeneratedRegex("name=\"form-key\"[^>]*value=\"[^\"]+\"")]
    private static partial Regex FormKey();
}
