using Klynge.Tests.Access.Outside;
using Klynge.Tests.Site;
using Klynge.Web.Access.Passkeys;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Klynge.Web.Storage.Checkup;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Access;

/// <summary>The doctor says when a way in does not work for everyone; the site itself goes on.</summary>
public sealed class WaysInDoctorTests
{
    [Fact]
    public void Passkeys_want_https_and_the_address_they_were_made_for()
    {
        Judged("https://klynge.example.no").ShouldBeNull();
        Judged("http://klynge.example.no").ShouldBeNull();
        Judged("https://klynge.example.no", "klynge.example.no").ShouldBe(true);
        Judged("http://klynge.example.no", "klynge.example.no").ShouldBe(false);
        Judged("http://localhost:5080", "localhost").ShouldBe(true);
        Judged("https://ny.example.no", "ny.example.no", "klynge.example.no").ShouldBe(false);
        PasskeyCheck.Judge(new Uri("https://ny.example.no"), ["ny.example.no", "klynge.example.no"])!.Words.Values.ShouldBe([1, 2, "klynge.example.no"]);

        static bool? Judged(string root, params string[] domains) => PasskeyCheck.Judge(new Uri(root), domains)?.Ok;
    }

    [Theory, OnBoth]
    public async Task A_provider_that_does_not_answer_is_a_finding_and_nothing_more(Dialect dialect)
    {
        await using var provider = await LyingProvider.Start(TimeProvider.System);
        await using var site = await RunningSite.Start(dialect, Abroad.Knows(provider.As()));
        provider.Status = 500;
        (await Findings(site)).ShouldBe([("sign-on", false)]);
        using var stranger = site.Stranger();
        (await stranger.Page("/sign-in")).ShouldContain("Logg inn med Innlogging");

        provider.Status = 200;
        site.Clock.Forward(Klynge.Web.Access.Outside.Discovery.Pause);
        (await Findings(site)).ShouldBe([("sign-on", true)]);
    }

    [Theory, OnBoth]
    public async Task The_doctor_s_command_looks_at_passkeys_too(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var kari = await site.Add("kari@klyngen.example");
        await site.With(async (db, _) =>
        {
            db.Add(new Passkey { AccountId = kari.Id, CredentialId = [1], PublicKey = [1], Transports = "", Domain = "klynge.example.no", Name = "Kontormaskinen", CreatedAt = db.Now });
            return await db.SaveChangesAsync();
        });
        var said = await Run.Klynge(site.Place, "doctor", "--json");
        said.Exit.ShouldBe(1);
        said.Json.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == "passkeys").GetProperty("ok").GetBoolean().ShouldBeFalse();
    }

    private static Task<List<(string, bool)>> Findings(RunningSite site) => site.With(async (_, services) =>
    {
        var findings = new List<Finding>();
        foreach (var check in services.GetRequiredService<IEnumerable<ICheck>>())
            findings.AddRange(await check.Look(default));
        return findings.Select(finding => (finding.Name, finding.Ok)).ToList();
    });
}
