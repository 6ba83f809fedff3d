using Klynge.Access;
using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>What came of it: how many facts, at how many members, and why some were left.</summary>
public sealed record Answered(int Facts, int Members, IReadOnlyList<Refusal> Left);

/// <summary>Takes the public register's word for what was chosen: each as a change of the fact, with the day of the register's data and a way back.</summary>
[May(Deed.EditOrganisation)]
public sealed class AcceptDifferences(Db db, TimeProvider clock)
{
    public async Task<Answered> Do(IReadOnlyCollection<Guid> chosen, CancellationToken cancel)
    {
        var today = await db.Today(clock, cancel);
        var left = new List<Refusal>();
        var (facts, members) = (0, 0);
        foreach (var one in (await OpenDifferences.Of(db, chosen).AsNoTracking().ToListAsync(cancel)).Where(d => !d.Matter.IsState()).GroupBy(d => d.OrganisationId))
        {
            var taken = await Take(one.Key, [.. one.Select(d => d.Id)], today, left, cancel);
            (facts, members) = (facts + taken, members + (taken > 0 ? 1 : 0));
        }

        return new(facts, members, left);
    }

    /// <summary>One organisation at a time: that another one was changed meanwhile does not take away what went well.</summary>
    private async Task<int> Take(Guid id, List<Guid> differences, DateOnly today, List<Refusal> left, CancellationToken cancel)
    {
        if (await db.Organisation(id, cancel) is not { } organisation)
            return 0;
        var taken = 0;
        foreach (var difference in await OpenDifferences.Of(db, differences).ToListAsync(cancel))
            if (await Refuses(organisation, difference, today, cancel) is { } refusal)
                left.Add(new("{0}: {1}", organisation.Name, Language.Texts.Say(refusal.Sentence, refusal.Values)));
            else
                taken++;
        try
        {
            await db.SaveChangesAsync(cancel);
            return taken;
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || Clash.IsMeeting(exception))
        {
            left.Add(new("{0}: {1}", organisation.Name, Language.Texts.Say(Whole.ChangedMeanwhile.Sentence)));
            return 0;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Refusal?> Refuses(Organisation organisation, RegisterDifference difference, DateOnly today, CancellationToken cancel)
    {
        var facts = difference.Matter.Facts(difference.Theirs).ToList();
        if (facts.Count == 0)
            return new("The register says nothing that could be taken over.");
        foreach (var (field, value) in facts)
            if (OrganisationFacts.Read(field, value).Refusal is { } unread)
                return unread;
            else if (await Editing.Taken(organisation, field, facts, db, cancel) is { } taken)
                return taken;
        foreach (var (field, value) in facts)
            organisation.Change(field, value, From(organisation, field, difference.AsOf, today), registerDay: difference.AsOf);
        return difference.Accept(db.Actor.AccountId ?? Guid.Empty, db.Now);
    }

    /// <summary>True from the day of the register's data; from today where what stands here began later than that.</summary>
    private static DateOnly From(Organisation organisation, OrganisationField field, DateOnly day, DateOnly today) =>
        Organisation.HasDays(field) && organisation.RefusesFrom(field, day, today) is not null ? today : day < today ? day : today;
}

/// <summary>Leaves things as they are, having seen what the public register says. It is asked about again when the register says something else.</summary>
[May(Deed.EditOrganisation)]
public sealed class SetDifferencesAside(Db db)
{
    public async Task<Answered> Do(IReadOnlyCollection<Guid> chosen, CancellationToken cancel)
    {
        var differences = await OpenDifferences.Of(db, chosen).ToListAsync(cancel);
        foreach (var difference in differences)
            difference.SetAside(db.Actor.AccountId ?? Guid.Empty, db.Now);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new(differences.Count, differences.Select(d => d.OrganisationId).Distinct().Count(), []);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new(0, 0, [Whole.ChangedMeanwhile]);
        }
    }
}

/// <summary>What both deeds begin with.</summary>
internal static class OpenDifferences
{
    /// <summary>Those of the chosen that nobody has answered.</summary>
    public static IQueryable<RegisterDifference> Of(Db db, IReadOnlyCollection<Guid> chosen)
    {
        var ids = chosen.Distinct().ToList();
        return db.Set<RegisterDifference>().Where(d => ids.Contains(d.Id) && d.AnsweredAt == null).OrderBy(d => d.OrganisationId).ThenBy(d => d.Id);
    }
}
