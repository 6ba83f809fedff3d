using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Members.Admission;

/// <summary>No to an application, with why and a sentence to the applicant.</summary>
[May(Deed.DecideApplication)]
public sealed class DeclineModel(DeclineApplication decline) : OneApplication
{
    [BindProperty]
    public DeclineForm Form { get; set; } = new();

    public async Task<IActionResult> OnPost()
    {
        if (await decline.Do(Id, Form.Reason, Form.Words, Cancel) is { } refusal)
            return await Refused(refusal);

        Done = T["{0} is declined. The reason is on its way to the applicant.", (await Find())!.Name];
        return Redirect($"/{Visit.Slug}/applications/{Id}");
    }
}

/// <summary>Why not.</summary>
public sealed class DeclineForm
{
    public DeclineReason? Reason { get; set; }

    [StringLength(1000)]
    public string? Words { get; set; }
}
