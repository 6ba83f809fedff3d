using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Klynge.Activities;
using Klynge.Web.Language;

namespace Klynge.Web.Activities;

/// <summary>An event as a calendar file has it, in our words.</summary>
/// <param name="Key">The same each time the file is read, so that an event comes in once.</param>
internal sealed record ReadEvent(Guid Key, string Title, DateTime StartsAt, EventText Text);

/// <summary>What a calendar file holds: events that can be brought in, and what is said of the rest.</summary>
internal sealed record CalendarRead(IReadOnlyList<ReadEvent> Events, IReadOnlyList<Refusal> Remarks);

/// <summary>Reads the events of a calendar file (RFC 5545) into the cluster's own time.</summary>
internal static partial class CalendarReading
{
    private const int MostEvents = 1000, LongestTitle = 200, LongestText = 4000;

    /// <param name="cluster">Part of each key: the same file brings other events into another cluster.</param>
    public static (CalendarRead? Read, Refusal? Refusal) Of(byte[] file, Guid cluster, TimeZoneInfo zone)
    {
        var (calendar, refusal) = CalendarLines.Read(file);
        if (calendar is null)
            return (null, refusal);
        var (events, remarks) = (new List<ReadEvent>(), new List<Refusal>());
        var changed = calendar.Parts.Where(part => part.Name == "VEVENT" && part.Find("RECURRENCE-ID") is not null).ToLookup(part => part.Text("UID") ?? "");
        foreach (var part in calendar.Parts.Where(part => part.Name == "VEVENT"))
        {
            if (events.Count > MostEvents)
                return (null, new("The file has more than {0} events. Split it into smaller files.", MostEvents));
            if (Event(part, cluster, zone, [.. changed[part.Text("UID") ?? ""]], events) is { } remark)
                remarks.Add(remark);
        }

        return events.Count + remarks.Count == 0 ? (null, new("There are no events in the file.")) : (new([.. events.DistinctBy(one => one.Key).OrderBy(one => one.StartsAt)], remarks), null);
    }

    /// <summary>Adds the event, each time it comes, or says why not.</summary>
    private static Refusal? Event(CalendarPart part, Guid cluster, TimeZoneInfo zone, List<CalendarPart> changed, List<ReadEvent> events)
    {
        var title = part.Text("SUMMARY") is { } summary ? Line(summary, LongestTitle) : Texts.Say("Event without a title");
        if (part.Text("STATUS")?.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase) == true)
            return new("“{0}” is called off in the file and is left out.", title);
        if (part.Find("DTSTART") is not { } begins || !CalendarTime.Read(begins, zone, out var start))
            return new("“{0}” has no start that can be read, and is left out.", title);
        if (!Ends(part, zone, start, out var lasts))
            return new("“{0}” has an end that cannot be read or is before its start, and is left out.", title);
        var own = part.Find("RECURRENCE-ID") is { } which ? which.Value : "";
        var left = part.Lines.Where(line => line.Name == "EXDATE").SelectMany(line => line.Value.Split(',').Select(value => line with { Value = value }))
            .Concat(changed.Where(other => other != part).Select(other => other.Find("RECURRENCE-ID")).OfType<CalendarLine>())
            .Select(line => CalendarTime.Read(line, zone, out var day) ? day.Local : (DateTime?)null).OfType<DateTime>().ToHashSet();
        Refusal? remark = null;
        IReadOnlyList<DateTime> times = [start.Local];
        if (part.Find("RRULE") is { } rule && own.Length == 0 && Repeating.Of(rule.Value, start.Local, zone) is var repeated)
        {
            times = repeated ?? times;
            remark = repeated is null ? new("“{0}” repeats in a way that cannot be read; only the first is brought in.", title) : null;
        }

        foreach (var local in times.Where(local => !left.Contains(local)))
        {
            var one = new CalendarTime(local, start.AllDay, local == start.Local ? start.Instant : null);
            events.Add(Made(part, Key(cluster, part.Text("UID") ?? title, own.Length > 0 ? own : times.Count > 1 ? local.ToString("s", CultureInfo.InvariantCulture) : "once"), title, one, lasts, zone));
        }

        return remark;
    }

    private static ReadEvent Made(CalendarPart part, Guid key, string title, CalendarTime start, TimeSpan lasts, TimeZoneInfo zone)
    {
        var from = start.In(zone);
        var to = start.AllDay ? start.Local + lasts - TimeSpan.FromMinutes(1) : TimeZoneInfo.ConvertTimeFromUtc(from + lasts, zone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(from, zone);
        var (place, url) = (part.Text("LOCATION"), part.Text("URL"));
        var online = Web(place) ?? Web(url);
        place = Web(place) is not null ? null : place;
        return new(key, title, from, new EventText
        {
            Title = title, Kind = EventKind.MeetingPlace, About = part.Text("DESCRIPTION") is { } about ? Shown(about, LongestText) : null,
            StartDay = Day(local), StartTime = Hour(local), StartTwice = LocalTime.WhichOf(from, zone), EndDay = Day(to), EndTime = Hour(to), EndTwice = start.AllDay ? null : LocalTime.WhichOf(from + lasts, zone),
            Place = place is null && online is null ? Texts.Say("Place not said") : place is null ? null : Line(place, LongestTitle), Online = online,
        });
    }

    private static bool Ends(CalendarPart part, TimeZoneInfo zone, CalendarTime start, out TimeSpan lasts)
    {
        lasts = start.AllDay ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1);
        if (part.Find("DTEND") is { } ends)
        {
            if (!CalendarTime.Read(ends, zone, out var end))
                return false;
            lasts = start.AllDay ? end.Local - start.Local : end.In(zone) - start.In(zone);
        }
        else if (part.Find("DURATION") is { } duration)
        {
            if (Duration().Match(duration.Value.Trim()) is not { Success: true } match)
                return false;
            lasts = new(Number(match, 1) * 7 + Number(match, 2), Number(match, 3), Number(match, 4), Number(match, 5));
        }

        return lasts > TimeSpan.Zero && lasts <= TimeSpan.FromDays(366);
    }

    private static int Number(Match match, int group) => match.Groups[group].Success && int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 10_000) : 0;

    private static Guid Key(Guid cluster, string uid, string which) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{cluster} {uid} {which}")).AsSpan(0, 16));

    private static string? Web(string? text) => text is { Length: <= 500 } && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? text : null;

    private static string Line(string text, int longest) => Shown(text.Replace('\n', ' '), longest);

    /// <summary>Without what cannot be shown, and no longer than can be kept.</summary>
    private static string Shown(string text, int longest)
    {
        var clean = string.Concat(text.EnumerateRunes().Where(rune => rune.Value == '\n' || !Rune.IsControl(rune))).Trim();
        return clean.Length <= longest ? clean : clean[..(char.IsHighSurrogate(clean[longest - 2]) ? longest - 2 : longest - 1)].TrimEnd() + "…";
    }

    private static string Day(DateTime local) => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Hour(DateTime local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\+?P(?=.)(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
