using Klynge.Access;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Members.Admission;

/// <summary>Staff withdraw an application for an applicant who asked them to, and say why.</summary>
[May(Deed.AssessApplication)]
public sealed class WithdrawModel(WithdrawApplication withdraw) : OneApplication
{
    [BindProperty]
    public WhyForm Form { get; set; } = new();

    public async Task<IActionResult> OnPost()
    {
        if (await withdraw.Do(Id, Form.Words, Cancel) is { } refusal)
            return await Refused(refusal);

        Done = T["The application from {0} is withdrawn.", (await Find())!.Name];
        return Redirect($"/{Visit.Slug}/applications/{Id}");
    }
}
