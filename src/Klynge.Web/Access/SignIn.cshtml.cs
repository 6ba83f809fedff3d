using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Klynge.Web.Access.Outside;
using Klynge.Web.Access.Passkeys;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Klynge.Web.Access;

/// <summary>The door. It answers alike whether or not there is an account, and asks everyone for a passkey alike.</summary>
[Open("it is the door itself")]
public sealed class SignInModel(Entry entry, SignInWithPasskey withPasskey, AskForPasskey ask, SignOn signOn, Klynge.Web.Post.Outbox outbox, TimeProvider clock) : KlyngePage
{
    public Credentials Form { get; private set; } = new();

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public string? Wrong { get; private set; }
    public string Advice { get; private set; } = "";
    public IReadOnlyList<Provider> Providers => signOn.Providers;
    public PasskeyForm Passkey => new("/sign-in?handler=Ask", $"/sign-in?handler=Passkey&to={Uri.EscapeDataString(Onward)}", ByItself: true);
    public string Onward => LocalPath.Of(To ?? ReturnUrl) is var path && path.StartsWith("/sign-", StringComparison.Ordinal) ? "/" : LocalPath.Of(To ?? ReturnUrl);

    public IActionResult OnGet() => Visit.SignedIn ? Redirect(Onward) : Page();

    public async Task<IActionResult> OnPost([Bind(Prefix = nameof(Form))] Credentials form)
    {
        Form = form;
        var (refusal, opens) = await entry.WithPassword(Form.Email, Form.Password, Cancel);
        if (refusal is null)
            return Redirect(Onward);

        Advice = T[(opens is null, outbox.Sends) switch
        {
            (true, true) => "Nothing is locked. Try again, or get a link by e-mail.",
            (true, false) => "Nothing is locked. Try again.",
            (false, true) => "Nobody else is shut out. A link by e-mail works all the same.",
            _ => "Nobody else is shut out.",
        }];
        if (opens is null)
            ModelState.AddModelError("Form.Password", T["Write the password again"]);
        return Refused(refusal, opens);
    }

    /// <summary>The question for a passkey, for the script.</summary>
    public async Task<IActionResult> OnPostAsk() => Content(await ask.Question(null, Cancel), "application/json");

    public async Task<IActionResult> OnPostPasskey(string? answer)
    {
        var (refusal, opens) = await withPasskey.Do(answer, Cancel);
        return refusal is null ? Redirect(Onward) : Refused(refusal, opens);
    }

    private PageResult Refused(Refusal refusal, DateTime? opens)
    {
        Wrong = T[refusal];
        if (opens is null)
            return Again();
        var seconds = Math.Max(1, Math.Ceiling((opens.Value - clock.GetUtcNow().UtcDateTime).TotalSeconds));
        Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Again(StatusCodes.Status429TooManyRequests);
    }

    public sealed class Credentials
    {
        [Required, StringLength(EmailAddress.Longest)]
        public string Email { get; set; } = "";

        [Required, StringLength(Passwords.Longest)]
        public string Password { get; set; } = "";
    }
}
