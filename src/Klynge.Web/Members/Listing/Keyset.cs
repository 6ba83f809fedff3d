using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Listing;

/// <summary>Where a row stands: by its key, then by name, then by id.</summary>
public sealed class Placed<T>
{
    public Guid Id { get; init; }
    public required T Key { get; init; }
    public string Name { get; init; } = "";
}

/// <summary>A list in its order, handed out by the page.</summary>
public interface IKeyset
{
    /// <summary>So many after or before a row; from the top when neither is said.</summary>
    Task<List<Guid>> Take(Guid? after, Guid? before, int count, CancellationToken cancel);

    /// <summary>Those of the chosen that are listed, in order.</summary>
    Task<List<Guid>> Among(IReadOnlyList<Guid> chosen, CancellationToken cancel);

    /// <summary>How many stand before this row.</summary>
    Task<int> Before(Guid id, CancellationToken cancel);
}

/// <summary>
/// Pages without counting rows: from a known row on, in either direction. The row itself is the cursor; its keys are looked
/// up, so an address stays short and a renamed row is found where it stands now.
/// </summary>
/// <param name="Rows">Those listed, placed.</param>
/// <param name="All">Every row, placed: a cursor need not be listed any more.</param>
/// <param name="ByName">The key is the name itself, and needs no second.</param>
public sealed record Keyset<T>(IQueryable<Placed<T>> Rows, IQueryable<Placed<T>> All, bool Descending, bool ByName) : IKeyset
{
    public async Task<List<Guid>> Take(Guid? after, Guid? before, int count, CancellationToken cancel)
    {
        var backwards = before is not null;
        var rows = Rows;
        if ((after ?? before) is { } id && await All.SingleOrDefaultAsync(row => row.Id == id, cancel) is { } at)
            rows = rows.Where(Beyond(at, backwards));
        var ids = await Ordered(rows, backwards).Select(row => row.Id).Take(count).ToListAsync(cancel);
        if (backwards)
            ids.Reverse();
        return ids;
    }

    /// <summary>So many after a place that is itself known, also where who stood there has gone; from the top where none is said.</summary>
    public Task<List<Placed<T>>> After(Placed<T>? at, int count, CancellationToken cancel) =>
        Ordered(at is null ? Rows : Rows.Where(Beyond(at, backwards: false)), backwards: false).Take(count).ToListAsync(cancel);

    public Task<List<Guid>> Among(IReadOnlyList<Guid> chosen, CancellationToken cancel) =>
        Ordered(Rows.Where(row => chosen.Contains(row.Id)), backwards: false).Select(row => row.Id).ToListAsync(cancel);

    public async Task<int> Before(Guid id, CancellationToken cancel) =>
        await All.SingleOrDefaultAsync(row => row.Id == id, cancel) is { } at ? await Rows.CountAsync(Beyond(at, backwards: true), cancel) : 0;

    private IQueryable<Placed<T>> Ordered(IQueryable<Placed<T>> rows, bool backwards)
    {
        var keyDown = Descending != backwards;
        var ordered = keyDown ? rows.OrderByDescending(row => row.Key) : rows.OrderBy(row => row.Key);
        if (ByName)
            return keyDown ? ordered.ThenByDescending(row => row.Id) : ordered.ThenBy(row => row.Id);
        return backwards
            ? ordered.ThenByDescending(row => row.Name).ThenByDescending(row => row.Id)
            : ordered.ThenBy(row => row.Name).ThenBy(row => row.Id);
    }

    private Expression<Func<Placed<T>, bool>> Beyond(Placed<T> at, bool backwards)
    {
        var row = Expression.Parameter(typeof(Placed<T>), "row");
        var keyDown = Descending != backwards;
        var nextId = Past(row, at, nameof(Placed<T>.Id), ByName ? keyDown : backwards);
        var next = ByName ? nextId : Expression.OrElse(Past(row, at, nameof(Placed<T>.Name), backwards), Expression.AndAlso(Same(row, at, nameof(Placed<T>.Name)), nextId));
        var beyond = Expression.OrElse(Past(row, at, nameof(Placed<T>.Key), keyDown), Expression.AndAlso(Same(row, at, nameof(Placed<T>.Key)), next));
        // Said once more as a plain range, which an index can be entered by.
        return Expression.Lambda<Func<Placed<T>, bool>>(Expression.AndAlso(Past(row, at, nameof(Placed<T>.Key), keyDown, orSame: true), beyond), row);
    }

    private static BinaryExpression Same(ParameterExpression row, Placed<T> at, string part) =>
        Expression.Equal(Expression.Property(row, part), Expression.Property(Expression.Constant(at), part));

    private static BinaryExpression Past(ParameterExpression row, Placed<T> at, string part, bool down, bool orSame = false)
    {
        Expression mine = Expression.Property(row, part), theirs = Expression.Property(Expression.Constant(at), part);
        if (mine.Type == typeof(string))
        {
            mine = Expression.Call(typeof(string), nameof(string.Compare), null, mine, theirs);
            theirs = Expression.Constant(0);
        }

        return (down, orSame) switch
        {
            (false, false) => Expression.GreaterThan(mine, theirs),
            (false, true) => Expression.GreaterThanOrEqual(mine, theirs),
            (true, false) => Expression.LessThan(mine, theirs),
            (true, true) => Expression.LessThanOrEqual(mine, theirs),
        };
    }
}
