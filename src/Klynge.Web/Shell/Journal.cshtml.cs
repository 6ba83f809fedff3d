using Klynge.Access;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell;

/// <summary>Everything that happened in the cluster, in sentences, with who and when.</summary>
[May(Deed.SeeJournal)]
public sealed class JournalModel(Telling telling) : KlyngePage
{
    [BindProperty(SupportsGet = true)] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? To { get; set; }
    [BindProperty(SupportsGet = true)] public string? Kind { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? By { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? About { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public JournalView View => new(From, To, string.IsNullOrEmpty(Kind) ? null : Kind, By, About, string.IsNullOrEmpty(After) ? null : After);
    public IReadOnlyList<Told> Lines { get; private set; } = [];
    public IEnumerable<HappeningKind> Kinds => telling.Kinds;
    public string? Older { get; private set; }
    public IReadOnlyList<(Guid Id, string Name)> People { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!ModelState.IsValid || View.Wrong(telling) is not null)
        {
            if (View.Wrong(telling) is { } wrong)
                ModelState.AddModelError("", T[wrong]);
            await LoadPeople();
            return Again();
        }

        var page = await View.Of(Db, Visit, telling).Take(JournalView.PageSize + 1).ToListAsync(Cancel);
        if (page.Count > JournalView.PageSize)
            Older = Address(JournalView.KeyOf(page[JournalView.PageSize - 1]));
        Lines = await telling.Tell([.. page.Take(JournalView.PageSize)], Cancel);
        await LoadPeople();
        return Page();
    }

    /// <summary>The same lines from another place on, or as a file.</summary>
    public string Address(string? after, string page = "/journal")
    {
        var parts = new (string Name, string? Value)[]
        {
            ("from", From is { } from ? Language.Days.Iso(from) : null), ("to", To is { } to ? Language.Days.Iso(to) : null), ("kind", View.Kind), ("by", By?.ToString()), ("about", About?.ToString()), ("after", after),
        };
        var query = string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return Here(page + (query.Length > 0 ? "?" + query : ""));
    }

    private async Task LoadPeople() =>
        People = [.. (await Db.Accounts.Where(a => Db.Roles.Any(r => r.AccountId == a.Id && r.ClusterId == Visit.ClusterId) || Db.Journal.Any(l => l.By == a.Id))
            .Select(a => new { a.Id, a.Name }).ToListAsync(Cancel)).OrderBy(a => a.Name, StringComparer.Create(Language.Days.Norwegian, false)).Select(a => (a.Id, a.Name))];
}
