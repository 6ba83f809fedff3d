using System.Data.Common;
using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Language;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>Holds the members of the cluster in reach against the public register, and keeps what differs for somebody to decide about.</summary>
public sealed partial class Comparing(Db db, PublicRegister register, LiveRegister live, ILogger<Comparing> log)
{
    private const int Together = 500;

    private DbSet<RegisterDifference> Differences => db.Set<RegisterDifference>();

    /// <summary>Compares once a day, and once more with a new file.</summary>
    public async Task OnceADay(DateOnly today, CancellationToken cancel)
    {
        if (await register.Loaded(cancel) is not { } loaded)
            return;
        var stamp = $"{Days.Iso(today)} {loaded.Sha256} {loaded.LoadedAt:O}";
        if (await Compared.Last(db, db.Reach.Only, cancel) == stamp)
            return;
        await All(loaded, today, cancel);
        await Compared.Note(db, db.Reach.Only, stamp, cancel);
    }

    /// <summary>All who belong to the cluster now or soon, and have a number. What differed at those who left is put away.</summary>
    private async Task All(RegisterLoad loaded, DateOnly today, CancellationToken cancel)
    {
        var belonging = db.Organisations.Where(o => o.Number != null && db.Memberships.Any(m => m.OrganisationId == o.Id && (m.To == null || m.To >= today)));
        var ids = await belonging.OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(cancel);
        foreach (var some in ids.Chunk(Together))
            await Some(await db.Organisations.AsNoTracking().Where(o => some.Contains(o.Id)).ToListAsync(cancel), loaded, today, cancel);

        var gone = await Differences.Where(d => d.AnsweredAt == null && !belonging.Any(o => o.Id == d.OrganisationId)).ToListAsync(cancel);
        gone.ForEach(difference => difference.GoAway(db.Now));
        await Save(cancel);
    }

    /// <summary>One that was just entered. That it could not be compared is no reason not to have entered it.</summary>
    public async Task One(Organisation organisation, DateOnly today, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        try
        {
            if (organisation.Number is not null && await register.Loaded(cancel) is { } loaded)
                await Some([organisation], loaded, today, cancel);
        }
        catch (DbException exception)
        {
            NotCompared(log, exception);
        }
    }

    private async Task Some(IReadOnlyList<Organisation> organisations, RegisterLoad loaded, DateOnly today, CancellationToken cancel)
    {
        var ids = organisations.Select(o => o.Id).ToList();
        var known = (await Differences.Where(d => ids.Contains(d.OrganisationId) && (d.AnsweredAt == null || d.Answer == RegisterAnswer.SetAside)).ToListAsync(cancel)).ToLookup(d => d.OrganisationId);
        var units = await register.Find(organisations.Select(o => o.Number!), cancel);
        foreach (var organisation in organisations)
            Weigh(organisation, [.. RegisterComparison.Of(organisation, units.GetValueOrDefault(organisation.Number!) ?? await Asked(organisation.Number!, cancel), loaded.Standard, today)], [.. known[organisation.Id]], loaded.Day);
        await Save(cancel);
    }

    // A unit that the file does not hold was deleted; the register itself says when.
    private async Task<RegisterUnit?> Asked(string number, CancellationToken cancel) => live.On ? await live.Find(OrganisationNumber.Parse(number), cancel) : null;

    private void Weigh(Organisation organisation, IReadOnlyList<Differing> differing, IReadOnlyList<RegisterDifference> known, DateOnly day)
    {
        var open = known.Where(d => d.AnsweredAt is null).ToDictionary(d => d.Matter);
        foreach (var one in differing)
            if (open.Remove(one.Matter, out var same))
                same.Renew(one, day);
            // What somebody has seen and left is asked about again when the register says something else.
            else if (known.Where(d => d.Matter == one.Matter && d.Answer == RegisterAnswer.SetAside).MaxBy(d => d.AnsweredAt) is not { } left || !left.Says(one))
                Differences.Add(RegisterDifference.Find(organisation, one, day, db.Now));
        foreach (var gone in open.Values)
            gone.GoAway(db.Now);
    }

    private async Task Save(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        // Somebody answers, or another node compares, at this moment: the next time sees what came of it.
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || Clash.IsMeeting(exception))
        {
        }

        db.ChangeTracker.Clear();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A new member could not be compared with the business register")]
    private static partial void NotCompared(ILogger log, Exception exception);
}
