using System.Globalization;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell;

/// <summary>Which lines of the journal are asked for: days, kind of happening, who, about what, and from where on.</summary>
public sealed record JournalView(DateOnly? From, DateOnly? To, string? Kind, Guid? By, Guid? About, string? After)
{
    public const int PageSize = 50;

    /// <summary>Kinds in words, each with how the names of its happenings begin.</summary>
    public static readonly IReadOnlyDictionary<string, (string Words, string[] Begins)> Kinds = new Dictionary<string, (string, string[])>
    {
        ["facts"] = ("Facts of organisations", ["Organisation", "Visibility"]),
        ["memberships"] = ("Memberships and contributions", ["Membership", "Agreement", "Contribution"]),
        ["corrections"] = ("Corrections", ["Correction"]),
        ["people"] = ("People", ["Person", "Consent"]),
        ["lists"] = ("Lists", ["List"]),
        ["cluster"] = ("The cluster", ["Cluster"]),
        ["access"] = ("Who may come in", ["User", "Role", "Account", "Token"]),
    };

    public bool Filters => From is not null || To is not null || Kind is not null || By is not null || About is not null;

    /// <summary>Why the address cannot be answered, where it cannot.</summary>
    public Refusal? Wrong => From > To ? new("The first day, {0}, is after the last, {1}.", From, To!)
        : Kind is not null && !Kinds.ContainsKey(Kind) ? new("The journal has no such kind of happening.")
        : After is not null && Key(After) is null ? new("The address of the page is not whole. Begin with the first page.") : null;

    /// <summary>The lines asked for, newest first, as far as the day looked at.</summary>
    public IQueryable<JournalLine> Of(Db db, Visit visit, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(visit);
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
            var wanted = names.Where(name => Kinds[Kind].Begins.Any(begin => name.StartsWith(begin, StringComparison.Ordinal))).ToList();
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
