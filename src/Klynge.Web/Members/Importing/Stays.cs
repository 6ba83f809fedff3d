using Klynge.Members;

namespace Klynge.Web.Members.Importing;

/// <summary>What a row means for the memberships of its organisation.</summary>
/// <param name="Corrected">A membership that stood, with its new days.</param>
/// <param name="Problem">Why it cannot be, and the column it is about.</param>
internal sealed record StayDecision(Stay? Begun = null, Stay? Corrected = null, (ImportColumn Column, Said What)? Problem = null)
{
    public bool IsNothing => Begun is null && Corrected is null && Problem is null;
}

/// <summary>
/// Reads memberships into the register. Without days a row says only "is a member": one that stands is enough, else one
/// begins on the list's day. A first day that is known names the membership; a new one must not overlap another.
/// </summary>
internal sealed class Stays(DateOnly memberFrom, DateOnly today)
{
    private static readonly StayDecision Nothing = new();

    public StayDecision Decide(IReadOnlyList<Stay> stays, ListRow row)
    {
        var asked = row.Category is { } category ? stays.Where(stay => stay.Category == category).ToList() : stays;
        return (row.From, row.To) switch
        {
            (null, null) => asked.Any(stay => stay.To is null || stay.To >= today) ? Nothing : Begin(stays, row, memberFrom, null),
            (null, { } to) => End(stays, asked, row, to),
            ({ } from, _) => asked.FirstOrDefault(stay => stay.From == from) is { } known
                ? Correct(stays, known, from, row.To ?? known.To, row)
                : Place(stays, row, from),
        };
    }

    private StayDecision End(IReadOnlyList<Stay> stays, IReadOnlyList<Stay> asked, ListRow row, DateOnly to)
    {
        if (asked.FirstOrDefault(stay => stay.To == to) is { } ended)
            return Correct(stays, ended, ended.From, to, row);
        if (asked.FirstOrDefault(stay => stay.To is null && stay.From <= to) is { } open)
            return Correct(stays, open, open.From, to, row);
        return asked.Count == 0 && memberFrom <= to
            ? Begin(stays, row, memberFrom, to)
            : new(Problem: (ImportColumn.MemberTo, Said.Of("No membership is known that can end on {0}: the row must also say when it began.", to)));
    }

    private static StayDecision Correct(IReadOnlyList<Stay> stays, Stay known, DateOnly from, DateOnly? to, ListRow row)
    {
        var reason = to is null ? null : row.ExitReason ?? known.ExitReason;
        var corrected = known with { From = from, To = to, ExitReason = reason };
        if (corrected == known)
            return Nothing;
        if (to < from)
            return new(Problem: (ImportColumn.MemberTo, Said.Of("The last day, {0}, is before the first, {1}.", to!, from)));
        return Clash(stays, known.Category, from, to, but: known) ?? new(Corrected: corrected);
    }

    private static StayDecision Place(IReadOnlyList<Stay> stays, ListRow row, DateOnly from)
    {
        var category = row.Category ?? MembershipCategory.Member;
        var overlapping = stays.Where(stay => stay.Category == category && stay.Overlaps(from, row.To)).ToList();
        // One that still runs, entered on another day: the list knows better when it began.
        return overlapping is [{ To: null } open] ? Correct(stays, open, from, row.To, row) : Begin(stays, row, from, row.To);
    }

    private static StayDecision Begin(IReadOnlyList<Stay> stays, ListRow row, DateOnly from, DateOnly? to)
    {
        var category = row.Category ?? MembershipCategory.Member;
        return Clash(stays, category, from, to, but: null) ?? new(Begun: new(default, category, from, to, to is null ? null : row.ExitReason));
    }

    private static StayDecision? Clash(IReadOnlyList<Stay> stays, MembershipCategory category, DateOnly from, DateOnly? to, Stay? but)
    {
        if (stays.FirstOrDefault(stay => stay.Category == category && stay.Id != but?.Id && stay.Overlaps(from, to)) is not { } other)
            return null;
        return new(Problem: (ImportColumn.MemberFrom, other.To is { } last
            ? Said.Of("The register has a membership from {0} to {1} already, and two cannot overlap.", other.From, last)
            : Said.Of("The register has a membership from {0} already, and two cannot overlap.", other.From)));
    }
}
