using Klynge.Members;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Members.Admission;

/// <summary>The applicant's own page: what became of her application, and the way to take it back.</summary>
[Open("the key in the address is the right to it"), HasApplications]
public sealed class OwnModel(WithdrawOwnApplication withdraw, Outbox outbox) : PublicPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty]
    public WhyForm Form { get; set; } = new();

    public MembershipApplication Application { get; private set; } = null!;
    public bool Sends => outbox.Sends;
    public override bool IsThere => Application is not null;

    public override async Task Load()
    {
        Db.ChangeTracker.Clear();
        Application = (await Db.ByKey(Key, Cancel))!;
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (!IsThere)
            return NotFound();

        // Nobody finds it by searching for it.
        Response.Headers["X-Robots-Tag"] = "noindex";
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await withdraw.Do(Key, Form.Words, Cancel) is { } refusal)
            return refusal == AdmissionQuestions.None ? NotFound() : await Refuse(refusal);
        return Redirect(HttpContext.Request.Path);
    }
}
