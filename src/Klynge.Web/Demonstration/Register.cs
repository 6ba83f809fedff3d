using Klynge.Members;
using Klynge.Web.Storage;

namespace Klynge.Web.Demonstration;

/// <summary>One cluster of the demonstration with all its rows, ready to be written. Nothing in it lies after today.</summary>
internal sealed class Register(Cluster cluster, DateOnly today, DateTime now)
{
    private readonly List<object> rows = [];

    public Cluster Cluster => cluster;
    public Guid Id => cluster.Id;
    public DateOnly Today => today;
    public IReadOnlyList<object> Rows => rows;
    public IEnumerable<T> All<T>() => rows.OfType<T>();

    public void Add(object row) => rows.Add(row);

    /// <summary>Keeps what the deeds of those days would have left in the journal, on their days.</summary>
    public void Tell(Owned row, Func<Happening, DateOnly> on, Guid? by)
    {
        foreach (var happening in row.TakeHappenings())
            Tell(happening, on(happening), by);
    }

    public void Tell(Happening happening, DateOnly on, Guid? by) =>
        rows.Add(JournalLine.Of(happening, Id, At(on, happening.About), by));

    /// <summary>Some time in the working hours of a day, always the same for the same thing, never later than now.</summary>
    public DateTime At(DateOnly day, Guid about)
    {
        var at = day.ToDateTime(new TimeOnly(7, 5), DateTimeKind.Utc).AddMinutes(about.ToByteArray()[3] % 240 * 2);
        return at < now ? at : now;
    }

    /// <summary>A last day, where it has come.</summary>
    public DateOnly? Ended(DateOnly? to) => to <= today ? to : null;

    public static Register Of(string key, string name, DateOnly today, DateTime now, Action<Cluster>? more = null)
    {
        var cluster = new Cluster { Id = Chance.Key("cluster " + key), Slug = key, Name = name, Demonstration = true, RegisterVersion = 1 };
        more?.Invoke(cluster);
        return new Register(cluster, today, now);
    }

    /// <summary>The demonstration's own words are right, or it is a mistake of ours.</summary>
    public static void Must(Refusal? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException($"{refusal.Sentence} {string.Join(", ", refusal.Values)}");
    }
}
