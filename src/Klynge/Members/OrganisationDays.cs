namespace Klynge.Members;

/// <summary>Which facts have days of their own, and since when the one that holds now has been true.</summary>
public sealed partial class Organisation
{
    /// <summary>Name, address and staff have days; of other facts the changes tell what was before.</summary>
    public static bool HasDays(OrganisationField field) =>
        field is OrganisationField.Name or OrganisationField.PostalCode or OrganisationField.Municipality or OrganisationField.Place or OrganisationField.Employees;

    /// <summary>The first day the fact has been as it is now; null when nobody dated it.</summary>
    public DateOnly? TrueSince(OrganisationField field)
    {
        DateOnly? since = field switch
        {
            OrganisationField.Name => names.FirstOrDefault(name => name.To is null)?.From,
            OrganisationField.Employees => staff.Count == 0 ? null : staff.Max(count => count.On),
            _ => null,
        };
        return since == Seat.Always ? null : since;
    }

    /// <summary>The input that says from which day a fact is true: an address has one day for all its parts.</summary>
    public static string DayOf(OrganisationField field) => field switch
    {
        OrganisationField.Name => "NameFrom",
        OrganisationField.Employees => "EmployeesFrom",
        _ => "AddressFrom",
    };

    /// <summary>Why a fact cannot be true from a day: it has not come, or what holds now began later.</summary>
    /// <param name="changed">The last day from which the fact was changed, where it keeps no days itself.</param>
    public Refusal? RefusesFrom(OrganisationField field, DateOnly from, DateOnly today, DateOnly? changed = null)
    {
        var input = DayOf(field);
        if (from > today)
            return Refusal.On(input, "{0} has not come yet. A change is written down when it is true.", from);
        if (from.Year < 1900)
            return Refusal.On(input, "{0} is too long ago.", from);
        return (TrueSince(field) ?? changed) is { } since && from < since
            ? Refusal.On(input, "What stands here now is true from {0}. A change must be from that day or later.", since)
            : null;
    }

    public string NameOn(DateOnly day) =>
        (names.FirstOrDefault(name => name.From <= day && (name.To is null || name.To >= day)) ?? names.MinBy(name => name.From))?.Name ?? Name;

    public Seat? SeatOn(DateOnly day) => seats.FirstOrDefault(seat => seat.From <= day && (seat.To is null || seat.To >= day));

    public int? StaffOn(DateOnly day) => staff.Where(count => count.On <= day).MaxBy(count => count.On)?.Number;

    /// <summary>Puts the value back that was before a change, as a new change from the same day. Refused when it has been changed again.</summary>
    public Refusal? PutBack(OrganisationChange change, DateOnly today)
    {
        if (Value(change.Field) != change.After)
            return new("It has been changed again since then. It now says: {0}", Value(change.Field) ?? "–");
        if (change.Before is null && change.Field is OrganisationField.Name or OrganisationField.Kind)
            return new("There was nothing before this to put back.");

        var from = HasDays(change.Field) && change.From <= today ? change.From : today;
        return Change(change.Field, change.Before, from);
    }
}
