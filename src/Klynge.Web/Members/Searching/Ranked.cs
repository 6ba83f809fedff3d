using Klynge.Members;
using Klynge.Web.Members.Listing;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Searching;

/// <summary>A view in the order in which it fits what was searched for, handed out by the page.</summary>
/// <param name="Best">What the search found, best first.</param>
/// <param name="View">Those who are in the view but for the search.</param>
public sealed record Ranked(IReadOnlyList<Guid> Best, IQueryable<Organisation> View) : IKeyset
{
    /// <summary>So many are asked about at a time, at most; at first as many as are likely to hold a page.</summary>
    private const int Portion = 1000;

    public async Task<List<Guid>> Take(Guid? after, Guid? before, int count, CancellationToken cancel)
    {
        var backwards = before is not null;
        IEnumerable<Guid> beyond = (after ?? before) is { } id && Place(id) is >= 0 and var at
            ? backwards ? Best.Take(at).Reverse() : Best.Skip(at + 1)
            : backwards ? Best.Reverse() : Best;
        var taken = new List<Guid>(count);
        var rest = beyond.ToArray().AsMemory();
        for (var size = Math.Min(2 * count, Portion); taken.Count < count && !rest.IsEmpty; size = Portion)
        {
            var portion = rest[..Math.Min(size, rest.Length)].ToArray();
            var there = await There(portion, cancel);
            taken.AddRange(portion.Where(there.Contains).Take(count - taken.Count));
            rest = rest[portion.Length..];
        }

        if (backwards)
            taken.Reverse();
        return taken;
    }

    public async Task<List<Guid>> Among(IReadOnlyList<Guid> chosen, CancellationToken cancel)
    {
        var there = await There(chosen, cancel);
        return [.. Best.Where(there.Contains)];
    }

    public async Task<int> Before(Guid id, CancellationToken cancel)
    {
        var count = 0;
        foreach (var portion in Best.Take(Math.Max(0, Place(id))).Chunk(Portion))
            count += (await There(portion, cancel)).Count;
        return count;
    }

    private int Place(Guid id)
    {
        for (var at = 0; at < Best.Count; at++)
            if (Best[at] == id)
                return at;
        return -1;
    }

    private async Task<HashSet<Guid>> There(IReadOnlyList<Guid> some, CancellationToken cancel) =>
        [.. await View.Where(o => EF.Parameter(some).Contains(o.Id)).Select(o => o.Id).ToListAsync(cancel)];
}
