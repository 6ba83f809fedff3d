using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.ClusterPages;

/// <summary>A part of what is said of a cluster: how it is asked for, kept and shown. All parts share one form and one list.</summary>
internal abstract record ClusterPart(string Address, PartQuestions Asks)
{
    public static readonly Refusal Gone = new("This is not in the register any more.");

    /// <summary>What the form begins with; null when there is no such row.</summary>
    public abstract Task<PartForm?> Find(Db db, Guid id, CancellationToken cancel);

    /// <summary>All rows as their forms, in their order.</summary>
    public abstract Task<IReadOnlyList<(Guid Id, PartForm Form)>> Forms(Db db, CancellationToken cancel);

    public abstract Task<Refusal?> Write(Db db, Guid? id, PartForm form, DateOnly today, CancellationToken cancel);

    public abstract Task<IReadOnlyList<PartLine>> Lines(Db db, PartNames names, CancellationToken cancel);
}

/// <summary>A part kept as rows of one kind.</summary>
/// <param name="Blank">A new row of a cluster, before it is written.</param>
/// <param name="Read">The row as the form shows it.</param>
/// <param name="Put">The verb that writes it.</param>
/// <param name="Show">The row as the list shows it.</param>
internal sealed record ClusterPart<T>(
    string Address, PartQuestions Asks, Func<Guid, T> Blank, Func<T, PartForm> Read, Func<T, PartForm, DateOnly, Refusal?> Put, Func<T, PartNames, PartLine?> Show,
    Func<IQueryable<T>, IQueryable<T>>? Only = null) : ClusterPart(Address, Asks)
    where T : Owned
{
    public override async Task<PartForm?> Find(Db db, Guid id, CancellationToken cancel)
    {
        if (await Rows(db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } row)
            return null;

        var form = Read(row);
        form.Version = row.Version;
        return form;
    }

    public override async Task<IReadOnlyList<(Guid Id, PartForm Form)>> Forms(Db db, CancellationToken cancel)
    {
        var forms = (await Rows(db).AsNoTracking().ToListAsync(cancel)).Select(row => (Row: row, Form: Read(row))).ToList();
        forms.ForEach(one => one.Form.Version = one.Row.Version);
        return [.. forms.OrderBy(one => (one.Row as StrategicGoal)?.Order ?? 0).ThenBy(one => one.Form.From).ThenBy(one => one.Row.Id).Select(one => (one.Row.Id, one.Form))];
    }

    public override async Task<Refusal?> Write(Db db, Guid? id, PartForm form, DateOnly today, CancellationToken cancel)
    {
        var row = id is null ? Blank(db.Reach.Only) : await Rows(db).SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (row is null)
            return Gone;
        form.From ??= today;
        var someoneNew = Asks.BringsPeople && id is null && form.Person is null && !string.IsNullOrWhiteSpace(form.NewPerson);
        if (someoneNew && Enter(db, form, today) is { } unknown)
            return unknown;
        if (Asks.OfPerson && !someoneNew && !await db.People.AnyAsync(p => p.Id == form.Person, cancel))
            return Refusal.On(nameof(PartForm.Person), "Choose a person.");
        if (Put(row, form, today) is { } refusal)
            return refusal;

        if (id is null)
            db.Add(row);
        // The same words again are no happening.
        else if (db.Entry(row).State == EntityState.Unchanged)
            row.TakeHappenings();
        if (id is not null)
            db.Entry(row).Property(r => r.Version).OriginalValue = form.Version;
        if (id is null && row is StrategicGoal goal)
            goal.Order = (await db.Set<StrategicGoal>().MaxAsync(g => (int?)g.Order, cancel) ?? 0) + 1;
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Someone new comes into the register with the role she is written down for.</summary>
    private static Refusal? Enter(Db db, PartForm form, DateOnly today)
    {
        var (person, refusal) = Person.Add(db.Reach.Only, form.NewPerson, null, null, null, db.Now);
        if (refusal is not null)
            return refusal.At(nameof(PartForm.NewPerson));
        var (role, wrong) = PersonRole.Begin(person!, null, form.Words, form.From!.Value, null, today);
        if (wrong is not null)
            return wrong.Field == nameof(PersonRole.Title) ? wrong.At(nameof(PartForm.Words)) : wrong;

        db.People.Add(person!);
        db.PersonRoles.Add(role!);
        form.Person = person!.Id;
        return null;
    }

    public override async Task<IReadOnlyList<PartLine>> Lines(Db db, PartNames names, CancellationToken cancel) =>
        [.. (await Rows(db).AsNoTracking().ToListAsync(cancel)).Select(row => Show(row, names)).OfType<PartLine>().OrderBy(line => line.Order).ThenBy(line => line.From).ThenBy(line => line.Id)];

    private IQueryable<T> Rows(Db db) => Only is null ? db.Set<T>() : Only(db.Set<T>());
}

/// <summary>One line of a list: what, more in small letters, and the days it was true.</summary>
public sealed record PartLine(Guid Id, string Text, string? Small, DateOnly From, DateOnly? To)
{
    public int Order { get; init; }
    public decimal Amount { get; init; }
    public Guid? Person { get; init; }

    /// <summary>The language of the words, where it is not the reader's.</summary>
    public string? Language { get; init; }

    /// <summary>It happened on one day, and is not shown as lasting.</summary>
    public bool Once { get; init; }

    /// <summary>Without the noughts a database adds behind the comma.</summary>
    public static decimal Plain(decimal figure) => figure / 1.0000000000000000000000000000m;

    public bool IsOn(DateOnly day) => Once ? From <= day : From <= day && (To is null || To >= day);
}

/// <summary>The names of people that a reader may see: all for the team, else those who agreed to be published.</summary>
public sealed class PartNames(IReadOnlyDictionary<Guid, string> names, string unnamed)
{
    public string Of(Guid person) => names.GetValueOrDefault(person, unnamed);
}
