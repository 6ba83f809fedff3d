using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members.BusinessRegister;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Klynge.Tests.Members.BusinessRegister;

/// <summary>The register itself, asked about a number: against a listener of our own that gives its recorded answers.</summary>
public sealed partial class LiveRegisterTests : IAsyncLifetime
{
    private static readonly OrganisationNumber Equinor = OrganisationNumber.Parse("923609016");

    private readonly TestClock clock = new(new(2026, 5, 12, 8, 0, 0, TimeSpan.Zero));
    private readonly List<string> asked = [];
    private Func<HttpContext, Task> answer = _ => Task.CompletedTask;
    private WebApplication listener = null!;

    private Uri Address => new(listener.Urls.First());

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        listener = builder.Build();
        listener.Run(http =>
        {
            lock (asked)
                asked.Add(http.Request.Path);
            return answer(http);
        });
        await listener.StartAsync();
    }

    public async ValueTask DisposeAsync() => await listener.DisposeAsync();

    [Fact]
    public async Task It_is_off_until_somebody_turns_it_on()
    {
        var settings = LiveSettings.Of(Said());
        (settings.On, settings.Address.ToString()).ShouldBe((false, "https://data.brreg.no/enhetsregisteret/api/"));
        answer = Recorded;
        using var off = Client(Said(("Register:Address", Address.ToString())));
        (await off.Find(Equinor, default)).ShouldBeNull();
        asked.ShouldBeEmpty();
        LiveSettings.Of(Said(("Register:Live", "true"), ("Register:Address", "http://127.0.0.1:5/api"))).Address.ToString().ShouldBe("http://127.0.0.1:5/api/");
        Should.Throw<InvalidOperationException>(() => LiveSettings.Of(Said(("Register:Live", "true"), ("Register:Address", "file:///etc/passwd"))));
    }

    [Fact]
    public async Task The_recorded_answer_is_read_as_the_file_is()
    {
        answer = Recorded;
        using var live = Client();
        var unit = (await live.Find(Equinor, default)).ShouldNotBeNull();
        (unit.Name, unit.Form, unit.PostalCode, unit.Staff).ShouldBe(("EQUINOR ASA", "ASA", "4035", 21408));
        asked.ShouldBe(["/enheter/923609016"]);
    }

    [Fact]
    public async Task What_is_no_main_unit_may_be_a_sub_unit_and_what_is_neither_is_nobody()
    {
        using var live = Client();
        answer = http => http.Request.Path.Value!.StartsWith("/underenheter", StringComparison.Ordinal)
            ? http.Response.WriteAsync(Bulk.Unit("923609016", "EQUINOR AVD", form: "BEDR", more: unit => unit["overordnetEnhet"] = "981575679").ToJsonString())
            : Status(http, 404);
        var unit = (await live.Find(Equinor, default)).ShouldNotBeNull();
        (unit.SubUnit, unit.Parent).ShouldBe((true, "981575679"));
        answer = http => Status(http, 404);
        (await live.Find(Equinor, default)).ShouldBeNull();
        asked.ShouldBe(["/enheter/923609016", "/underenheter/923609016", "/enheter/923609016", "/underenheter/923609016"]);
    }

    [Theory]
    [InlineData(200, """{"organisasjonsnummer":"923609016","navn":"BORTE AS","slettedato":"2026-04-30","respons_klasse":"SlettetEnhet"}""", "BORTE AS", "2026-04-30")]
    [InlineData(410, """{"organisasjonsnummer":"923609016","navn":"BORTE AS","slettedato":"2026-04-30"}""", "BORTE AS", "2026-04-30")]
    [InlineData(410, """{"organisasjonsnummer":"923609016","slettedato":"2026-04-30"}""", "923 609 016", "2026-04-30")]
    [InlineData(410, "", "923 609 016", "2026-05-12")]
    public async Task A_deleted_unit_is_said_to_be_deleted(int status, string body, string name, string day)
    {
        answer = async http =>
        {
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(body);
        };
        using var live = Client();
        var unit = (await live.Find(Equinor, default)).ShouldNotBeNull();
        (unit.Name, unit.DeletedOn).ShouldBe((name, DateOnly.Parse(day)));
    }

    [Fact]
    public async Task When_it_is_asked_to_wait_it_keeps_still_that_long()
    {
        using var live = Client();
        answer = http =>
        {
            http.Response.Headers.RetryAfter = "120";
            return Status(http, 429);
        };
        (await live.Find(Equinor, default)).ShouldBeNull();
        answer = Recorded;
        clock.Forward(TimeSpan.FromSeconds(119));
        (await live.Find(Equinor, default)).ShouldBeNull();
        asked.Count.ShouldBe(1);
        clock.Forward(TimeSpan.FromSeconds(2));
        (await live.Find(Equinor, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task It_follows_nobody_elsewhere_and_believes_no_other_number()
    {
        using var live = Client();
        answer = http =>
        {
            if (http.Request.Path.Value!.Contains("elsewhere", StringComparison.Ordinal))
                return Recorded(http);
            http.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        (await live.Find(Equinor, default)).ShouldBeNull();
        asked.ShouldNotContain("/elsewhere");
        answer = http => http.Response.WriteAsync(Bulk.Unit("981575679", "EN ANNEN AS").ToJsonString());
        (await live.Find(Equinor, default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("{\"organisasjonsnummer\":\"923609016\",\"navn\":")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Nonsense_is_nobody(string body)
    {
        answer = http => http.Response.WriteAsync(body);
        using var live = Client();
        (await live.Find(Equinor, default)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_too_large_too_slow_or_gone_is_nobody()
    {
        using var live = Client(patience: TimeSpan.FromSeconds(1));
        answer = http => http.Response.WriteAsync("{\"x\":\"" + new string('x', 400_000) + "\"}");
        (await live.Find(Equinor, default)).ShouldBeNull();
        answer = async http => await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        (await live.Find(Equinor, default)).ShouldBeNull();
        answer = http => Status(http, 500);
        (await live.Find(Equinor, default)).ShouldBeNull();
        var address = Address;
        await listener.StopAsync();
        using var gone = Client(Said(("Register:Live", "true"), ("Register:Address", address.ToString())));
        (await gone.Find(Equinor, default)).ShouldBeNull();
    }

    private static async Task Recorded(HttpContext http)
    {
        if (http.Request.Path == "/enheter/923609016" || http.Request.Path == "/elsewhere")
            await http.Response.SendFileAsync(Bulk.Recording("enhet_923609016.json"));
        else
            http.Response.StatusCode = 404;
    }

    private static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private LiveRegister Client(TimeSpan? patience = null) => Client(Said(("Register:Live", "true"), ("Register:Address", Address.ToString())), patience);

    private LiveRegister Client(IConfiguration said, TimeSpan? patience = null)
    {
        var settings = LiveSettings.Of(said);
        return new(patience is { } time ? settings with { Patience = time } : settings, clock, NullLogger<LiveRegister>.Instance);
    }

    private static IConfiguration Said(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => new KeyValuePair<string, string?>(value.Key, value.Value))).Build();
}
