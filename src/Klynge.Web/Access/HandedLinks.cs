using Klynge.Web.Shell;
using Microsoft.Extensions.Caching.Memory;

namespace Klynge.Web.Access;

/// <summary>
/// Links that were made to be carried by hand, so that a reload does not lose them. They are kept in memory alone, for half
/// an hour, and given to the one who made them in the cluster where she did.
/// </summary>
public sealed class HandedLinks : IDisposable
{
    private const int MostLists = 1000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);
    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = MostLists });

    /// <summary>The word the page asks for them by.</summary>
    public string Keep(Visit visit, IReadOnlyList<InvitationOutcome> made)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var word = Secrets.New();
        memory.Set(Key(visit, word), made, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Kept, Size = 1 });
        return word;
    }

    /// <summary>Null when they are kept no longer, or were made by someone else.</summary>
    public IReadOnlyList<InvitationOutcome>? Of(Visit visit, string word)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return memory.Get<IReadOnlyList<InvitationOutcome>>(Key(visit, word));
    }

    public void Dispose() => memory.Dispose();

    private static (Guid? Account, Guid Cluster, string Word) Key(Visit visit, string word) => (visit.AccountId, visit.ClusterId, word);
}
