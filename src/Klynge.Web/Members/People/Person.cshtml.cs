using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>One person: how she is reached, what she does and did, on what ground the cluster knows her, and what happened.</summary>
[May(Deed.SeeRegister)]
public sealed class PersonModel(EndRole end, GiveConsent give, WithdrawConsent withdraw, PersonHistory history) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ConsentForm Form { get; set; } = new();

    public Person Person { get; private set; } = null!;
    public IReadOnlyList<HeldRole> Now { get; private set; } = [];
    public IReadOnlyList<HeldRole> Earlier { get; private set; } = [];
    public IReadOnlyList<HeldRole> Ahead { get; private set; } = [];
    public IReadOnlyList<Consent> Grounds { get; private set; } = [];
    public IReadOnlyList<Told> History { get; private set; } = [];
    public bool MayEdit => Visit.May(Deed.EditPeople) && !Visit.AnotherDay;

    public async Task<IActionResult> OnGet()
    {
        if (!await Find())
            return NotFound();

        await Load();
        return Page();
    }

    public override async Task Load()
    {
        if (Person is null && !await Find())
            return;

        var roles = await Db.PersonRoles.Where(r => r.PersonId == Id).OrderByDescending(r => r.From).ThenByDescending(r => r.Id)
            .Select(r => new HeldRole(r.Id, r.Title, r.OrganisationId, Db.Organisations.Where(o => o.Id == r.OrganisationId).Select(o => o.Name).FirstOrDefault(), r.From, r.To)).ToListAsync(Cancel);
        Now = [.. roles.Where(r => r.From <= Visit.On && (r.To is null || r.To >= Visit.On))];
        Ahead = Visit.AnotherDay ? [] : [.. roles.Where(r => r.From > Visit.On)];
        Earlier = [.. roles.Where(r => r.To < Visit.On)];
        Grounds = [.. (await Db.Set<Consent>().Where(c => c.PersonId == Id && c.From <= Visit.On).ToListAsync(Cancel)).OrderBy(c => c.To is not null).ThenByDescending(c => c.From)];
        History = Visit.May(Deed.SeeJournal) ? await history.Of(Id, Visit, Cancel) : [];
    }

    [May(Deed.EditPeople)]
    public async Task<IActionResult> OnPostEndRole(Guid role, DateOnly? to) =>
        await Answer(await end.Do(Id, role, to, Cancel), () => T["The role is ended."]);

    [May(Deed.EditPeople)]
    public async Task<IActionResult> OnPostGive() =>
        await Answer(await give.Do(Id, Form.Purpose ?? "", Form.Basis ?? "", Form.Note, Form.From, Cancel), () => T["The ground is written down."]);

    [May(Deed.EditPeople)]
    public async Task<IActionResult> OnPostWithdraw(Guid consent)
    {
        var given = await Db.Set<Consent>().AnyAsync(c => c.Id == consent && c.Basis == "consent", Cancel);
        return await Answer(await withdraw.Do(Id, consent, Cancel), () => T[given ? "The consent is withdrawn." : "The ground is ended."]);
    }

    /// <summary>What is true on the day looked at.</summary>
    public bool Holds(Consent consent)
    {
        ArgumentNullException.ThrowIfNull(consent);
        return consent.To is null || consent.To > Visit.On;
    }

    private async Task<IActionResult> Answer(Refusal? refusal, Func<string> done)
    {
        if (refusal == PersonQuestions.Gone || !await Find())
            return NotFound();
        if (refusal is not null)
            return await Refuse(refusal);

        Done = done();
        return Redirect(Here($"/people/{Id}"));
    }

    private async Task<bool> Find()
    {
        Person = (await Db.People.AsNoTracking().KnownOn(Visit.On, Visit.TimeZone).SingleOrDefaultAsync(p => p.Id == Id, Cancel))!;
        return Person is not null;
    }
}

public sealed record HeldRole(Guid Id, string Title, Guid? OrganisationId, string? Organisation, DateOnly From, DateOnly? To);

public sealed class ConsentForm
{
    [StringLength(40)]
    public string? Purpose { get; set; }

    [StringLength(40)]
    public string? Basis { get; set; }

    [StringLength(1000)]
    public string? Note { get; set; }
    public DateOnly? From { get; set; }
}
