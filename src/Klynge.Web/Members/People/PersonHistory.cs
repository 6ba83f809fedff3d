using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>What happened to one person, newest first, in sentences that hold no names: her own stands above them.</summary>
[May(Deed.SeeJournal)]
public sealed class PersonHistory(Db db)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<HistoryLine>> Of(Guid person, Visit visit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var lines = await db.Journal.AsNoTracking().Where(l => l.About == person).OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(Most).ToListAsync(cancel);
        var accounts = lines.Select(l => l.By).OfType<Guid>().Distinct().ToList();
        var names = await db.Accounts.Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        return [.. lines.Select(l => new HistoryLine(Clock.DayOf(l.At, visit.TimeZone), Sentence(l.Happening), l.By is { } by ? names.GetValueOrDefault(by) : null)).Where(l => l.Day <= visit.On)];
    }

    private static string Sentence(Happening happening) => happening switch
    {
        PersonAdded => Texts.Say("Was put in the register."),
        PersonChanged => Texts.Say("What is said of her or him was corrected."),
        PersonRoleBegan { OrganisationId: var where } began when where == Guid.Empty => Texts.Say("A role in the cluster began on {0}.", began.From),
        PersonRoleBegan began => Texts.Say("A role in an organisation began on {0}.", began.From),
        PersonRoleEnded ended => Texts.Say("A role ends; the last day is {0}.", ended.LastDay),
        PersonPublished { Published: true } => Texts.Say("Was published."),
        PersonPublished => Texts.Say("Was made private."),
        ConsentGiven given => Texts.Say("{0}: {1}.", PersonWords.Purpose(given.Purpose), PersonWords.Basis(given.Basis)),
        ConsentWithdrawn withdrawn => Texts.Say("{0}: withdrawn.", PersonWords.Purpose(withdrawn.Purpose)),
        _ => Texts.Say("Something was changed."),
    };
}

/// <param name="Who">Null for the command line and the daily work.</param>
public sealed record HistoryLine(DateOnly Day, string Sentence, string? Who);
