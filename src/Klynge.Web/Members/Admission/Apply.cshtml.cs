using Klynge.Members;
using Klynge.Web.Access;
using Klynge.Web.Members.BusinessRegister;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Klynge.Web.Members.Admission;

/// <summary>"Become a member": the form anyone may fill in. What was written is never lost on a refusal.</summary>
[Open("anyone may ask to become a member"), TakesApplications]
[RequestSizeLimit(LargestBody)]
public sealed class ApplyModel(SendApplication send, LookUp lookUp, LookUpPace pace, Entry entry) : PublicPage
{
    private const int LargestBody = 128 * 1024;

    /// <summary>Nobody sees the field that must stand empty. A browser that filled it in by itself sends it empty the next time.</summary>
    private static readonly Refusal FilledIn = new("A field that nobody sees was filled in, as programs do. If you are a person, send it once more.");

    private static readonly Refusal TooOften = new("That was very often in a short time. Wait a minute, or write it yourself.");

    [BindProperty]
    public ApplyForm Form { get; set; } = new();

    public AdmissionTerms Terms { get; private set; } = null!;
    public bool IsAbroad => !string.IsNullOrWhiteSpace(Form.ForeignId) || !string.IsNullOrWhiteSpace(Form.Country);
    public IEnumerable<SelectListItem> Kinds => [new(T["Choose"], ""), .. EditModel.Kinds.Where(kind => kind.Value.Length > 0)];

    /// <summary>Whether the business register can be looked in; a form without it asks as it always did.</summary>
    public bool CanLookUp { get; private set; }
    public string? LookUpAddress => CanLookUp ? $"/{Visit.Slug}/public/look-up" : null;

    /// <summary>Whom the form was filled with, and who else may have been meant.</summary>
    public FoundUnit? Filled { get; private set; }
    public IReadOnlyList<FoundUnit> Matches { get; private set; } = [];

    public override async Task Load() => (Terms, CanLookUp) = (await Db.Terms(Cancel), await lookUp.IsOpen(Cancel));

    public Task OnGet() => Load();

    public override IEnumerable<Refusal> AlsoWrong() => MembershipApplication.Send(Visit.ClusterId, Form.Typed(), AdmissionTerms.Usual(Visit.ClusterId), Language, null, Visit.Today, default).Item2;

    /// <summary>Fills the form from the business register, by the number or the name that stands in it; nothing is sent.</summary>
    [HalfWritten]
    public async Task<IActionResult> OnPostLookUp(string? pick)
    {
        await Load();
        ModelState.Clear();
        if (pace.Take(entry.Source) is not null)
            return await Refuse(TooOften);
        var byName = pick is null && string.IsNullOrWhiteSpace(Form.Number);
        var found = await lookUp.Search(pick ?? (byName ? Form.Name : Form.Number), Cancel);
        if (found.Count == 0)
            return await Refuse(LookUp.Nobody.At(byName ? "Name" : "Number"));
        if (found is [var one])
            Form.Take(Filled = one);
        else
            Matches = found;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!string.IsNullOrEmpty(Form.Subject))
            return await Refuse(FilledIn);
        var (link, wrong) = await send.Do(Form.Typed(), Language, HttpContext.Connection.RemoteIpAddress?.ToString(), Cancel);
        if (wrong.Count > 0)
            return await Refuse(wrong);

        Done = T["The application is sent."];
        return Redirect(link!.PathAndQuery);
    }
}

/// <summary>The form as it is typed; the names of its fields are those of every form about an organisation.</summary>
public sealed class ApplyForm
{
    public string? Number { get; set; }
    public string? ForeignId { get; set; }
    public string? Country { get; set; }
    public string? Name { get; set; }
    public string? Kind { get; set; }
    public string? PostalCode { get; set; }
    public string? Place { get; set; }
    public string? Industry { get; set; }
    public string? Staff { get; set; }
    public string? Website { get; set; }
    public string? Relevance { get; set; }
    public string? Offers { get; set; }
    public string? Seeks { get; set; }
    public string? ContactName { get; set; }
    public string? ContactEmail { get; set; }
    public string? ContactPhone { get; set; }
    public bool Accepted { get; set; }

    /// <summary>Stands empty when a person fills in the form.</summary>
    public string? Subject { get; set; }

    /// <summary>What the register knows replaces what stands in the form; the rest stays.</summary>
    internal void Take(FoundUnit found)
    {
        var facts = found.Facts();
        (Name, Number, Kind) = (found.Name, found.Unit.Grouped, facts.GetValueOrDefault(OrganisationField.Kind) ?? Kind);
        (PostalCode, Place) = (facts.GetValueOrDefault(OrganisationField.PostalCode) ?? PostalCode, facts.GetValueOrDefault(OrganisationField.Place) ?? Place);
        (Website, Industry) = (facts.GetValueOrDefault(OrganisationField.Website) ?? Website, found.Industry ?? Industry);
    }

    internal ApplicationText Typed() => new()
    {
        Number = Number, ForeignId = ForeignId, Country = Country, Name = Name, Kind = Kind, PostalCode = PostalCode, Place = Place, Industry = Industry, Staff = Staff, Website = Website,
        Relevance = Relevance, Offers = Offers, Seeks = Seeks, ContactName = ContactName, ContactEmail = ContactEmail, ContactPhone = ContactPhone, Accepted = Accepted,
    };
}
