using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>Everyone the cluster knows, with what they do on the day.</summary>
[May(Deed.SeeRegister)]
public sealed class PeopleModel : KlyngePage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Sought { get; set; }

    [BindProperty(SupportsGet = true, Name = "organisation")]
    public Guid? Organisation { get; set; }

    [BindProperty(SupportsGet = true, Name = "role")]
    public string? Role { get; set; }

    /// <summary>"cluster": the cluster's own people; "published"; "none": without a role on the day.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    /// <summary>The last person of the page before.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public Guid? After { get; set; }

    public IReadOnlyList<PersonLine> People { get; private set; } = [];
    public IReadOnlyList<string> Titles { get; private set; } = [];
    public string? OrganisationName { get; private set; }
    public int Count { get; private set; }
    public int Everyone { get; private set; }
    public string? Next { get; private set; }
    public bool Narrowed => !string.IsNullOrWhiteSpace(Sought) || Organisation is not null || !string.IsNullOrEmpty(Role) || Show is not null;

    public async Task<IActionResult> OnGet()
    {
        if (!ModelState.IsValid)
            return StatusCode(StatusCodes.Status422UnprocessableEntity);

        await Load();
        return Organisation is not null && OrganisationName is null ? NotFound() : Page();
    }

    public override async Task Load()
    {
        var all = Db.People.KnownOn(Visit.On, Visit.TimeZone);
        var roles = Db.PersonRoles.Where(r => r.From <= Visit.On && (r.To == null || r.To >= Visit.On));
        OrganisationName = Organisation is { } id ? await Db.Organisations.Where(o => o.Id == id).Select(o => o.Name).SingleOrDefaultAsync(Cancel) : null;
        Titles = await roles.GroupBy(r => r.Title).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).Take(40).ToListAsync(Cancel);
        Everyone = await all.CountAsync(Cancel);
        var chosen = Chosen(all, roles);
        Count = await chosen.CountAsync(Cancel);
        if (After is { } last && await Db.People.Where(p => p.Id == last).Select(p => p.NameSort).SingleOrDefaultAsync(Cancel) is { } sort)
            chosen = chosen.Where(p => p.NameSort.CompareTo(sort) > 0 || (p.NameSort == sort && p.Id.CompareTo(last) > 0));
        var rows = await chosen.OrderBy(p => p.NameSort).ThenBy(p => p.Id).Take(PageSize + 1)
            .Select(p => new { p.Id, p.Name, p.Email, p.Published, p.Invented }).ToListAsync(Cancel);
        var shown = rows.Take(PageSize).Select(p => p.Id).ToList();
        var held = (await roles.Where(r => shown.Contains(r.PersonId)).OrderBy(r => r.From)
            .Select(r => new { r.PersonId, r.Title, r.From, r.OrganisationId, Name = Db.Organisations.Where(o => o.Id == r.OrganisationId).Select(o => o.Name).FirstOrDefault() })
            .ToListAsync(Cancel)).ToLookup(r => r.PersonId);
        People = [.. rows.Take(PageSize).Select(p => new PersonLine(
            p.Id, p.Name, p.Email, p.Published, p.Invented, [.. held[p.Id].Select(r => new RoleLine(r.Title, r.From, r.OrganisationId, r.Name))]))];
        Next = rows.Count > PageSize ? Address(after: rows[PageSize - 1].Id) : null;
    }

    /// <summary>The same list with one thing changed; what is null stays, what is empty goes.</summary>
    public string Address(string? q = null, string? organisation = null, string? role = null, string? show = null, Guid? after = null)
    {
        var words = new[] { ("q", q ?? Sought), ("organisation", organisation ?? Organisation?.ToString()), ("role", role ?? Role), ("show", show ?? Show), ("after", after?.ToString()) }
            .Where(pair => !string.IsNullOrEmpty(pair.Item2)).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2!)}").ToList();
        return Here("/people" + (words.Count == 0 ? "" : "?" + string.Join('&', words)));
    }

    private IQueryable<Person> Chosen(IQueryable<Person> people, IQueryable<PersonRole> roles)
    {
        foreach (var word in NameKey.Fold(Sought ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            people = people.Where(p => p.Search.Contains(" " + word));
        if (Organisation is { } organisation)
            people = people.Where(p => roles.Any(r => r.PersonId == p.Id && r.OrganisationId == organisation));
        if (!string.IsNullOrEmpty(Role))
            people = people.Where(p => roles.Any(r => r.PersonId == p.Id && r.Title == Role));
        return Show switch
        {
            "cluster" => people.Where(p => roles.Any(r => r.PersonId == p.Id && r.OrganisationId == null)),
            "published" => people.Where(p => p.Published),
            "none" => people.Where(p => !roles.Any(r => r.PersonId == p.Id)),
            _ => people,
        };
    }
}

public sealed record RoleLine(string Title, DateOnly From, Guid? OrganisationId, string? OrganisationName);

public sealed record PersonLine(Guid Id, string Name, string? Email, bool Published, bool Invented, IReadOnlyList<RoleLine> Roles);

internal static class KnownPeople
{
    /// <summary>Those who were in the register by the end of a day.</summary>
    public static IQueryable<Person> KnownOn(this IQueryable<Person> people, DateOnly day, string timeZone)
    {
        var end = Clock.StartOf(day.AddDays(1), timeZone);
        return people.Where(p => p.KnownSince < end);
    }
}
