using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Klynge.Web.Access;

/// <summary>The door. It answers alike whether or not there is an account.</summary>
[Open("it is the door itself")]
public sealed class SignInModel(Entry entry, TimeProvider clock) : KlyngePage
{
    [BindProperty]
    public Credentials Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public string? Wrong { get; private set; }
    public string Advice { get; private set; } = "";

    public IActionResult OnGet() => Visit.SignedIn ? Redirect(Onward) : Page();

    public async Task<IActionResult> OnPost()
    {
        var (refusal, opens) = await entry.WithPassword(Form.Email, Form.Password, Cancel);
        if (refusal is null)
            return Redirect(Onward);

        Wrong = T[refusal];
        Advice = T[opens is null ? "Nothing is locked. Try again, or get a link by e-mail." : "Nobody else is shut out. A link by e-mail works all the same."];
        if (opens is not null)
        {
            var seconds = Math.Max(1, Math.Ceiling((opens.Value - clock.GetUtcNow().UtcDateTime).TotalSeconds));
            Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
        }

        ModelState.AddModelError("Form.Password", T["Write the password again"]);
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private string Onward => LocalPath.Of(To ?? ReturnUrl) is var path && path.StartsWith("/sign-", StringComparison.Ordinal) ? "/" : LocalPath.Of(To ?? ReturnUrl);

    public sealed class Credentials
    {
        [Required, StringLength(EmailAddress.Longest)]
        public string Email { get; set; } = "";

        [Required, StringLength(Passwords.Longest)]
        public string Password { get; set; } = "";
    }
}
