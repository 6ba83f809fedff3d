using System.Linq.Expressions;
using System.Text.Json;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell.Personal;

/// <summary>Rows of one table that are about a person: what of them is shown to her, and what becomes of them when she is erased.</summary>
public abstract class PersonalTable(string heading, Fate fate)
{
    /// <summary>A key of the texts.</summary>
    public string Heading => heading;
    public Fate Fate => fate;

    /// <summary>What else comes of it when she is erased; a key of the texts.</summary>
    public string? Note { get; protected set; }

    /// <summary>Others' rows point at these: they are erased when all others are.</summary>
    public bool IsLast { get; protected set; }

    public abstract Type Row { get; }

    /// <summary>The columns that are accounted for, shown or not.</summary>
    public abstract IReadOnlySet<string> Columns { get; }

    /// <summary>The words on the page; keys of the texts.</summary>
    public abstract IEnumerable<string> Words { get; }

    public abstract Task<PersonalPart> Read(Db db, Subject subject, CancellationToken cancel);

    /// <summary>How many rows it was. A transaction of the caller's holds it together.</summary>
    public abstract Task<int> Erase(Db db, Subject subject, CancellationToken cancel);
}

/// <param name="rows">Those about her, within the reach.</param>
public sealed class PersonalTable<T>(string heading, Fate fate, Func<Db, Subject, IQueryable<T>> rows) : PersonalTable(heading, fate) where T : class
{
    private readonly HashSet<string> columns = [];
    private readonly List<(PersonalColumn Column, Func<T, object?> Value)> shown = [];
    private readonly List<(int Place, Func<T, Guid?> Id, Look Look)> looked = [];
    private Func<Db, IQueryable<T>, CancellationToken, Task<int>>? ends;

    /// <summary>What rows are called, by their ids.</summary>
    public delegate Task<Dictionary<Guid, string>> Look(Db db, IReadOnlyList<Guid> ids, CancellationToken cancel);

    public override Type Row => typeof(T);
    public override IReadOnlySet<string> Columns => columns;
    public override IEnumerable<string> Words => shown.Select(one => one.Column.Words);

    /// <param name="said">As people read it, where the column holds a code.</param>
    public PersonalTable<T> Shows(string words, Expression<Func<T, object?>> column, Func<T, object?>? said = null)
    {
        columns.Add(Named(column));
        shown.Add((new(JsonNamingPolicy.SnakeCaseLower.ConvertName(Named(column)), words), said ?? column.Compile()));
        return this;
    }

    /// <summary>Another row it points at, by what that is called.</summary>
    public PersonalTable<T> Shows(string words, string code, Func<T, Guid?> id, Look look)
    {
        looked.Add((shown.Count, id, look));
        shown.Add((new(code, words), _ => null));
        return this;
    }

    /// <summary>Columns that say nothing to her: hashes, keys of secrets, and what she is found by, which is made from the others.</summary>
    public PersonalTable<T> Silent(params Expression<Func<T, object?>>[] silent)
    {
        columns.UnionWith(silent.Select(Named));
        return this;
    }

    /// <summary>How the rows end, where they are not simply deleted.</summary>
    public PersonalTable<T> Ends(Func<Db, IQueryable<T>, CancellationToken, Task<int>> how)
    {
        ends = how;
        return this;
    }

    public PersonalTable<T> Noting(string note)
    {
        Note = note;
        return this;
    }

    public PersonalTable<T> Last()
    {
        IsLast = true;
        return this;
    }

    public override async Task<PersonalPart> Read(Db db, Subject subject, CancellationToken cancel)
    {
        var found = await rows(db, subject).AsNoTracking().ToListAsync(cancel);
        if (typeof(T).IsAssignableTo(typeof(Owned)))
            found = [.. found.OrderBy(row => ((Owned)(object)row).Id)];
        var lines = found.Select(row => shown.Select(one => one.Value(row)).ToArray()).ToList();
        foreach (var (place, id, look) in looked.Where(_ => found.Count > 0))
        {
            var names = await look(db, [.. found.Select(id).OfType<Guid>().Distinct()], cancel);
            for (var n = 0; n < found.Count; n++)
                lines[n][place] = id(found[n]) is { } of ? names.GetValueOrDefault(of) : null;
        }

        return new(JsonNamingPolicy.SnakeCaseLower.ConvertName(typeof(T).Name), Heading, Fate, [.. shown.Select(one => one.Column)], lines) { Note = Note };
    }

    public override Task<int> Erase(Db db, Subject subject, CancellationToken cancel) =>
        Fate == Fate.Stays ? Task.FromResult(0)
        : ends is null ? rows(db, subject).ExecuteDeleteAsync(cancel)
        : ends(db, rows(db, subject), cancel);

    private static string Named(Expression<Func<T, object?>> column) =>
        (column.Body is UnaryExpression { Operand: var inner } ? inner : column.Body) is MemberExpression { Member.Name: var name }
            ? name : throw new ArgumentException($"{column} is no column.", nameof(column));
}
