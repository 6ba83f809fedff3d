using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.History;

/// <summary>
/// Everything that happened to one organisation, newest first: its lines in the journal, its people's roles in it, and what
/// lists brought (a list writes one line for all its rows; its changes are read from the register).
/// </summary>
public sealed class OrganisationHistory
{
    /// <summary>What a contact may read about her own organisation: nothing of people, lists or accounts.</summary>
    private static readonly string[] OwnNames =
    [
        nameof(OrganisationEntered), nameof(OrganisationChanged), nameof(MembershipBegan), nameof(MembershipEnded), nameof(MembershipCorrected),
        nameof(AgreementSigned), nameof(ContributionGiven), nameof(CorrectionAsked), nameof(CorrectionAnswered), nameof(CorrectionReplaced), nameof(CorrectionWithdrawn), nameof(VisibilityChosen),
        nameof(CorrectionOfContactAsked), nameof(CorrectionOfContactAnswered), nameof(MembershipRemoved), nameof(ContributionRemoved),
    ];
    private static readonly string[] RoleNames = [nameof(PersonAdded), nameof(PersonRoleBegan), nameof(PersonRoleEnded)];

    public required IReadOnlyList<Told> Lines { get; init; }
    public required bool HasOlder { get; init; }

    public static bool MayBeReadBy(Visit visit, Guid organisation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return visit.May(Deed.SeeJournal) || visit.Own.Contains(organisation);
    }

    public static async Task<OrganisationHistory> Of(Organisation organisation, Db db, Visit visit, int most, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(visit);
        var until = Clock.StartOf(visit.On.AddDays(1), visit.TimeZone);
        var lines = await Journal(organisation.Id, db, visit, until, most + 1, cancel);
        var brought = await db.Changes.AsNoTracking().Where(c => c.OrganisationId == organisation.Id && c.BatchId != null && c.At < until)
            .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(most + 1).ToListAsync(cancel);
        var entry = organisation.BatchId is { } first
            ? await db.Batches.Where(b => b.Id == first && b.At < until).Select(b => new { b.Id, b.At, b.By, b.FileName }).SingleOrDefaultAsync(cancel) : null;

        // Which list it was and who brought it: for readers of the journal.
        var lists = visit.May(Deed.SeeJournal);
        var known = await Known.Behind(
            lines, db, visit, brought.Select(c => c.By).Append(entry?.By).OfType<Guid>(), cancel, brought.Select(c => c.BatchId).OfType<Guid>());
        var all = lines.Select(line => Teller.Of(line, known, visit))
            .Concat(brought.Where(change => known.Shows(organisation.Id, change.Field)).Select(change =>
                new Told(change.At, Clock.DayOf(change.At, visit.TimeZone), Sentences.Of(change), lists ? known.Who(change.By) : Texts.Say("The cluster"))
                { Back = change.Id, Origin = lists ? known.List(change.BatchId!.Value) : null }))
            .Concat(entry is null ? [] : [new Told(entry.At, Clock.DayOf(entry.At, visit.TimeZone),
                lists ? Texts.Say("Came in with the list {0}", entry.FileName) : Texts.Say("Came in with a list"), lists ? known.Who(entry.By) : Texts.Say("The cluster"))])
            .OrderByDescending(told => told.At).ToList();
        var back = await PutBackable(organisation, [.. all.Take(most).Select(told => told.Back).OfType<Guid>()], db, cancel);
        return new() { Lines = [.. all.Take(most).Select(told => told.Back is { } change && !back.Contains(change) ? told with { Back = null } : told)], HasOlder = all.Count > most };
    }

    /// <summary>Of some changes those whose value still stands.</summary>
    private static async Task<HashSet<Guid>> PutBackable(Organisation organisation, List<Guid> ids, Db db, CancellationToken cancel) =>
        [.. (await db.Changes.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancel))
            .GroupBy(c => c.Field).Select(group => group.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).First())
            .Where(c => organisation.Value(c.Field) == c.After && (c.Before is not null || c.Field is not (OrganisationField.Name or OrganisationField.Kind))).Select(c => c.Id)];

    private static async Task<List<JournalLine>> Journal(Guid organisation, Db db, Visit visit, DateTime until, int most, CancellationToken cancel)
    {
        var before = db.Journal.AsNoTracking().Where(l => l.At < until);
        if (!visit.May(Deed.SeeJournal))
            before = before.Where(l => OwnNames.Contains(l.Name));
        var lines = await before.Where(l => l.About == organisation).OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(most).ToListAsync(cancel);
        if (!visit.May(Deed.SeeJournal))
            return lines;

        var people = db.PersonRoles.Where(r => r.OrganisationId == organisation).Select(r => r.PersonId);
        var roles = await before.Where(l => RoleNames.Contains(l.Name) && people.Contains(l.About))
            .OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(most).ToListAsync(cancel);
        return [.. lines.Concat(roles.Where(line => Here(line, organisation))).OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(most)];
    }

    private static bool Here(JournalLine line, Guid organisation) => Known.OrganisationOf(line.Happening) == organisation;
}
