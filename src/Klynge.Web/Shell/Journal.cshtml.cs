using Klynge.Access;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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
    public string? Older { get; private set; }
    public IReadOnlyList<(Guid Id, string Name)> People { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!ModelState.IsValid || View.Wrong is not null)
        {
            if (View.Wrong is { } wrong)
                ModelState.AddModelError("", T[wrong]);
            await LoadPeople();
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        var page = await View.Of(Db, Visit, telling.Names).Take(JournalView.PageSize + 1).ToListAsync(Cancel);
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
            .OrderBy(a => a.Name).Select(a => new { a.Id, a.Name }).Take(200).ToListAsync(Cancel)).Select(a => (a.Id, a.Name))];
}
