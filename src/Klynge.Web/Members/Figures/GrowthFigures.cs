using Klynge.Members;
using Klynge.Web.Members.Listing;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Figures;

/// <summary>How many there were on a day, and how many came and went since the day before it in the row.</summary>
/// <param name="Joined">Null for the first day: there is nothing to compare with.</param>
public sealed record GrowthPoint(DateOnly Day, int Members, int Partners, int? Joined, int? Left);

/// <summary>One part of the members through the days, and the view that lists it on one of them.</summary>
public sealed record GrowthGroup(string Key, IReadOnlyList<int> Counts);

/// <summary>Members and partners through the years, counted from the memberships and nothing else.</summary>
/// <param name="Groups">By key of the division: code of the kind, name of the county, code of the size; "" where it is not known.</param>
/// <param name="Reasons">Why those who left did; null where nobody said.</param>
public sealed record GrowthFigures(IReadOnlyList<GrowthPoint> Points, IReadOnlyList<GrowthGroup> Groups, IReadOnlyList<(string? Reason, int Count)> Reasons)
{
    /// <summary>How many numbers and names it holds.</summary>
    public int Size => (Points.Count * 5) + Groups.Sum(group => group.Counts.Count + 1) + (Reasons.Count * 2);

    public static async Task<GrowthFigures> Of(Db db, DateOnly on, GrowthBy by, GrowthStep step, Sight sight, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.Memberships.Where(m => m.From <= on && m.Category != MembershipCategory.Associate)
            .Select(m => new { m.OrganisationId, m.Category, m.From, m.To, m.ExitReason }).ToListAsync(cancel);
        var members = rows.Where(m => m.Category == MembershipCategory.Member).Select(m => new Spell(m.OrganisationId, m.From, m.To, m.ExitReason)).ToList();
        var partners = rows.Where(m => m.Category == MembershipCategory.Partner).Select(m => new Spell(m.OrganisationId, m.From, m.To, null)).ToList();
        if (members.Count == 0)
            return new([], [], []);

        var days = GrowthPeriods.Days(members.Min(m => m.From), on, step);
        var (starts, ends) = (Spell.Starts(members), Spell.Ends(members));
        var points = days.Select((day, i) => new GrowthPoint(day, members.Count(m => m.IsOn(day)), partners.Count(p => p.IsOn(day)),
            i == 0 ? null : starts.Count(s => s.From > days[i - 1] && s.From <= day),
            i == 0 ? null : ends.Count(s => s.To >= days[i - 1] && s.To < day))).ToList();
        var groupOf = await GrowthDivision.Of(db, by, sight, cancel);
        var counted = days.Select(day => members.Where(m => m.IsOn(day)).CountBy(m => groupOf(m.OrganisationId, day)).ToDictionary()).ToList();
        var groups = counted.SelectMany(count => count.Keys).Distinct()
            .Select(key => new GrowthGroup(key, [.. counted.Select(count => count.GetValueOrDefault(key))]))
            .OrderByDescending(group => group.Counts[^1]).ThenByDescending(group => group.Counts.Sum()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        var reasons = ends.Where(s => s.To >= days[0] && s.To < on).CountBy(s => s.Reason ?? "").OrderBy(r => r.Key.Length == 0).ThenByDescending(r => r.Value)
            .Select(r => (r.Key.Length == 0 ? null : r.Key, r.Value)).ToList();
        return new(points, groups, reasons);
    }

    /// <summary>A time without a break: one membership that goes on where another ended the day before neither joins nor leaves.</summary>
    private readonly record struct Spell(Guid OrganisationId, DateOnly From, DateOnly? To, string? Reason)
    {
        public bool IsOn(DateOnly day) => From <= day && (To is null || To >= day);

        public static List<Spell> Starts(List<Spell> spells)
        {
            var continued = spells.Where(s => s.To < DateOnly.MaxValue).Select(s => (s.OrganisationId, s.To!.Value.AddDays(1))).ToHashSet();
            return [.. spells.Where(s => !continued.Contains((s.OrganisationId, s.From)))];
        }

        public static List<Spell> Ends(List<Spell> spells)
        {
            var begun = spells.Select(s => (s.OrganisationId, s.From)).ToHashSet();
            return [.. spells.Where(s => s.To < DateOnly.MaxValue && !begun.Contains((s.OrganisationId, s.To!.Value.AddDays(1))))];
        }
    }
}
