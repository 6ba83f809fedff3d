using Klynge.Web.Language;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>What a form about people lets one choose among.</summary>
internal static class PersonChoices
{
    /// <summary>The cluster first, then the organisations with a membership on the day, by name; the one asked for is always among them.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> OrganisationChoices(this Db db, string cluster, DateOnly day, Guid? always, CancellationToken cancel)
    {
        var then = db.Memberships.Where(Klynge.Members.Membership.On(day));
        var organisations = await db.Organisations.Where(o => o.Id == always || then.Any(m => m.OrganisationId == o.Id))
            .OrderBy(o => o.NameSort).Select(o => new { o.Id, o.Name }).ToListAsync(cancel);
        return [new(cluster, ""), .. organisations.Select(o => new SelectListItem(o.Name, o.Id.ToString()))];
    }

    public static IReadOnlyList<SelectListItem> Purposes() =>
        [new(Texts.Say("Choose"), ""), .. Klynge.Members.Consent.Purposes.Select(purpose => new SelectListItem(PersonWords.Purpose(purpose), purpose))];

    public static IReadOnlyList<SelectListItem> Bases() =>
        [new(Texts.Say("Choose"), ""), .. Klynge.Members.Consent.Bases.Select(basis => new SelectListItem(PersonWords.Basis(basis), basis))];
}
