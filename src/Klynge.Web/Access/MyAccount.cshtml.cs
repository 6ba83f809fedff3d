using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>One's own account: name, language, password, browsers and keys for programs.</summary>
[SignedIn]
public sealed class MyAccountModel(Db db, Entry entry, ChoosePassword choose, ProgramKeys keys) : KlyngePage
{
    public Person Me { get; private set; } = new();
    public Passphrase Change { get; private set; } = new();
    public Program Key { get; private set; } = new();
    public string Email { get; private set; } = "";
    public bool HasPassword { get; private set; }
    public IReadOnlyList<SessionLine> Sessions { get; private set; } = [];
    public IReadOnlyList<KeyLine> Keys { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Clusters { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Languages { get; } = [new("Bokmål", "nb"), new("English", "en")];

    /// <summary>Shown once, on the page that follows.</summary>
    [TempData]
    public string? NewKey { get; set; }

    public IReadOnlyList<SelectListItem> Mays => [new(T["Only read"], "read"), new(T["Read and write, as you may"], "write")];

    private Guid AccountId => Visit.AccountId!.Value;
    private string? ThisSession => User.FindFirstValue(Access.Sessions.HashClaim);

    public override async Task Load()
    {
        var now = db.Now;
        var me = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == AccountId, Cancel);
        (Email, HasPassword) = (me.Email, me.PasswordHash is not null);
        Me = new() { Name = me.Name, Language = me.Language };
        Sessions = [.. (await db.Sessions.Where(s => s.AccountId == AccountId && s.EndsAt > now).OrderByDescending(s => s.SeenAt).ToListAsync(Cancel))
            .Select(s => new SessionLine(Day(s.CreatedAt), Day(s.SeenAt), s.Hash == ThisSession))];
        Clusters = [.. (await Mine().ToListAsync(Cancel)).OrderBy(c => NameKey.Sort(c.Name), StringComparer.Ordinal).Select(c => new SelectListItem(c.Name, c.Slug))];
        Keys = [.. (await db.ApiTokens.Where(t => t.AccountId == AccountId && t.RevokedAt == null && t.EndsAt > now)
                .Join(db.Clusters, t => t.ClusterId, c => c.Id, (t, c) => new { t.Id, t.Name, Cluster = c.Name, t.Ending, t.UsedAt, t.EndsAt, t.ReadsOnly }).OrderBy(t => t.EndsAt).ToListAsync(Cancel))
            .Select(t => new KeyLine(t.Id, t.Name, t.Cluster, t.Ending, t.UsedAt is { } used ? Days.Brief(Day(used)) : T["never"], Days.Brief(Day(t.EndsAt)), t.ReadsOnly))];
    }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostName([Bind(Prefix = nameof(Me))] Person me)
    {
        if (NameKey.Clean(me.Name, out var name) is { } blank)
            return await Refuse(blank.At("Name"), nameof(Me));

        var language = me.Language == "en" ? "en" : "nb";
        await db.InTurn(() => db.Accounts.Where(a => a.Id == AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Name, name).SetProperty(a => a.Language, language), Cancel), Cancel);
        Choices.Remember(HttpContext, ReadersLanguage.Cookie, language);
        return Said("Saved.");
    }

    public async Task<IActionResult> OnPostPassword([Bind(Prefix = nameof(Change))] Passphrase change)
    {
        var me = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == AccountId, Cancel);
        if (me.PasswordHash is not null)
        {
            var (account, wrong, _) = await entry.Compare(me.EmailKey, change.Present ?? "", Cancel);
            if (account is null)
                return await Refuse((wrong == Entry.Mismatch ? new Refusal("This is not the present password.") : wrong!).At("Present"), nameof(Change));
        }

        return await choose.Own(AccountId, change.Password, ThisSession, Cancel) is { } refusal
            ? await Refuse(refusal, nameof(Change))
            : Said("The password is changed. Other browsers are signed out.");
    }

    public async Task<IActionResult> OnPostEndOthers()
    {
        var mine = ThisSession;
        await db.InTurn(() => db.Sessions.Where(s => s.AccountId == AccountId && s.Hash != mine).ExecuteDeleteAsync(Cancel), Cancel);
        return Said("You are signed out everywhere else.");
    }

    public async Task<IActionResult> OnPostKey([Bind(Prefix = nameof(Key))] Program key)
    {
        var clusterId = await Mine().Where(c => c.Slug == key.Cluster).Select(c => c.Id).SingleOrDefaultAsync(Cancel);
        if (clusterId == default)
            return await Refuse(Refusal.On("Cluster", "Your role in this cluster does not include keys for programs."), nameof(Key));
        var (made, _, refusal) = await keys.Make(AccountId, clusterId, key.Name, key.Days, Cancel, readsOnly: key.May != "write");
        if (refusal is not null)
            return await Refuse(refusal, nameof(Key));

        NewKey = made;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRevoke(Guid id) =>
        await keys.Revoke(AccountId, id, Cancel) is { } refusal ? await Refuse(refusal) : Said("The key no longer opens anything.");

    private IQueryable<Cluster> Mine()
    {
        var mine = Visit.WhereMay(Deed.MakeTokens).ToList();
        var all = Visit.May(Deed.RunInstallation);
        return db.Clusters.Where(c => all || mine.Contains(c.Id));
    }

    private DateOnly Day(DateTime instant) => Clock.DayOf(instant, Visit.TimeZone);

    private RedirectToPageResult Said(string sentence)
    {
        Done = T[sentence];
        return RedirectToPage();
    }

    public sealed class Person
    {
        [Required, StringLength(200)]
        public string Name { get; set; } = "";

        public string Language { get; set; } = "nb";
    }

    public sealed class Passphrase
    {
        [StringLength(Passwords.Longest)]
        public string? Present { get; set; }

        [Required, StringLength(Passwords.Longest)]
        public string Password { get; set; } = "";
    }

    public sealed class Program
    {
        [Required, StringLength(100)]
        public string Name { get; set; } = "";

        public string Cluster { get; set; } = "";

        /// <summary>Most programs fetch; who writes says so.</summary>
        public string May { get; set; } = "read";

        [Range(1, ProgramKeys.LongestDays)]
        public int Days { get; set; } = 365;
    }
}
