using Klynge.Access;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>What the public business register says otherwise than the cluster, the gravest first, each to be taken over or left.</summary>
[May(Deed.EditOrganisation)]
public sealed class DifferencesModel(AcceptDifferences accept, SetDifferencesAside setAside, PublicRegister register) : KlyngePage
{
    public const int Most = 100;

    /// <summary>What befell members: nothing to take over, but a membership to think of.</summary>
    public IReadOnlyList<DifferenceLine> States { get; private set; } = [];
    public IReadOnlyList<DifferenceLine> Facts { get; private set; } = [];

    /// <summary>All that wait; not all of them stand on the page at once.</summary>
    public int Count { get; private set; }
    public RegisterLoad? Loaded { get; private set; }
    public DateOnly? ComparedOn { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostAccept(Guid[] chosen)
    {
        var answered = await accept.Do(chosen, Cancel);
        return await Told(answered, T.Count(answered.Facts, "One fact was taken over from the business register.", "{0} facts were taken over from the business register."));
    }

    public async Task<IActionResult> OnPostAside(Guid[] chosen)
    {
        var answered = await setAside.Do(chosen, Cancel);
        return await Told(answered, T.Count(answered.Facts, "One difference is left as it is, until the register says something else.", "{0} differences are left as they are, until the register says something else."));
    }

    public override async Task Load()
    {
        Loaded = await register.Loaded(Cancel);
        ComparedOn = await Compared.Day(Db, Visit.ClusterId, Cancel);
        var open = Db.Set<RegisterDifference>().AsNoTracking().Where(d => d.AnsweredAt == null);
        Count = await open.CountAsync(Cancel);
        States = await DifferenceLine.Of(Db, states: true, Most, Cancel);
        Facts = await DifferenceLine.Of(Db, states: false, Most, Cancel);
    }

    private async Task<IActionResult> Told(Answered answered, string done)
    {
        Db.ChangeTracker.Clear();
        if (answered is { Facts: 0, Left.Count: 0 })
            answered = answered with { Left = [new("Nothing was chosen that still waits. Look again.")] };
        if (answered.Left.Count == 0)
        {
            Done = done;
            return Redirect($"/{Visit.Slug}/members/register");
        }

        await Load();
        if (answered.Facts > 0)
            Done = done;
        foreach (var refusal in answered.Left)
            ModelState.AddModelError("", T[refusal]);
        return Again();
    }
}
