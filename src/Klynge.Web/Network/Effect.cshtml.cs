using Klynge.Access;
using Klynge.Network;
using Klynge.Occasions;
using Klynge.Web.Members;
using Klynge.Web.Members.Listing;
using Klynge.Web.Occasions;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>What an activity led to, and those of its kind before it.</summary>
[May(Deed.SeeNetwork)]
public sealed class EffectModel(IEnumerable<IOccasionTitles> titles) : KlyngePage
{
    private const int Earlier = 3;
    private const int Usual = 30;
    private const int Most = 5000;

    private Dictionary<Guid, string> names = [];

    /// <summary>Of the activity.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "all")]
    public string? All { get; set; }

    public string Title { get; private set; } = "";
    public DateOnly On { get; private set; }
    public ActivityEffect? Effect { get; private set; }
    public IReadOnlyList<EffectRow> Before { get; private set; } = [];

    /// <summary>Those that lasted first.</summary>
    public IReadOnlyList<Pair> Shown { get; private set; } = [];

    public IReadOnlySet<Pair> Lasted { get; private set; } = new HashSet<Pair>();
    public IReadOnlySet<Pair> Across { get; private set; } = new HashSet<Pair>();

    public string Name(Guid organisation) => names.GetValueOrDefault(organisation) ?? T["somebody outside the cluster"];

    /// <summary>Others than the team do not see who never was a member.</summary>
    public bool Knows(Guid organisation) => names.ContainsKey(organisation);

    public async Task<IActionResult> OnGet()
    {
        var on = Visit.On;
        if (await Db.Occasions.AsNoTracking().SingleOrDefaultAsync(o => o.Kind == OccasionKinds.Event && o.SourceId == Id && o.To <= on, Cancel) is not { } own)
            return NotFound();
        var line = await Db.Occasions.AsNoTracking().Where(o => o.Kind == own.Kind && o.To < own.To).OrderByDescending(o => o.To).Take(Earlier).ToListAsync(Cancel);
        var occasions = line.Prepend(own).ToList();
        var ids = occasions.Select(o => o.Id).ToList();
        var came = await Db.OccasionParties.Where(p => ids.Contains(p.OccasionId)).Select(p => p.OrganisationId).Distinct().ToListAsync(Cancel);
        var (around, industries) = (await Db.Around(came, on, Cancel), await Db.Industries(Sight.Of(Visit), Cancel));
        names = await Db.VisibleTo(Visit).Where(o => came.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, Cancel);
        var said = await titles.Of([.. occasions.Select(o => o.SourceId)], Visit, Cancel);
        var rows = occasions.Select(o => new EffectRow(o.SourceId, said.GetValueOrDefault(o.SourceId)?.Words ?? "–", o.To, ActivityEffect.Of(o.Id, around, industries.GetValueOrDefault, on))).ToList();
        (Effect, Title, On, Before) = (rows[0].Effect, rows[0].Title, own.To, rows[1..]);
        (Lasted, Across) = (Effect.Lasted.ToHashSet(), Effect.Across.ToHashSet());
        Shown = [.. Effect.New.OrderByDescending(Lasted.Contains).ThenByDescending(Across.Contains).Take(All == "yes" ? Most : Usual)];
        return Page();
    }
}

public sealed record EffectRow(Guid Id, string Title, DateOnly On, ActivityEffect Effect);
