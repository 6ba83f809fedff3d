using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Everyone who may come into the cluster, since when and as what, and the invitations on their way.</summary>
[May(Deed.InviteUsers)]
public sealed class WhoMayComeInModel(Db db, Invite invite, Invitations invitations, Outbox outbox) : KlyngePage
{
    private const int PageLength = 100;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>The last one of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<InsidePerson> People { get; private set; } = [];
    public IReadOnlyList<OpenInvitation> Open { get; private set; } = [];
    public int Total { get; private set; }
    public int Found { get; private set; }
    public Guid? Next { get; private set; }
    public bool Sends => outbox.Sends;

    /// <summary>A link to carry by hand, shown once.</summary>
    [TempData]
    public string? Link { get; set; }

    public override async Task Load()
    {
        var all = await Inside.People(db, Visit, Cancel);
        Total = all.Count;
        var asked = NameKey.Fold(Q ?? "");
        var found = all.Where(person => asked.Length == 0 || NameKey.Fold($"{person.Name} {person.Email} {person.Roles}").Contains(asked, StringComparison.Ordinal)).ToList();
        var from = After is null ? 0 : found.FindIndex(person => person.Id == After) + 1;
        (Found, People) = (found.Count, [.. found.Skip(from).Take(PageLength)]);
        Next = from + People.Count < found.Count ? People[^1].Id : null;
        Open = await Invited();
    }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostAgain(Guid id)
    {
        var (link, refusal) = await invite.Again(id, Cancel);
        if (refusal is not null)
            return await Refuse(refusal);

        (Link, Done) = (link?.ToString(), T[link is null ? "The invitation is on its way again. The link in the earlier letter no longer works." : "There is a new link. The earlier one no longer works."]);
        return Redirect($"/{Visit.Slug}/access");
    }

    public async Task<IActionResult> OnPostTakeBack(Guid id)
    {
        if (await invite.TakeBack(id, Cancel) is { } refusal)
            return await Refuse(refusal);

        Done = T["The invitation is taken back. Its link opens nothing."];
        return Redirect($"/{Visit.Slug}/access");
    }

    private async Task<IReadOnlyList<OpenInvitation>> Invited()
    {
        var tokens = await db.OneTimeTokens.AsNoTracking().Where(t => t.ClusterId == Visit.ClusterId && t.Purpose == TokenPurpose.Invitation && t.UsedAt == null)
            .OrderByDescending(t => t.MadeAt).ToListAsync(Cancel);
        var organisations = await db.Organisations.Where(o => tokens.Select(t => t.OrganisationId).Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, Cancel);
        var troubles = (await db.Letters.Where(l => l.ClusterId == Visit.ClusterId && l.SentAt == null && l.Trouble != null).Select(l => new { l.To, l.WrittenAt, l.Trouble }).ToListAsync(Cancel))
            .ToLookup(l => Account.Key(l.To), l => (l.WrittenAt, l.Trouble));
        return [.. tokens.Select(t => new OpenInvitation(
            t.Id, t.Name ?? t.EmailKey, t.EmailKey, Inside.Say(t.Role!.Value, t.OrganisationId is { } id ? organisations.GetValueOrDefault(id) : null), Day(t.MadeAt), Day(t.EndsAt),
            Expired: t.EndsAt <= db.Now, troubles[t.EmailKey].Where(l => l.WrittenAt >= t.MadeAt).Select(l => Texts.Say(l.Trouble!)).LastOrDefault(), invitations.May(t.Role!.Value)))];
    }

    private DateOnly Day(DateTime instant) => Clock.DayOf(instant, Visit.TimeZone);
}

public sealed record OpenInvitation(Guid Id, string Name, string Email, string Role, DateOnly MadeOn, DateOnly EndsOn, bool Expired, string? Trouble, bool Mine)
{
    public string Tone => Expired || Trouble is not null ? "warn" : "idle";
    public string State => Texts.Say(Expired ? "Run out" : Trouble is not null ? "Letter not delivered" : "Not answered");
}
