using Klynge.Access;
using Klynge.Network;
using Klynge.Occasions;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>Writes down that two were introduced to each other, with the occasion that ties them.</summary>
[May(Deed.Introduce)]
public sealed class Introduce(Db db, TimeProvider clock)
{
    /// <param name="id">The form's own, so that what is sent twice is one.</param>
    public async Task<(Guid? Id, IReadOnlyList<Refusal> Refusals)> Do(IntroductionText typed, Guid? id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (id is { } sent && await db.Set<Introduction>().AnyAsync(i => i.Id == sent, cancel))
            return (sent, []);
        var named = new[] { typed.First, typed.Second, typed.Bridge ?? typed.First }.Distinct().ToList();
        if (await db.Organisations.CountAsync(o => named.Contains(o.Id), cancel) != named.Count)
            return (null, [Calling.Nobody]);
        var (made, wrong) = Introduction.Make(db.Reach.Only, typed, await db.Today(clock, cancel), id);
        if (wrong.Count > 0)
            return (null, wrong);
        db.Add(made!);
        db.AddRange(Rows(made!));
        await db.SaveChangesAsync(cancel);
        return (made!.Id, []);
    }

    /// <summary>The occasion of an introduction, and its two parties.</summary>
    internal static IEnumerable<object> Rows(Introduction made)
    {
        var occasion = new Occasion { ClusterId = made.ClusterId, Kind = OccasionKinds.Introduction, SourceId = made.Id, From = made.On, To = made.On, Size = 2 };
        return [occasion, .. new[] { made.FirstId, made.SecondId }.Select(one => new OccasionParty { ClusterId = made.ClusterId, OccasionId = occasion.Id, OrganisationId = one, On = made.On })];
    }
}

/// <summary>Writes down what came of an introduction.</summary>
[May(Deed.Introduce)]
public sealed class FollowIntroduction(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(Guid id, IntroductionResult result, DateOnly? on, string? words, CancellationToken cancel)
    {
        if (await db.Set<Introduction>().Include(i => i.Steps).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } introduction)
            return Introductions.None;
        var today = await db.Today(clock, cancel);
        if (introduction.Follow(result, on ?? today, words, today) is { } refusal)
            return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }
}

/// <summary>Takes out an introduction that never was, with its occasion.</summary>
[May(Deed.Introduce)]
public sealed class RemoveIntroduction(Db db)
{
    public async Task<Refusal?> Do(Guid id, CancellationToken cancel)
    {
        if (await db.Set<Introduction>().Include(i => i.Steps).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } introduction)
            return Introductions.None;
        var occasions = await db.Occasions.Where(o => o.Kind == OccasionKinds.Introduction && o.SourceId == id).ToListAsync(cancel);
        var ids = occasions.Select(o => o.Id).ToList();
        db.RemoveRange(await db.OccasionParties.Where(p => ids.Contains(p.OccasionId)).ToListAsync(cancel));
        db.RemoveRange(occasions);
        introduction.Remove();
        db.Remove(introduction);
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
