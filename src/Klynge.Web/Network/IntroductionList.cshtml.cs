using Klynge.Access;
using Klynge.Network;
using Klynge.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>The introductions made by a day, the newest first, and how far each had come.</summary>
[May(Deed.SeeIntroductions)]
public sealed class IntroductionListModel : KlyngePage
{
    private const int Most = 500;

    public IReadOnlyList<IntroductionLine> Rows { get; private set; } = [];

    public async Task OnGet()
    {
        var on = Visit.On;
        var rows = await Db.Set<Introduction>().AsNoTracking().Include(i => i.Steps).Where(i => i.On <= on).OrderByDescending(i => i.On).ThenByDescending(i => i.Id).Take(Most).ToListAsync(Cancel);
        var who = rows.SelectMany(i => (Guid?[])[i.FirstId, i.SecondId, i.BridgeId]).OfType<Guid>().Distinct().ToList();
        var names = await Db.Organisations.Where(o => who.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, Cancel);
        Rows = [.. rows.Select(i => new IntroductionLine(i.Id, names[i.FirstId], names[i.SecondId], i.BridgeId is { } bridge ? names[bridge] : null, i.On, i.Why, i.ResultOn(on), i.Invented))];
    }

    public string Title()
    {
        var led = Rows.Count(row => row.Result > IntroductionResult.Nothing);
        return Rows.Count == 0 ? T["Introductions"] : T["{0} of {1} introductions have led to something", led, Rows.Count];
    }
}

/// <param name="Result">The furthest it had come; null while nobody knows.</param>
public sealed record IntroductionLine(Guid Id, string First, string Second, string? Bridge, DateOnly On, string Why, IntroductionResult? Result, bool Invented);
