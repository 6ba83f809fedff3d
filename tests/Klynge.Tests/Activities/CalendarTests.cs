using System.Diagnostics;
using System.Text.Json;
using Klynge.Activities;
using Klynge.Tests.Site;
using Klynge.Web.Activities;
using Klynge.Web.Storage;

namespace Klynge.Tests.Activities;

/// <summary>Calendars as other people's programs read them: ical.js knows no zone but those that the file tells.</summary>
public sealed class CalendarTests
{
    private static readonly string Folder = Path.Combine(House.Sources.Root, "tests", "Klynge.Tests", "Outside");

    [Theory]
    [InlineData("2026-03-28T22:30", null), InlineData("2026-03-29T01:59", null), InlineData("2026-03-29T03:00", null), InlineData("2026-05-20T08:00", null)]
    [InlineData("2026-10-25T01:30", null), InlineData("2026-10-25T02:30", Twice.First), InlineData("2026-10-25T02:30", Twice.Second), InlineData("2026-10-25T03:00", null), InlineData("2027-01-06T09:00", null)]
    public async Task An_event_has_the_same_instants_and_the_same_hour_on_the_wall_across_both_changes_of_the_clock(string start, Twice? which)
    {
        var at = DateTime.ParseExact(start, "yyyy-MM-dd'T'HH:mm", null);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");
        LocalTime.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at), zone, which, "", out var instant).ShouldBeNull();
        var entry = new CalendarEntry(Guid.CreateVersion7(), 3, "Møte", null, "Bergen", new("https://klynge.example/"), instant, instant.AddHours(5), "Europe/Oslo", false);
        var read = (await Read(CalendarFile.Of("Klynga", [entry], instant)))[0];
        DateTimeOffset.Parse(read.GetProperty("start").GetProperty("utc").GetString()!).UtcDateTime.ShouldBe(instant);
        DateTimeOffset.Parse(read.GetProperty("end").GetProperty("utc").GetString()!).UtcDateTime.ShouldBe(instant.AddHours(5));
        if (which is null)
            read.GetProperty("start").GetProperty("wall").GetString().ShouldBe(start + ":00");
    }

    [Fact]
    public async Task Words_with_commas_breaks_and_many_letters_come_out_as_they_went_in()
    {
        const string Title = "Ull; fra bonde, til plagg \\ og 😀 tilbake til Ærøskøbing, Årdal og Østensjø igjen, i en tittel som er lengre enn en linje";
        const string About = "Én linje.\nEn til, med \"anførsel\".\r\n\r\nOg slutt.";
        var entry = new CalendarEntry(Guid.CreateVersion7(), 0, Title, About, null, new("https://klynge.example/a,b;c"), new(2026, 6, 1, 8, 0, 0, DateTimeKind.Utc), new(2026, 6, 1, 9, 0, 0, DateTimeKind.Utc), "Europe/Oslo", true);
        var text = CalendarFile.Of("Klynga, med komma", [entry], new(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc));
        text.Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
        var read = (await Read(text))[0];
        (read.GetProperty("title").GetString(), read.GetProperty("about").GetString(), read.GetProperty("status").GetString()).ShouldBe((Title, About.Replace("\r\n", "\n", StringComparison.Ordinal), "CANCELLED"));
    }

    [Theory, OnBoth]
    public async Task The_feed_of_the_cluster_holds_what_is_published_and_tells_nobody_the_address_on_the_net(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Held(cluster);
        await site.Held(cluster, Gathered.Text with { Title = "Kladden" }, published: false);
        await site.Held(cluster, Gathered.Text with { Title = "Etter klokka", StartDay = "2026-11-04" });
        using var stranger = site.Stranger();
        var text = await stranger.Page("/nscc/public/events.ics");
        text.ShouldNotContain("mote.example");
        var read = await Read(text);
        read.EnumerateArray().Select(e => (e.GetProperty("title").GetString(), e.GetProperty("zone").GetString(), e.GetProperty("start").GetProperty("wall").GetString(), e.GetProperty("start").GetProperty("utc").GetString()))
            .ShouldBe([("Prøv før du kjøper", "Europe/Oslo", "2026-05-20T08:00:00", "2026-05-20T06:00:00.000Z"), ("Etter klokka", "Europe/Oslo", "2026-11-04T08:00:00", "2026-11-04T07:00:00.000Z")]);
    }

    private static async Task<JsonElement> Read(string calendar)
    {
        using var process = Process.Start(new ProcessStartInfo("node", "calendar.mjs") { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new System.Text.UTF8Encoding(false) })!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(calendar);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        (await wrong).ShouldBeEmpty();
        return JsonDocument.Parse(await said).RootElement.Clone();
    }
}
