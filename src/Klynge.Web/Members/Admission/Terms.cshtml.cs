using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Members.Admission;

/// <summary>Whether the form is open, who may join, what one accepts, and how soon the cluster answers.</summary>
[May(Deed.EditCluster)]
public sealed class TermsModel(WriteTerms write) : KlyngePage
{
    [BindProperty]
    public TermsForm Form { get; set; } = new();

    public async Task OnGet()
    {
        var terms = await Db.Terms(Cancel);
        Form = new() { Open = terms.IsOpen, WhoNb = terms.WhoNb, WhoEn = terms.WhoEn, Bylaws = terms.Bylaws, Privacy = terms.Privacy, AnswerWithin = terms.AnswerWithin, Version = terms.Version };
    }

    public async Task<IActionResult> OnPost()
    {
        if (await write.Do(Form.Open, Form.WhoNb, Form.WhoEn, Form.Bylaws, Form.Privacy, Form.AnswerWithin ?? AdmissionTerms.UsualDays, Form.Version, Cancel) is { } refusal)
        {
            // What is saved next is saved on top of what stands now.
            ModelState.Remove("Form.Version");
            Form.Version = (await Db.Terms(Cancel)).Version;
            return await Refuse(refusal);
        }

        Done = T["Saved."];
        return Redirect($"/{Visit.Slug}/cluster#admission");
    }
}

/// <summary>The terms as they are typed.</summary>
public sealed class TermsForm
{
    public bool Open { get; set; }

    [StringLength(ShortText.Paragraph)]
    public string? WhoNb { get; set; }

    [StringLength(ShortText.Paragraph)]
    public string? WhoEn { get; set; }

    [StringLength(300)]
    public string? Bylaws { get; set; }

    [StringLength(300)]
    public string? Privacy { get; set; }

    [Required]
    public int? AnswerWithin { get; set; }
    public int Version { get; set; }
}
