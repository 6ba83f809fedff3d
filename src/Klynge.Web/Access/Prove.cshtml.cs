using System.ComponentModel.DataAnnotations;
using Klynge.Web.Access.Outside;
using Klynge.Web.Access.Passkeys;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>She who is signed in shows again that it is her, by what opens her account, before she changes what does.</summary>
[SignedIn]
public sealed class ProveModel(Db db, Entry entry, SignInWithPasskey withPasskey, AskForPasskey ask, SignOn signOn) : KlyngePage
{
    public Passphrase Form { get; private set; } = new();

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    public string Email { get; private set; } = "";
    public bool HasPassword { get; private set; }
    public bool HasPasskey { get; private set; }
    public IReadOnlyList<Provider> Providers { get; private set; } = [];
    public string? Wrong { get; private set; }
    public string Onward => To is null ? "/account/ways-in" : LocalPath.Of(To);
    public PasskeyForm Passkey => new("/account/prove?handler=Ask", $"/account/prove?handler=Passkey&to={Uri.EscapeDataString(Onward)}", ByItself: false);

    private Guid AccountId => Visit.AccountId!.Value;

    public override async Task Load()
    {
        var me = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == AccountId, Cancel);
        (Email, HasPassword) = (me.Email, me.PasswordHash is not null);
        HasPasskey = await db.Set<Passkey>().AnyAsync(p => p.AccountId == AccountId, Cancel);
        Providers = [.. (await db.Set<OutsideLogin>().Where(o => o.AccountId == AccountId).Select(o => o.Issuer).ToListAsync(Cancel)).Select(signOn.WithIssuer).OfType<Provider>()];
    }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost([Bind(Prefix = nameof(Form))] Passphrase form)
    {
        await Load();
        var (account, wrong, _) = await entry.Compare(Account.Key(Email), form.Password, Cancel);
        if (account is null)
            return Refused(wrong == Entry.Mismatch ? new Refusal("This is not your password.") : wrong!);

        await entry.Anew(AccountId, Cancel);
        return Redirect(Onward);
    }

    /// <summary>The question for one of her passkeys, for the script.</summary>
    public async Task<IActionResult> OnPostAsk() => Content(await ask.Question(AccountId, Cancel), "application/json");

    public async Task<IActionResult> OnPostPasskey(string? answer)
    {
        await Load();
        return await withPasskey.Prove(AccountId, answer, Cancel) is { } refusal ? Refused(refusal) : Redirect(Onward);
    }

    private PageResult Refused(Refusal refusal)
    {
        Wrong = T[refusal];
        return Again();
    }

    public sealed class Passphrase
    {
        [Required, StringLength(Passwords.Longest)]
        public string Password { get; set; } = "";
    }
}
