using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>The contacts of one's own organisation: who the cluster should know there, and who is there no longer.</summary>
[May(Deed.CorrectOwn)]
public sealed class OwnModel(OwnContacts contacts, WithdrawContact withdraw) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    public OwnForm Form { get; set; } = new();

    public string Name { get; private set; } = "";
    public IReadOnlyList<OwnContact> People { get; private set; } = [];
    public IReadOnlyList<ContactCorrection> Waiting { get; private set; } = [];

    /// <summary>The cluster looks at a change of contacts before it holds.</summary>
    public bool Approved { get; private set; }

    /// <summary>Another's organisation is not there for her.</summary>
    public override bool IsThere => Name.Length > 0;

    public override async Task Load()
    {
        if (!Visit.Own.Contains(Organisation))
            return;
        Name = await Db.Organisations.Where(o => o.Id == Organisation).Select(o => o.Name).SingleOrDefaultAsync(Cancel) ?? "";
        People = await Db.PersonRoles.AsNoTracking().Where(r => r.OrganisationId == Organisation && (r.To == null || r.To >= Visit.On) && (!Visit.AnotherDay || r.From <= Visit.On))
            .Join(Db.People, r => r.PersonId, p => p.Id, (role, person) => new OwnContact(person, role)).ToListAsync(Cancel);
        People = [.. People.OrderBy(contact => contact.Person.NameSort, StringComparer.Ordinal).ThenBy(contact => contact.Role.From)];
        Waiting = Visit.AnotherDay ? [] : await Db.ContactCorrections.AsNoTracking().Where(c => c.OrganisationId == Organisation && c.AnsweredAt == null).OrderBy(c => c.AskedAt).ToListAsync(Cancel);
        Approved = (await Db.Clusters.AsNoTracking().SingleAsync(c => c.Id == Visit.ClusterId, Cancel)).ApprovesContacts;
        Form.From ??= Visit.Today;
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        return IsThere ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAdd([Bind(Prefix = "Form")] OwnForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        Form = form;
        return await Answer(await contacts.Do(new(Organisation, null, form.Facts(Visit.Today)), Cancel), T["The contact is added."]);
    }

    public async Task<IActionResult> OnPostEnd(Guid role, DateOnly? to) =>
        await Answer(await contacts.End(Organisation, role, to, Cancel), to > Visit.Today ? T["The last day is written down."] : T["The contact is ended."]);

    public async Task<IActionResult> OnPostWithdraw(Guid correction) =>
        await Answer(new(await withdraw.Do(correction, Cancel)), T["The correction is taken back."]);

    private async Task<IActionResult> Answer(ContactAsked asked, string done)
    {
        if (asked.Refusal == OwnContacts.NotHers)
            return NotFound();
        if (asked.Refusal is { } refusal)
        {
            Db.ChangeTracker.Clear();
            return await Refuse(refusal);
        }

        Done = asked.Waits ? T["The change waits for the cluster's answer."] : asked.Same ? T["Nothing was different, so nothing is changed."] : done;
        return Redirect($"/{Visit.Slug}/people/own/{Organisation}");
    }
}

public sealed record OwnContact(Person Person, PersonRole Role);
