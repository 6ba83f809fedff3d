namespace Klynge.Members;

/// <summary>A view of the members' list under a name: somebody's own, or the cluster's, for all who see the list.</summary>
public sealed class SavedView : Owned
{
    public const int LongestName = 60;
    public const int LongestQuery = 4000;

    /// <summary>So many has a person, and so many are shared. Ours.</summary>
    public const int Most = 50;

    /// <summary>Whose it is; nobody's own when it is shared.</summary>
    public Guid? AccountId { get; init; }
    public string Name { get; private set; } = "";

    /// <summary>The name as it is compared: "Without contact" and "without contact" are one.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>The address of the list in its canonical form, empty for the list as it is.</summary>
    public string Query { get; private set; } = "";

    /// <summary>Each lies on a place of its own from 1 to <see cref="Most"/>: that is what makes them no more.</summary>
    public int Place { get; init; } = 1;

    public static (SavedView?, Refusal?) Keep(Guid clusterId, Guid? accountId, string? name, string query, IEnumerable<int> taken)
    {
        if (Enumerable.Range(1, Most).Except(taken).FirstOrDefault() is not (> 0 and var place))
            return (null, new("There are {0} saved views already, and no more can be kept. Delete one first.", Most));

        var view = new SavedView { ClusterId = clusterId, AccountId = accountId, Place = place };
        if ((view.Call(name) ?? view.Show(query)) is { } refusal)
            return (null, refusal);
        view.Tell(new ViewShared(view.Id));
        return (view, null);
    }

    public Refusal? Rename(string? name)
    {
        if (Call(name) is { } refusal)
            return refusal;
        Tell(new SharedViewChanged(Id));
        return null;
    }

    /// <summary>It opens something else from now on.</summary>
    public Refusal? Replace(string query)
    {
        if (Show(query) is { } refusal)
            return refusal;
        Tell(new SharedViewChanged(Id));
        return null;
    }

    public void Remove() => Tell(new SharedViewRemoved(Id));

    private Refusal? Call(string? name)
    {
        var words = string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length is 0 or > LongestName || !Members.NameKey.WellFormed(words))
            return Refusal.On("name", "Give the view a name of 1 to {0} characters.", LongestName);

        (Name, NameKey) = (words, words.ToUpperInvariant());
        return null;
    }

    private Refusal? Show(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Length > LongestQuery)
            return new("The view has too many filters to be saved.");

        Query = query;
        return null;
    }

    /// <summary>What is her own is nobody else's business.</summary>
    private void Tell(Happening happening)
    {
        if (AccountId is null)
            Record(happening);
    }
}

public sealed record ViewShared(Guid About) : Happening(About);
public sealed record SharedViewChanged(Guid About) : Happening(About);
public sealed record SharedViewRemoved(Guid About) : Happening(About);
