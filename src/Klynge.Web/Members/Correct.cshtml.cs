using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>A member contact corrects what the register says of her own organisation.</summary>
[May(Deed.CorrectOwn)]
public sealed class CorrectModel(CorrectOwnFacts correct, WithdrawCorrection withdraw) : KlyngePage, IFactsForm
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public OrganisationForm Form { get; set; } = new();

    public bool WithDays => false;
    public Organisation? Organisation { get; private set; }
    public IReadOnlyList<Correction> Waiting { get; private set; } = [];
    public IReadOnlyList<OrganisationField> Approved { get; private set; } = [];
    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (!IsThere)
            return NotFound();
        Form = OrganisationForm.Of(Organisation!);
        return Page();
    }

    public async Task<IActionResult> OnPost([Bind(Prefix = "Form")] OrganisationForm form)
    {
        Form = form;
        var corrected = await correct.Do(Form.Asked(Id), Cancel);
        if (corrected.Outcome.IsDone)
        {
            Done = string.Join(" ", Said(corrected));
            return Redirect($"/{Visit.Slug}/members/{Id}");
        }

        Db.ChangeTracker.Clear();
        if (corrected.Outcome.Theirs is not { } theirs)
            return await Refuse(corrected.Outcome.Refusals);

        await Load();
        (Differences, Form.Version) = (Clashes.Between(Form, theirs), theirs.Version);
        return IsThere ? Clash() : NotFound();
    }

    public async Task<IActionResult> OnPostWithdraw(Guid correction)
    {
        if (await withdraw.Do(correction, Cancel) is { } refusal)
        {
            ModelState.Clear();
            var again = await Refuse(refusal);
            if (IsThere)
                Form = OrganisationForm.Of(Organisation!);
            return again;
        }

        Done = T["The correction is taken back."];
        return Redirect($"/{Visit.Slug}/members/{Id}");
    }

    /// <summary>Another's organisation is not there for her.</summary>
    public override bool IsThere => Organisation is not null;

    public override async Task Load()
    {
        if (!Visit.Own.Contains(Id))
            return;
        Organisation = await Db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == Id, Cancel);
        Waiting = await Db.Corrections.AsNoTracking().Where(c => c.OrganisationId == Id && c.AnsweredAt == null).OrderBy(c => c.AskedAt).ToListAsync(Cancel);
        var cluster = await Db.Clusters.AsNoTracking().SingleAsync(c => c.Id == Visit.ClusterId, Cancel);
        Approved = [.. Enum.GetValues<OrganisationField>().Where(field => CorrectOwnFacts.IsHers(field) && cluster.Approves(field))];
    }

    private IEnumerable<string> Said(CorrectedOwn corrected)
    {
        if (corrected.Changed > 0)
            yield return T.Count(corrected.Changed, "One fact is changed.", "{0} facts are changed.");
        if (corrected.Waiting > 0)
            yield return T.Count(corrected.Waiting, "One correction waits for the cluster's answer.", "{0} corrections wait for the cluster's answer.");
        if (corrected is { Changed: 0, Waiting: 0 })
            yield return T["Nothing was different, so nothing is changed."];
    }
}
