using Klynge.Access;
using Klynge.Network;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>An introduction and the chain of what came of it, up to the day looked at.</summary>
[May(Deed.SeeIntroductions)]
public sealed class IntroductionOneModel(FollowIntroduction follow, RemoveIntroduction remove) : KlyngePage
{
    private Dictionary<Guid, string> names = [];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public FollowForm Form { get; set; } = new();

    public Introduction? One { get; private set; }
    public IReadOnlyList<IntroductionStep> Steps { get; private set; } = [];
    public IEnumerable<SelectListItem> Results => Enum.GetValues<IntroductionResult>().Select(result => new SelectListItem(Introductions.Said(result), result.ToString()));
    public override bool IsThere => One is not null;

    public string Name(Guid organisation) => names.GetValueOrDefault(organisation, "–");

    public override async Task Load()
    {
        var on = Visit.On;
        One = await Db.Set<Introduction>().AsNoTracking().Include(i => i.Steps).SingleOrDefaultAsync(i => i.Id == Id && i.On <= on, Cancel);
        if (One is null)
            return;
        var who = new[] { One.FirstId, One.SecondId, One.BridgeId ?? One.FirstId };
        names = await Db.Organisations.Where(o => who.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, Cancel);
        Steps = [.. One.Steps.Where(step => step.On <= on).OrderBy(step => step.On).ThenBy(step => step.Place)];
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        (Form.On, Form.Result) = (Visit.Today, IntroductionResult.Met);
        return IsThere ? Page() : NotFound();
    }

    [May(Deed.Introduce)]
    public async Task<IActionResult> OnPostFollow()
    {
        if (await follow.Do(Id, Form.Result, Form.On, Form.Words, Cancel) is { } refusal)
            return refusal == Introductions.None ? NotFound() : await Refuse(refusal);
        Done = T["It stands in the chain."];
        return Redirect($"/{Visit.Slug}/network/introductions/{Id}");
    }

    [May(Deed.Introduce)]
    public async Task<IActionResult> OnPostRemove()
    {
        if (await remove.Do(Id, Cancel) is not null)
            return NotFound();
        Done = T["The introduction is taken out."];
        return Redirect($"/{Visit.Slug}/network/introductions");
    }
}

public sealed class FollowForm
{
    public IntroductionResult Result { get; set; }
    public string? Words { get; set; }
    public DateOnly? On { get; set; }
}
