using System.Globalization;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell;

/// <summary>Which lines of the journal are asked for: days, kind of happening, who, about what, and from where on.</summary>
public sealed record JournalView(DateOnly? From, DateOnly? To, string? Kind, Guid? By, Guid? About, string? After)
{
    public const int PageSize = 50;

    public bool Filters => From is not null || To is not null || Kind is not null || By is not null || About is not null;

    /// <summary>Why the address cannot be answered, where it cannot.</summary>
    public Refusal? Wrong(Telling telling) => From > To ? new("The first day, {0}, is after the last, {1}.", From, To!)
        : Kind is not null && telling.Kinds.All(kind => kind.Code != Kind) ? new("The journal has no such kind of happening.")
        : After is not null && Key(After) is null ? new("The address of the page is not whole. Begin with the first page.") : null;

    /// <summary>The lines asked for, newest first, as far as the day looked at.</summary>
    public IQueryable<JournalLine> Of(Db db, Visit visit, Telling telling)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(telling);
        var last = To < visit.On ? To.Value : visit.On;
        var end = Clock.StartOf(last.AddDays(1), visit.TimeZone);
        var lines = db.Journal.AsNoTracking().Where(l => l.At < end);
        if (From is { } from)
        {
            var start = Clock.StartOf(from, visit.TimeZone);
            lines = lines.Where(l => l.At >= start);
        }

        if (Kind is not null)
        {
            var wanted = telling.Names(Kind).ToList();
            lines = lines.Where(l => wanted.Contains(l.Name));
        }

        if (By is { } by)
            lines = by == Guid.Empty ? lines.Where(l => l.By == null) : lines.Where(l => l.By == by);
        if (About is { } about)
            lines = lines.Where(l => l.About == about);
        if (After is not null && Key(After) is var (at, id))
            lines = lines.Where(l => l.At < at || (l.At == at && l.Id < id));
        return lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Id);
    }

    public static string KeyOf(JournalLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.At.Ticks.ToString(CultureInfo.InvariantCulture) + "-" + line.Id.ToString("N");
    }

    private static (DateTime, Guid)? Key(string text) =>
        text.Split('-') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTime.MaxValue.Ticks && Guid.TryParseExact(id, "N", out var line) ? (new DateTime(at, DateTimeKind.Utc), line) : null;
}
