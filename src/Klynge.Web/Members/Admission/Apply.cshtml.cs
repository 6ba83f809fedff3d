using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Klynge.Web.Members.Admission;

/// <summary>"Become a member": the form anyone may fill in. What was written is never lost on a refusal.</summary>
[Open("anyone may ask to become a member"), TakesApplications]
[RequestSizeLimit(LargestBody)]
public sealed class ApplyModel(SendApplication send) : PublicPage
{
    private const int LargestBody = 128 * 1024;

    /// <summary>Nobody sees the field that must stand empty. A browser that filled it in by itself sends it empty the next time.</summary>
    private static readonly Refusal Filled = new("A field that nobody sees was filled in, as programs do. If you are a person, send it once more.");

    [BindProperty]
    public ApplyForm Form { get; set; } = new();

    public AdmissionTerms Terms { get; private set; } = null!;
    public bool IsAbroad => !string.IsNullOrWhiteSpace(Form.ForeignId) || !string.IsNullOrWhiteSpace(Form.Country);
    public IEnumerable<SelectListItem> Kinds => [new(T["Choose"], ""), .. EditModel.Kinds.Where(kind => kind.Value.Length > 0)];

    public override async Task Load() => Terms = await Db.Terms(Cancel);

    public Task OnGet() => Load();

    public override IEnumerable<Refusal> AlsoWrong() => MembershipApplication.Send(Visit.ClusterId, Form.Typed(), AdmissionTerms.Usual(Visit.ClusterId), Language, null, Visit.Today, default).Item2;

    public async Task<IActionResult> OnPost()
    {
        if (!string.IsNullOrEmpty(Form.Subject))
            return await Refuse(Filled);
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

    internal ApplicationText Typed() => new()
    {
        Number = Number, ForeignId = ForeignId, Country = Country, Name = Name, Kind = Kind, PostalCode = PostalCode, Place = Place, Industry = Industry, Staff = Staff, Website = Website,
        Relevance = Relevance, Offers = Offers, Seeks = Seeks, ContactName = ContactName, ContactEmail = ContactEmail, ContactPhone = ContactPhone, Accepted = Accepted,
    };
}
