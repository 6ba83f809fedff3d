using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Outreach;

/// <summary>Another member, and what the two have in common that anyone may know.</summary>
/// <param name="Tag">The words one offers and the other looks for; null where they are in the same industry.</param>
/// <param name="Seeks">The other looks for what this one offers; else it offers what this one looks for.</param>
public sealed record RelatedMember(PublicMember Member, string? Tag, bool Seeks)
{
    public string Why() => Tag is null ? Texts.Say("same industry") : Seeks ? Texts.Say("looks for {0}", Tag) : Texts.Say("offers {0}", Tag);
}

/// <summary>Finds members like one, by what both show strangers: what one offers and the other looks for, then those of its industry.</summary>
public sealed class Related(Db db, DateOnly today)
{
    private const int Most = 6;

    private readonly PublicMembers members = new(db, today);

    public async Task<IReadOnlyList<RelatedMember>> To(PublicMember member, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(member);
        var found = new List<RelatedMember>();
        found.AddRange(await ByTag(member, member.Offers, TagSide.Seeks, cancel));
        found.AddRange(await ByTag(member, member.Seeks, TagSide.Offers, cancel));
        if (found.Count < Most)
            found.AddRange(await OfIndustry(member, cancel));
        return [.. found.DistinctBy(related => related.Member.Id).Take(Most)];
    }

    private async Task<IEnumerable<RelatedMember>> ByTag(PublicMember member, string? own, TagSide side, CancellationToken cancel)
    {
        var tags = OrganisationFacts.Tags(own).Select(NameKey.Fold).Where(tag => tag.Length > 0).Distinct().ToList();
        if (tags.Count == 0)
            return [];

        var showing = members.Showing(members.Listed(), side == TagSide.Seeks ? OrganisationField.Seeks : OrganisationField.Offers);
        var same = await (from tag in db.Set<OrganisationTag>()
                          join other in showing on tag.OrganisationId equals other.Id
                          where tag.Side == side && tags.Contains(tag.Folded) && other.Id != member.Id
                          orderby other.NameSort, other.Id
                          select new { other.Id, tag.Words }).Take(Most * 2).ToListAsync(cancel);
        var rows = await new PublicRows(db, today).Of([.. same.Select(tag => tag.Id).Distinct()], null, cancel);
        return rows.Select(row => new RelatedMember(row, same.First(tag => tag.Id == row.Id).Words, side == TagSide.Seeks));
    }

    /// <summary>The next ones by name, and from the top where there are no more: few rows are looked at, and each member has others beside it.</summary>
    private async Task<IEnumerable<RelatedMember>> OfIndustry(PublicMember member, CancellationToken cancel)
    {
        // The newer edition where it is known, else the older: one question is answered sooner than two.
        var (field, division) = member.Industry2025 is { } current ? (OrganisationField.Industry2025, current[..2]) : (OrganisationField.Industry2007, member.Industry2007?[..2]);
        if (division is null)
            return [];

        var showing = members.Showing(members.Listed(), field).Where(o => o.Id != member.Id);
        var same = field == OrganisationField.Industry2025
            ? showing.Where(o => o.Industry2025 != null && o.Industry2025.StartsWith(division))
            : showing.Where(o => o.Industry2007 != null && o.Industry2007.StartsWith(division));
        var ordered = members.Ordered(same);
        var found = await ordered.After(new() { Id = member.Id, Key = NameKey.Sort(member.Name) }, Most, cancel);
        if (found.Count < Most)
            found.AddRange(await ordered.After(null, Most, cancel));
        var ids = found.Select(place => place.Id).Distinct().ToList();
        return (await new PublicRows(db, today).Of(ids, null, cancel)).Select(row => new RelatedMember(row, null, false));
    }
}
