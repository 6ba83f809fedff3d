using System.ComponentModel.DataAnnotations;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Access;

/// <summary>For who has forgotten the password. The answer is the same whatever the address.</summary>
[Open("who cannot sign in asks here")]
public sealed class ResetModel(AskForWayIn ask, Outbox outbox) : KlyngePage
{
    [BindProperty]
    public Asker Form { get; set; } = new();

    public string? Asked { get; private set; }
    public bool Sends => outbox.Sends;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (EmailAddress.Read(Form.Email, out var email) is { } wrong)
            return await Refuse(wrong);
        if (Sends)
            await ask.Do(email, Cancel);
        Asked = email;
        return Page();
    }

    public sealed class Asker
    {
        [Required, StringLength(EmailAddress.Longest)]
        public string Email { get; set; } = "";
    }
}
