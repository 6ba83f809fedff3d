using System.Globalization;
using Klynge.Access;
using Klynge.Network;
using Klynge.Web.Language;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Charts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>The network of each year by itself, and before, in and after any period.</summary>
[May(Deed.SeeNetwork)]
public sealed class NetworkYearsModel : KlyngePage
{
    private const int MostYears = 12;

    public NetworkFrame Frame { get; private set; } = null!;
    public IReadOnlyList<NetworkFigures> Years { get; private set; } = [];
    public ColumnChart? Chart { get; private set; }

    /// <summary>The period asked about.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public DateOnly? To { get; set; }

    /// <summary>Before, in and after the period; empty when none is asked about.</summary>
    public IReadOnlyList<NetworkFigures> Around { get; private set; } = [];

    /// <summary>Why there is nothing to show of the period.</summary>
    public string? Wrong { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!NetworkQuestion.Read(Request.Query, out var question))
            return StatusCode(StatusCodes.Status422UnprocessableEntity);
        var (on, sight) = (Visit.On, Sight.Of(Visit));
        Frame = await NetworkFrame.Of(this, Db, question, await KnownNetwork.Of(Db, question, on, sight, Cancel), "/years", sight, Cancel);
        var all = await Db.Occasions.Where(o => o.To <= on).Select(o => o.To).OrderBy(day => day).FirstOrDefaultAsync(Cancel) is var first && first == default ? 0 : on.Year - first.Year + 1;
        var met = all == 0 ? [] : FirstMeetings(await Db.TookPart(null, on, Cancel));
        var years = new List<NetworkFigures>();
        for (var year = on.Year - Math.Min(all, MostYears) + 1; all > 0 && year <= on.Year; year++)
            years.Add(await Figures(question, year.ToString(CultureInfo.InvariantCulture), new(year, 1, 1), year == on.Year ? on : new(year, 12, 31), sight, met));
        Years = years;
        Chart = Years.Count < 2 ? null : Drawn();
        if (!ModelState.IsValid || (From is null) != (To is null) || From > To || To > on)
            Wrong = T["Choose a first and a last day, the first not after the last, and neither after the day looked at."];
        else if (From is { } from && To is { } to)
            Around =
            [
                await Figures(question, T["The twelve months before"], from.AddMonths(-12), from.AddDays(-1), sight, met), await Figures(question, T["In the period"], from, to, sight, met),
                .. to < on ? [await Figures(question, to.AddMonths(12) > on ? T["Since then, until {0}", Days.Full(on)] : T["The twelve months after"], to.AddDays(1), to.AddMonths(12) > on ? on : to.AddMonths(12), sight, met)] : Array.Empty<NetworkFigures>(),
            ];
        return Page();
    }

    private async Task<NetworkFigures> Figures(NetworkQuestion question, string name, DateOnly from, DateOnly to, Sight sight, Dictionary<Pair, DateOnly> met)
    {
        var known = await KnownNetwork.Of(Db, question, new NetworkWindow(from, to) { Kinds = question.Window(to).Kinds }, sight, Cancel);
        var fresh = known.Network.Ties.Count(tie => met.TryGetValue(new(known.Who[tie.A].Id, known.Who[tie.B].Id), out var day) && day >= from);
        return new(name, to, known.Who.Count, known.Who.Count - known.Without, known.Network.Ties.Count, fresh, known.Network.Across(node => known.Who[node].Industry), Whole.Of(known.Network.Graph));
    }

    /// <summary>The day each pair first did something together, of any kind.</summary>
    private static Dictionary<Pair, DateOnly> FirstMeetings(List<TookPart> parties)
    {
        var met = new Dictionary<Pair, DateOnly>();
        foreach (var occasion in parties.GroupBy(party => party.Occasion).OrderBy(group => group.First().What.On))
        {
            var (day, there) = (occasion.First().What.On, occasion.Select(party => party.Organisation).Distinct().ToArray());
            for (var a = 0; a < there.Length; a++)
                for (var b = a + 1; b < there.Length; b++)
                    met.TryAdd(new(there[a], there[b]), day);
        }

        return met;
    }

    private ColumnChart Drawn()
    {
        // A whole year opens as the map of its last day; the last one has no such address until it is over.
        ChartValue Opened(NetworkFigures year) => new(year.Ties, year.To is { Month: 12, Day: 31 } ? $"/{Visit.Slug}/network?years=1&on={Days.Iso(year.To)}" : null);
        return new(
            "ties", Years[^1].Ties >= Years[0].Ties ? T["From {0} to {1} ties since {2}", Years[0].Ties, Years[^1].Ties, Years[0].Name] : T["{0} ties, down from {1} in {2}", Years[^1].Ties, Years[0].Ties, Years[0].Name],
            T["Pairs of members that did something together in the year. The last year is counted to the day looked at."], T["Ties"], [.. Years.Select(year => year.Name)],
            [new(T["had met before"], "c1", [.. Years.Select(year => new ChartValue(year.Ties - year.New))]), new(T["new"], "c2", [.. Years.Select(year => new ChartValue(year.New))])],
            T["Ties"], [.. Years.Select(Opened)]);
    }
}

/// <param name="Tied">Members with a tie.</param>
/// <param name="New">Ties between two who first met in it.</param>
public sealed record NetworkFigures(string Name, DateOnly To, int Members, int Tied, int Ties, int New, (int Across, int Known) Industries, Whole Whole)
{
    public double? AcrossShare => Industries.Known == 0 ? null : (double)Industries.Across / Industries.Known;
}
