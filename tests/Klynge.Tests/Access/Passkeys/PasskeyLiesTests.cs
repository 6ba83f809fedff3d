using System.Net;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Access.Passkeys;

/// <summary>A device or a browser that is not as it must be in one thing: told in words, and nothing is opened or added.</summary>
public sealed class PasskeyLiesTests
{
    private const string Kari = "kari@klyngen.example";

    public static TheoryData<string, Action<Device>> Lies => new()
    {
        { "another site asked for it", device => device.Origin = "https://evil.example" },
        { "the site under another port asked for it", device => device.Origin = "http://localhost:1" },
        { "it was shown in a frame of another site", device => device.CrossOrigin = true },
        { "it is for another host", device => device.Domain = "evil.example" },
        { "it answers another question", device => device.Challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
        { "it answers another kind of question", device => device.Type = "webauthn.create" },
        { "the device did not see that it was she", device => device.Verifies = false },
        { "the signature is of something else", device => device.BreaksSignature = true },
        { "it is for somebody else", device => device.UserHandle = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode("0192f0c0-0000-7000-8000-000000000000"u8) },
        { "it says nobody", device => device.UserHandle = null },
    };

    [Theory, MemberData(nameof(Lies))]
    public async Task What_is_not_as_it_must_be_opens_nothing(string what, Action<Device> lie)
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        await site.Add(Kari);
        using var device = site.Device();
        await PasskeyTests.Add(site, device);
        var sessions = await site.Sessions();
        lie(device);

        using var browser = site.Browser();
        using var answer = await browser.Come(device);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, what);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Passnøkkelen ble ikke godtatt");
        (await browser.Answer("/account")).ShouldBe(HttpStatusCode.Redirect);
        (await site.Sessions()).ShouldBe(sessions);
    }

    [Theory, InlineData("another site"), InlineData("not verified"), InlineData("another question"), InlineData("another kind")]
    public async Task What_is_not_as_it_must_be_is_not_added(string what)
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        await site.Add(Kari);
        using var device = site.Device();
        if (what == "another site")
            device.Origin = "https://evil.example";
        device.Verifies = what != "not verified";
        if (what == "another question")
            device.Challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        if (what == "another kind")
            device.Type = "webauthn.get";
        using var browser = site.Browser();
        await browser.TrySignIn(Kari).Status();
        (await browser.AddPasskey(device).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await site.Passkeys()).ShouldBeEmpty();
    }

    [Theory, InlineData(""), InlineData("{}"), InlineData("null"), InlineData("[1]"), InlineData("{\"id\":\"!\",\"type\":7}"), InlineData("ikke json")]
    public async Task Nonsense_is_answered_in_words(string answer)
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        await site.Add(Kari);
        using var browser = site.Browser();
        await browser.Asked("/sign-in");
        (await browser.Post("/sign-in", "/sign-in?handler=Passkey", ("answer", answer)).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        await browser.TrySignIn(Kari).Status();
        await browser.Asked("/account/ways-in");
        (await browser.Post("/account/ways-in", "/account/ways-in?handler=Add", ("Form.Name", "En"), ("answer", answer)).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
