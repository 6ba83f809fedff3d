using System.ComponentModel.DataAnnotations;
using Klynge.Web.Access.Outside;
using Klynge.Web.Access.Passkeys;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>What opens her account: passkeys and providers, added and removed only by who showed lately that it is her.</summary>
[SignedIn]
public sealed class WaysInPageModel(Db db, Proof proof, AddPasskey add, KeepPasskey keep, AskProvider ask, Connect connect, SignOn signOn, PublicAddress address, Klynge.Web.Post.Outbox outbox) : KlyngePage
{
    private const string Own = "/account/ways-in";

    public Named Form { get; private set; } = new();
    public bool Fresh { get; private set; }
    public bool HasPassword { get; private set; }
    public bool Sends => outbox.Sends;
    public IReadOnlyList<PasskeyLine> Passkeys { get; private set; } = [];
    public IReadOnlyList<LoginLine> Logins { get; private set; } = [];

    /// <summary>Those she has not connected.</summary>
    public IReadOnlyList<Provider> Providers { get; private set; } = [];

    /// <summary>Where the link on the page that follows leads.</summary>
    [TempData]
    public string? Onward { get; set; }

    /// <summary>The host passkeys are made for.</summary>
    public string Domain => address.Root.Host;

    private Guid AccountId => Visit.AccountId!.Value;

    public override async Task Load()
    {
        Fresh = await proof.IsFresh(Cancel);
        HasPassword = await db.Accounts.AnyAsync(a => a.Id == AccountId && a.PasswordHash != null, Cancel);
        Passkeys = [.. (await db.Set<Passkey>().AsNoTracking().Where(p => p.AccountId == AccountId).OrderBy(p => p.CreatedAt).ToListAsync(Cancel)).Select(Line)];
        var logins = await db.Set<OutsideLogin>().AsNoTracking().Where(o => o.AccountId == AccountId).OrderBy(o => o.CreatedAt).ToListAsync(Cancel);
        Logins = [.. logins.Select(o => new LoginLine(o.Id, NameOf(o.Issuer), Facts(o.CreatedAt, o.LastUsedAt)))];
        Providers = [.. signOn.Providers.Where(provider => !logins.Any(o => provider.Issuers.Contains(o.Issuer)))];
        if (Form.Name.Length == 0)
            Form.Name = T["Passkey of {0}", Days.Brief(Day(db.Now))];
    }

    public Task OnGet() => Load();

    /// <summary>The question a new passkey answers, for the script.</summary>
    public async Task<IActionResult> OnPostAsk()
    {
        var (question, _) = await add.Question(AccountId, Cancel);
        return question is null ? StatusCode(StatusCodes.Status403Forbidden) : Content(question, "application/json");
    }

    public async Task<IActionResult> OnPostAdd([Bind(Prefix = nameof(Form))] Named form, string? answer)
    {
        Form = form;
        return await Ended(await add.Do(AccountId, form.Name, answer, Cancel), "The passkey is added. It opens your account from now on.");
    }

    public async Task<IActionResult> OnPostRename(Guid id, [Bind(Prefix = "Rename")] Named form) => await Ended(await keep.Rename(AccountId, id, form.Name, Cancel), "Saved.");

    public async Task<IActionResult> OnPostRemove(Guid id) => await Ended(await keep.Do(AccountId, id, Cancel), "The passkey is removed. It opens nothing here.");

    public async Task<IActionResult> OnPostDisconnect(Guid id)
    {
        var issuer = await db.Set<OutsideLogin>().Where(o => o.Id == id && o.AccountId == AccountId).Select(o => o.Issuer).SingleOrDefaultAsync(Cancel);
        return await Ended(await connect.Remove(AccountId, id, NameOf(issuer ?? ""), Cancel), "The connection is removed. It opens nothing here.");
    }

    /// <summary>Without script a form may not lead to another site, so the way there is a link on a page.</summary>
    public async Task<IActionResult> OnPostConnect(string? provider)
    {
        var (to, refusal) = await ask.Do(provider ?? "", Errand.Connect, Own, Cancel);
        if (refusal is not null)
            return await Ended(refusal, "");
        if (Request.Headers.ContainsKey("X-Klynge-Post"))
            return Redirect(to!);
        Onward = to;
        return Redirect($"/sign-in/with/{provider}/onward");
    }

    private async Task<IActionResult> Ended(Refusal? refusal, string done)
    {
        if (refusal == Proof.Wanted)
            return Redirect("/account/prove");
        if (refusal is not null)
            return await Refuse(refusal);
        Done = T[done];
        return Redirect(Own);
    }

    private PasskeyLine Line(Passkey passkey) => new(passkey.Id, passkey.Name, Facts(passkey.CreatedAt, passkey.LastUsedAt) + (passkey.BackedUp ? " · " + T["kept in a key chain"] : ""),
        passkey.RefusedAt is { } refused ? T["Refused {0}: there may be a copy of it", Days.Brief(Day(refused))]
        : passkey.Domain != Domain ? T["Made for {0}, so it does not work here", passkey.Domain] : null);

    private string Facts(DateTime made, DateTime? used) => T["added {0}", Days.Brief(Day(made))] + " · " + (used is { } last ? T["last used {0}", Days.Brief(Day(last))] : T["never used"]);

    private string NameOf(string issuer) => signOn.WithIssuer(issuer)?.Name ?? T["{0} (no longer set up)", issuer];

    private DateOnly Day(DateTime instant) => Clock.DayOf(instant, Visit.TimeZone);

    public sealed class Named
    {
        [Required, StringLength(AddPasskey.LongestName)]
        public string Name { get; set; } = "";
    }
}

/// <summary>A passkey as it is listed.</summary>
public sealed record PasskeyLine(Guid Id, string Name, string Facts, string? Trouble);

/// <summary>A connection with a provider as it is listed.</summary>
public sealed record LoginLine(Guid Id, string Name, string Facts);
