using Klynge.Members;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Outreach;

/// <summary>What there is to choose by among the public members of a category: kinds, counties and letters, each with its number. What strangers may not see is in none of the numbers.</summary>
public sealed record Choices(IReadOnlyList<(OrganisationKind Kind, int Count)> Kinds, IReadOnlyList<(County County, int Count)> Counties, IReadOnlySet<Letter> Letters)
{
    public static readonly Choices None = new([], [], new HashSet<Letter>());

    public int Size => Kinds.Count + Counties.Count + Letters.Count;

    public static async Task<IReadOnlyDictionary<MembershipCategory, int>> Categories(PublicMembers members, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(members);
        var counts = new Dictionary<MembershipCategory, int>();
        foreach (var category in Enum.GetValues<MembershipCategory>())
            counts[category] = await members.Listed(category).CountAsync(cancel);
        return counts;
    }

    public static async Task<Choices> Of(PublicMembers members, MembershipCategory category, DateOnly today, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(members);
        var listed = members.Listed(category);
        var kinds = await listed.GroupBy(o => o.Kind).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        var counties = await members.Seated(listed).SelectMany(o => o.Seats.Where(s => s.From <= today && (s.To == null || s.To >= today))).GroupBy(s => s.County)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        var beginnings = await listed.Select(o => o.NameSort.Substring(0, Letter.Longest)).Distinct().ToListAsync(cancel);
        return new(
            [.. kinds.OrderByDescending(kind => kind.Count).ThenBy(kind => kind.Key).Select(kind => (kind.Key, kind.Count))],
            [.. counties.Select(county => (County: Klynge.Members.Counties.Find(county.Key), county.Count)).Where(county => county.County is not null)
                .OrderBy(county => NameKey.Sort(county.County!.Name), StringComparer.Ordinal).Select(county => (county.County!, county.Count))],
            Letter.All.Where(letter => beginnings.Any(letter.Holds)).ToHashSet());
    }
}
