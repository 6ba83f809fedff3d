using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Outreach;

/// <summary>One member as strangers may see it.</summary>
[Open("what a member shows strangers of itself"), Published, Kept]
public sealed class MemberModel : PublicPage
{
    private const int LongestSummary = 200;

    public PublicMember Member { get; private set; } = null!;

    /// <summary>Those of its people who agreed to be published, with what they do there. How they are reached is not told.</summary>
    public IReadOnlyList<(string Name, string Titles)> People { get; private set; } = [];
    public IReadOnlyList<RelatedMember> Related { get; private set; } = [];

    public override string Path => Member?.Path ?? base.Path;

    public override bool IsThere => Member is not null;

    public async Task<IActionResult> OnGet(Guid id, string? name)
    {
        if (await new PublicRows(Db, Visit.Today).Of([id], null, Cancel) is not [var member])
            return NotFound();

        Member = member;
        // The id finds it; a word of an earlier name leads on to the one it has now.
        if (!To(member.Path).EndsWith("/" + (name ?? id.ToString()), StringComparison.Ordinal))
            return Moved();
        People = await Published(id);
        Related = await new Related(Db, Visit.Today).To(member, Cancel);
        Summary = Short(member.Description ?? (member.Offers is { } offers ? T["{0} offers {1}.", member.Name, offers] : T["{0} is a member of {1}.", member.Name, Visit.ClusterName]));
        Data = SchemaOrg.Of(member, this);
        return Page();
    }

    private RedirectResult Moved()
    {
        // A name may come back, so browsers ask again each time.
        Response.Headers.CacheControl = "no-cache";
        return RedirectPermanent(To(Member.Path));
    }

    private async Task<IReadOnlyList<(string, string)>> Published(Guid id)
    {
        var roles = Db.PersonRoles.Where(r => r.OrganisationId == id && r.From <= Visit.Today && (r.To == null || r.To >= Visit.Today));
        var people = await (from role in roles
                            join person in Db.People on role.PersonId equals person.Id
                            where person.Published
                            orderby person.NameSort, person.Id, role.From
                            select new { person.Id, person.Name, role.Title }).ToListAsync(Cancel);
        return [.. people.GroupBy(p => (p.Id, p.Name)).Select(p => (p.Key.Name, string.Join(", ", p.Select(role => role.Title).Distinct())))];
    }

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= LongestSummary)
            return line;
        var end = line.LastIndexOf(' ', LongestSummary - 1);
        return line[..(end > 0 ? end : char.IsHighSurrogate(line[LongestSummary - 1]) ? LongestSummary - 1 : LongestSummary)] + " …";
    }
}
