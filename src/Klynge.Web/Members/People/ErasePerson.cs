using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Importing;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>What erasing somebody comes to, before it is done or after.</summary>
/// <param name="Parts">What the tables hold of her.</param>
/// <param name="Named">Texts of others that name her, each with in how many rows.</param>
/// <param name="Lists">Kept files of lists that name her.</param>
/// <param name="Namesakes">Others of the register with her name: whose name it is in a text nobody can tell, so texts are left.</param>
public sealed record Erasing(IReadOnlyList<PersonalPart> Parts, IReadOnlyList<(string Heading, int Rows)> Named, IReadOnlyList<string> Lists, int Namesakes, bool SharedEmail)
{
    /// <summary>Somebody read all the while, so that the database's log is emptied with the daily work.</summary>
    public bool LogHeldUp { get; init; }

    public int Rows => Parts.Sum(part => part.Rows.Count);
}

/// <summary>
/// Takes somebody out of one cluster's record, for good: her rows, her name in what others wrote, files of lists that hold
/// her. What figures rest on stays without her. The database keeps no trace of what it deleted.
/// </summary>
[May(Deed.ErasePerson)]
public sealed class ErasePerson(Db db, ListsNaming lists, ImportRunner runner, Compacting compacting)
{
    public static readonly Refusal ListRuns = new("A list is coming in at this moment. Wait until it is done, and erase then.");

    /// <summary>What would go, and what would stay. Null where there is no such person.</summary>
    public async Task<Erasing?> Look(Guid person, CancellationToken cancel) =>
        await db.SubjectOf(person, cancel) is { } who ? await Look(who, cancel) : null;

    public async Task<Erasing> Look(Subject who, CancellationToken cancel) => (await Weigh(who, cancel)).Erasing;

    /// <summary>Why nobody can be erased at this moment, or null.</summary>
    public async Task<Refusal?> Refuses(CancellationToken cancel) => await ListComesIn(cancel) ? ListRuns : null;

    public async Task<(Erasing? Done, Refusal? Refusal)> Do(Guid person, CancellationToken cancel) =>
        await db.SubjectOf(person, cancel) is { } who ? await Do(who, cancel) : (null, PersonQuestions.Gone);

    public async Task<(Erasing? Done, Refusal? Refusal)> Do(Subject who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (await ListComesIn(cancel))
            return (null, ListRuns);

        var (erasing, mention, found) = await Weigh(who, cancel);
        await using (var writing = await db.BeginWritingMuch(cancel))
        {
            if (await ListComesIn(cancel))
                return (null, ListRuns);
            await AboutSomeone.Erase(db, who with { Account = null }, cancel);
            await AboutSomeone.Named(db, mention, await Mark(cancel), cancel);
            foreach (var person in who.People)
                db.Journal.Add(JournalLine.Of(new PersonErased(person), db.Reach.Only, db.Now, db.Actor.AccountId));
            await db.SaveChangesAsync(cancel);
            // Public pages kept for strangers are as old as the two versions they were made of.
            await db.Clusters.Where(c => c.Id == db.Reach.Only).ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version + 1), cancel);
            db.Touch();
            await writing.Commit(cancel);
        }

        foreach (var list in found)
            await lists.Drop(list, cancel);
        return (erasing with { LogHeldUp = !await compacting.Do(AboutSomeone.Rows, cancel) }, null);
    }

    // One that has read its file already would bring her back.
    private async Task<bool> ListComesIn(CancellationToken cancel)
    {
        foreach (var running in await db.Batches.Where(b => b.Stage == ImportStage.Running).Select(b => b.Id).ToListAsync(cancel))
            if (await runner.IsAtWork(db, running, db.Reach.Only, cancel))
                return true;
        return false;
    }

    private async Task<(Erasing Erasing, Mention Mention, IReadOnlyList<ListNaming> Lists)> Weigh(Subject who, CancellationToken cancel)
    {
        var (mention, namesakes) = await MentionOf(who, cancel);
        var found = await lists.Find(mention, cancel);
        var parts = await AboutSomeone.Read(db, who with { Account = null }, cancel);
        return (new(parts, await AboutSomeone.Named(db, mention, null, cancel), [.. found.Select(list => list.FileName)], namesakes, who.SharedEmail), mention, found);
    }

    /// <summary>How she is found in texts. Where somebody else has her name, only her address and telephone say that it is she.</summary>
    private async Task<(Mention, int Namesakes)> MentionOf(Subject who, CancellationToken cancel)
    {
        var folded = who.Names.Select(NameKey.Sort).ToList();
        var namesakes = await db.People.CountAsync(p => folded.Contains(p.NameSort) && !who.People.Contains(p.Id), cancel);
        // A telephone of several is the switchboard's.
        var others = (await db.People.Where(p => p.Phone != null && !who.People.Contains(p.Id)).Select(p => p.Phone!).ToListAsync(cancel)).Select(Digits).ToHashSet();
        return (new Mention(namesakes == 0 ? who.Names : [], who.Emails, who.Phones.Where(phone => !others.Contains(Digits(phone)))), namesakes);
    }

    private static string Digits(string phone) => string.Concat(phone.Where(char.IsAsciiDigit).TakeLast(8));

    private async Task<string> Mark(CancellationToken cancel) =>
        await db.Clusters.Where(c => c.Id == db.Reach.Only).Select(c => c.Language).SingleAsync(cancel) == "nb" ? "[slettet]" : "[erased]";
}
