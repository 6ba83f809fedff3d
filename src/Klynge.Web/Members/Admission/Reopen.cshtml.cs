using Klynge.Access;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Members.Admission;

/// <summary>The manager opens a declined or withdrawn application again, and says why.</summary>
[May(Deed.ReopenApplication)]
public sealed class ReopenModel(ReopenApplication reopen) : OneApplication
{
    [BindProperty]
    public WhyForm Form { get; set; } = new();

    public async Task<IActionResult> OnPost()
    {
        if (await reopen.Do(Id, Form.Words, Cancel) is { } refusal)
        {
            // That it was answered is no news here: what is wrong is said as it is.
            Db.ChangeTracker.Clear();
            return refusal == AdmissionQuestions.None ? NotFound() : await Refuse(refusal);
        }

        Done = T["The application from {0} is open again.", (await Find())!.Name];
        return Redirect($"/{Visit.Slug}/applications/{Id}");
    }
}
