using System.Globalization;

namespace Klynge.Web.Demonstration;

/// <summary>One membership to be: when it begins and, if ever, its last day. Who it is comes later.</summary>
internal sealed class Stay(string key, DateOnly from)
{
    /// <summary>Cluster, strand and number: "nscc/company/17". All its chances are thrown under this name.</summary>
    public string Key => key;
    public DateOnly From { get; set; } = from;
    public DateOnly? To { get; set; }

    public bool On(DateOnly day) => From <= day && (To is null || To >= day);
}

/// <summary>
/// Turns published counts into joins and leaves. Written like "2014-12-31 7; 2015-12-31 10 -1": seven on the last day of
/// 2014, ten a year later, of whom one of the seven had left, so four joined. The counts are met to the day.
/// </summary>
internal static class Timetable
{
    public static List<Stay> Of(string key, DateOnly start, string counts)
    {
        var chance = new Chance(key);
        var stays = new List<Stay>();
        var before = start.AddDays(-1);
        foreach (var (day, count, leaves) in counts.Split(';', StringSplitOptions.TrimEntries).Select(Read))
        {
            var there = stays.Where(stay => stay.On(before)).ToList();
            var joins = count - there.Count + leaves;
            if (joins < 0)
                throw new InvalidOperationException($"{key}: {joins} would have to join until {day}.");

            // Those who have been there for a year leave first; nobody joins and leaves between two counts.
            foreach (var stay in chance.Shuffled(there).OrderBy(stay => stay.From > before.AddYears(-1)).Take(leaves).ToList())
                stay.To = LastDay(chance, before, day.AddDays(-1));
            for (var i = 0; i < joins; i++)
                stays.Add(new Stay($"{key}/{stays.Count + 1}", FirstDay(chance, before.AddDays(1), day)));
            before = day;
        }

        return stays;
    }

    /// <summary>The days between two counts around a day: whoever joined in them may have joined on any of them.</summary>
    public static (DateOnly First, DateOnly Last)? Around(string counts, DateOnly day)
    {
        var days = counts.Split(';', StringSplitOptions.TrimEntries).Select(count => Read(count).Day).ToList();
        var next = days.FindIndex(end => end >= day);
        return next < 1 ? null : (days[next - 1].AddDays(1), days[next]);
    }

    private static (DateOnly Day, int Count, int Leaves) Read(string text)
    {
        var parts = text.Split(' ');
        return (DateOnly.ParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), Number(parts[1]), parts.Length > 2 ? -Number(parts[2]) : 0);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // Notice is mostly given to the end of a quarter.
    private static DateOnly LastDay(Chance chance, DateOnly first, DateOnly last)
    {
        var ends = Enumerable.Range(first.Year, last.Year - first.Year + 1)
            .SelectMany(year => (DateOnly[])[new(year, 3, 31), new(year, 6, 30), new(year, 9, 30), new(year, 12, 31)])
            .Where(end => end > first && end <= last).ToList();
        return ends.Count > 0 && chance.Of(80) ? chance.Pick(ends) : chance.Between(first < last ? first.AddDays(1) : first, last);
    }

    // Boards meet on weekdays, where there is one to choose.
    private static DateOnly FirstDay(Chance chance, DateOnly first, DateOnly last)
    {
        var day = chance.Between(first, last);
        for (var tries = 0; day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && tries < 9; tries++)
            day = chance.Between(first, last);
        return day;
    }
}
