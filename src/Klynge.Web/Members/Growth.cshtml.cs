using Klynge.Access;
using Klynge.Web.Language;
using Klynge.Web.Members.Figures;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Charts;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Members;

/// <summary>Members and partners through the years, and what they are. Each figure opens the list it was counted from.</summary>
[May(Deed.SeeGrowth)]
public sealed class GrowthModel(KeptTotals totals) : KlyngePage
{
    public GrowthBy By { get; private set; }
    public GrowthStep Step { get; private set; }
    public Sight Sight { get; private set; } = Sight.Whole;
    public GrowthFigures Figures { get; private set; } = new([], [], []);
    public ColumnChart? Members { get; private set; }
    public ColumnChart? Partners { get; private set; }
    public IReadOnlyList<(string Name, int Count, string? Href)> Where { get; private set; } = [];
    public GrowthWords Words => new(Figures, Step);

    public async Task<IActionResult> OnGet(string? by, string? step)
    {
        if (!GrowthQuestion.Read(by, step, out var question))
            return StatusCode(StatusCodes.Status422UnprocessableEntity);

        (By, Step) = question;
        Sight = Sight.Of(Visit);
        Figures = await GrowthQuestion.Figures(totals, Visit, Db, By, Step, Sight, Cancel);
        if (Figures.Points.Count == 0)
            return Page();

        var charts = new GrowthCharts(this, Figures, By, Step, Sight);
        Members = charts.Members();
        Partners = Figures.Points.Any(point => point.Partners > 0) ? charts.Partners() : null;
        var counties = By == GrowthBy.County ? Figures : await GrowthQuestion.Figures(totals, Visit, Db, GrowthBy.County, Step, Sight, Cancel);
        Where = new GrowthCharts(this, counties, GrowthBy.County, Step, Sight).AtLast();
        return Page();
    }

    /// <summary>The same figures, divided or stepped otherwise.</summary>
    public string To(GrowthBy by, GrowthStep step, string path = "/growth") => Here($"{path}?by={ViewAddress.Word(by)}&step={ViewAddress.Word(step)}");

    /// <summary>The list on one of the days.</summary>
    public string List(View view, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(view);
        return $"/{Visit.Slug}/members{view}" + (day == Visit.Today ? "" : (view.ToString().Length > 0 ? "&" : "?") + "on=" + Days.Iso(day));
    }

    public string Left(string? reason) => List(
        new View
        {
            Standing = Standing.Ever, Left = new(Figures.Points[0].Day, Figures.Points[^1].Day.AddDays(-1)),
            Reason = reason, Without = reason is null ? [Gap.Reason] : [],
        }, Visit.On);
}
