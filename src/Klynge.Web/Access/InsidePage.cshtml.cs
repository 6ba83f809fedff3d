using Klynge.Access;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>One person who may come in: her roles here, and what the manager can do about her account.</summary>
[May(Deed.InviteUsers)]
public sealed class InsidePageModel(Db db, EndRole endRole, CloseAccount close, Power power, Outbox outbox) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Account? Account { get; private set; }
    public IReadOnlyList<RoleLine> Roles { get; private set; } = [];
    public bool MayClose { get; private set; }
    public bool Sends => outbox.Sends;

    /// <summary>A link to carry by hand, shown once.</summary>
    [TempData]
    public string? Link { get; set; }

    public DateOnly Day(DateTime instant) => Clock.DayOf(instant, Visit.TimeZone);

    public override async Task Load()
    {
        var rows = await db.Roles.Where(r => r.AccountId == Id && (r.ClusterId == Visit.ClusterId || (r.ClusterId == null && r.EndedAt == null)))
            .OrderBy(r => r.EndedAt != null).ThenByDescending(r => r.From)
            .Select(r => new { r.Id, r.Role, r.From, r.EndedAt, Organisation = db.Organisations.Where(o => o.Id == r.OrganisationId).Select(o => o.Name).FirstOrDefault() }).ToListAsync(Cancel);
        if (rows.Count == 0)
            return;

        Account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == Id, Cancel);
        Roles = [.. rows.Select(r => new RoleLine(r.Id, Inside.Say(r.Role, r.Organisation), Day(r.From), r.EndedAt is { } ended ? Day(ended) : null, r.EndedAt is null && power.May(r.Role)))];
        MayClose = Visit.May(Deed.DisableUsers) && Id != Visit.AccountId && await power.Over(Id, Cancel) is null;
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        return Account is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostEndRole(Guid role) =>
        await Known() is { } unknown ? unknown
        : await endRole.Do(Id, role, Cancel) is { } refusal ? await Refuse(refusal)
        : Said("The role has ended, from the next page on.");

    // Staff may invite and end; an account is the manager's to close and open.
    [May(Deed.DisableUsers)]
    public Task<IActionResult> OnPostClose() => Closing(() => close.Do(Id, Cancel), "The account is closed, and its sessions and keys ended with it.");

    [May(Deed.DisableUsers)]
    public Task<IActionResult> OnPostOpen() => Closing(() => close.Open(Id, Cancel), "The account is open again. Keys for programs must be made anew.");

    [May(Deed.DisableUsers)]
    public async Task<IActionResult> OnPostNewPassword()
    {
        if (await Known() is { } unknown)
            return unknown;
        var (link, refusal) = await close.NewPassword(Id, Cancel);
        if (refusal is not null)
            return await Refuse(refusal);

        Link = link?.ToString();
        return Said(link is null ? "A letter with the link is on its way." : "The link works once, for three days.");
    }

    private async Task<IActionResult> Closing(Func<Task<Refusal?>> deed, string done) =>
        await Known() ?? (await deed() is { } refusal ? await Refuse(refusal) : Said(done));

    private async Task<IActionResult?> Known()
    {
        await Load();
        return Account is null ? NotFound() : null;
    }

    private RedirectResult Said(string sentence)
    {
        Done = T[sentence];
        return Redirect($"/{Visit.Slug}/access/{Id}");
    }
}

public sealed record RoleLine(Guid Id, string Words, DateOnly From, DateOnly? EndedOn, bool MayEnd);
