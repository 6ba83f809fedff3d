using Klynge.Web.Shell;

namespace Klynge.Web.Occasions;

/// <summary>What the work behind an occasion is called, told by the room that keeps it to those who may know.</summary>
public interface IOccasionTitles : IContribution
{
    Task<IReadOnlyDictionary<Guid, OccasionTitle>> Find(IReadOnlyCollection<Guid> sources, Visit visit, CancellationToken cancel);
}

/// <param name="Path">Of its page, within the cluster.</param>
public sealed record OccasionTitle(string Words, string Path);

internal static class OccasionTitles
{
    public static async Task<IReadOnlyDictionary<Guid, OccasionTitle>> Of(this IEnumerable<IOccasionTitles> rooms, IReadOnlyCollection<Guid> sources, Visit visit, CancellationToken cancel)
    {
        var all = new Dictionary<Guid, OccasionTitle>();
        foreach (var room in rooms)
            foreach (var (id, title) in await room.Find(sources, visit, cancel))
                all[id] = title;
        return all;
    }
}
