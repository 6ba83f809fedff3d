using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Access;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>Signed in: the team registers for others, a member contact for her own organisation.</summary>
[May(Deed.SeeActivities)]
public sealed class RegisterModel(RegisterForThem forThem, RegisterColleagues colleagues) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public RegistrationForm Form { get; set; } = new();

    public Event? Held { get; private set; }
    public IReadOnlyList<EventQuestion> Questions { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Own { get; private set; } = [];
    public bool ForThem => Visit.May(Deed.EditEvents);
    public IEnumerable<SelectListItem> Parts => Enum.GetValues<EventPart>().Select(part => new SelectListItem(EventWords.Said(part), part.ToString()));
    public override bool IsThere => Held is not null && (ForThem || Visit.May(Deed.RegisterOwn));

    public override async Task Load()
    {
        Held = await Db.Set<Event>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == Id && e.State == EventState.Published, Cancel);
        Questions = ForThem ? [] : await Db.Asked(Id, Cancel);
        var own = Visit.Own.Distinct().ToList();
        Own = await Db.Organisations.Where(o => own.Contains(o.Id)).OrderBy(o => o.NameSort).Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(Cancel);
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (!IsThere)
            return NotFound();
        Form.Key = Secrets.New();
        if (!ForThem)
            (Form.ContactName, Form.Email) = (Visit.AccountName, await Db.Accounts.Where(a => a.Id == Visit.AccountId).Select(a => a.Email).SingleAsync(Cancel));
        return Page();
    }

    [May(Deed.EditEvents)]
    public async Task<IActionResult> OnPostThem()
    {
        var (organisation, unknown) = await Db.OrganisationCalled(Form.Organisation, Cancel);
        // One who is not in the register comes all the same; only more than one of that name is asked about.
        if (unknown is not null && unknown != Calling.Nobody)
            return await Refuse(unknown);
        return await Answer(await forThem.Do(Id, Form.Typed(null), Form.SafeKey, Form.Part, organisation, Cancel));
    }

    [May(Deed.RegisterOwn)]
    public async Task<IActionResult> OnPostOwn()
    {
        var own = Visit.Own.ToList();
        var organisation = Form.Of is { } chosen && own.Contains(chosen) ? chosen : own.FirstOrDefault();
        if (organisation == default)
            return NotFound();
        var name = await Db.Organisations.Where(o => o.Id == organisation).Select(o => o.Name).SingleAsync(Cancel);
        return await Answer(await colleagues.Do(Id, Form.Typed(name), Form.SafeKey, PublicPage.Language, organisation, Cancel));
    }

    private async Task<IActionResult> Answer((Registration? Made, Uri? Link, IReadOnlyList<Refusal> Refusals) answer)
    {
        if (answer.Refusals.Count > 0)
            return answer.Refusals[0] == EventQuestions.None ? NotFound() : await Refuse(answer.Refusals);
        Done = answer.Made!.State switch
        {
            RegistrationState.Placed => T["They have a place, and are told by letter."],
            RegistrationState.Asked => T["The registration waits for approval."],
            _ => T["All places are taken: they stand on the waiting list."],
        };
        return Redirect(ForThem ? $"/{Visit.Slug}/events/{Id}" : answer.Link!.PathAndQuery);
    }
}

/// <summary>A registration as it is typed.</summary>
public sealed class RegistrationForm
{
    public string? Key { get; set; }
    public string? ContactName { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Organisation { get; set; }
    public string? Number { get; set; }
    public Guid? Of { get; set; }
    public EventPart Part { get; set; }
    public bool ComesToo { get; set; } = true;
    public string? Colleagues { get; set; }
    public Dictionary<Guid, string?> Answers { get; set; } = [];

    /// <summary>Stands empty when a person fills in the form.</summary>
    public string? Subject { get; set; }

    /// <summary>The key the form was given, so that what is sent twice is one; one that could be guessed is not used.</summary>
    internal string SafeKey => Key is { Length: >= 40 and <= 100 } ? Key : Secrets.New();

    internal RegistrationText Typed(string? organisation) => new()
    {
        ContactName = ContactName, Email = Email, Phone = Phone, Organisation = organisation ?? Organisation, Number = Number, ComesToo = ComesToo, Colleagues = Colleagues, Answers = Answers,
    };
}
