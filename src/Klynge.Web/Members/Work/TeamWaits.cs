using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.Importing;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Work;

/// <summary>Contacts who asked for a correction are owed an answer; a week is what we hold ourselves to.</summary>
internal sealed class CorrectionsWait(Db db) : IWaits
{
    private const int Patience = 7;

    public Deed Deed => Deed.DecideCorrection;

    public async Task<IReadOnlyList<Waiting>> Find(Visit visit, CancellationToken cancel)
    {
        var facts = db.Corrections.Where(c => c.AnsweredAt == null).Select(c => new { c.AskedAt, c.OrganisationId });
        var contacts = db.ContactCorrections.Where(c => c.AnsweredAt == null).Select(c => new { c.AskedAt, c.OrganisationId });
        var open = await facts.Concat(contacts).Join(db.Organisations, c => c.OrganisationId, o => o.Id, (c, o) => new { c.AskedAt, o.Name }).OrderBy(c => c.AskedAt).ToListAsync(cancel);
        if (open.Count == 0)
            return [];

        var asked = Clock.DayOf(open[0].AskedAt, visit.TimeZone);
        var others = open.Select(c => c.Name).Distinct().Count() - 1;
        return
        [
            new(Texts.Say(open.Count == 1 ? "One correction wants an answer" : "{0} corrections want an answer", open.Count),
                others == 0 ? Texts.Say("{0} asked on {1}.", open[0].Name, asked) : Texts.Say("{0} asked on {1}, and {2} more since.", open[0].Name, asked, others),
                $"/{visit.Slug}/members/corrections", Texts.Say("Answer"), asked.AddDays(Patience)),
        ];
    }
}

/// <summary>Memberships that end within thirty days, with nothing that follows them: time to speak with them.</summary>
internal sealed class EndingSoon(Db db) : IWaits
{
    private const int Ahead = 30;
    private const int EachUpTo = 3;

    public Deed Deed => Deed.DecideMembership;

    public async Task<IReadOnlyList<Waiting>> Find(Visit visit, CancellationToken cancel)
    {
        var (today, last) = (visit.Today, visit.Today.AddDays(Ahead));
        var ending = await db.Memberships.AsNoTracking().Where(m => m.From <= today && m.To >= today && m.To <= last)
            .Where(m => !db.Memberships.Any(next => next.OrganisationId == m.OrganisationId && next.Id != m.Id && next.From <= last && (next.To == null || next.To > last)))
            .OrderBy(m => m.To)
            .Select(m => new { m.OrganisationId, To = m.To!.Value, m.ExitReason, Name = db.Organisations.Where(o => o.Id == m.OrganisationId).Select(o => o.Name).First() })
            .ToListAsync(cancel);
        if (ending.Count > EachUpTo)
            return
            [
                new(Texts.Say("{0} memberships end within a month", ending.Count), Texts.Say("{0} is the first, on {1}.", ending[0].Name, ending[0].To),
                    $"/{visit.Slug}/members?category=current&left_from={Days.Iso(today)}&left_to={Days.Iso(last)}", Texts.Say("See the list"), ending[0].To),
            ];
        return [.. ending.Select(m => new Waiting(
            Texts.Say("{0} leaves", m.Name), m.ExitReason is null ? Texts.Say("The last day is {0}.", m.To) : Texts.Say("The last day is {0}: {1}.", m.To, m.ExitReason),
            $"/{visit.Slug}/members/{m.OrganisationId}", Texts.Say("Open it"), m.To))];
    }
}

/// <summary>A member without a number cannot be known again by lists, registers and other clusters.</summary>
internal sealed class WithoutNumber(Db db) : IWaits
{
    public Deed Deed => Deed.EditOrganisation;

    public async Task<IReadOnlyList<Waiting>> Find(Visit visit, CancellationToken cancel)
    {
        var count = await db.InCategory(MembershipCategory.Member, visit.Today).CountAsync(o => o.Number == null && o.ForeignId == null, cancel);
        return count == 0 ? [] :
        [
            new(Texts.Say(count == 1 ? "One member has no organisation number" : "{0} members have no organisation number", count),
                Texts.Say("Without it the same organisation can come in twice."), $"/{visit.Slug}/members?without=number", Texts.Say("See the list")),
        ];
    }
}

/// <summary>A member without a contact person hears nothing from the cluster.</summary>
internal sealed class WithoutContact(Db db) : IWaits
{
    public Deed Deed => Deed.EditPeople;

    public async Task<IReadOnlyList<Waiting>> Find(Visit visit, CancellationToken cancel)
    {
        var day = visit.Today;
        var known = db.PersonRoles.Where(r => r.From <= day && (r.To == null || r.To >= day));
        var count = await db.InCategory(MembershipCategory.Member, day).CountAsync(o => !known.Any(r => r.OrganisationId == o.Id), cancel);
        return count == 0 ? [] :
        [
            new(Texts.Say(count == 1 ? "One member has no contact person" : "{0} members have no contact person", count),
                Texts.Say("Whom would you write to?"), $"/{visit.Slug}/members?without=contact", Texts.Say("See the list")),
        ];
    }
}

/// <summary>Rows that did not come in with the latest lists, and that nobody chose to leave out.</summary>
internal sealed class RowsLeftOut(Db db) : IWaits
{
    private const int Back = 30;

    public Deed Deed => Deed.ImportMembers;

    public async Task<IReadOnlyList<Waiting>> Find(Visit visit, CancellationToken cancel)
    {
        var since = Clock.StartOf(visit.Today.AddDays(-Back), visit.TimeZone);
        var batches = await db.Batches.AsNoTracking().Where(b => b.Work == BatchWork.List && b.Stage == ImportStage.Done && b.Skipped > 0 && b.At >= since).OrderByDescending(b => b.At).Take(3).ToListAsync(cancel);
        return [.. batches.Select(b => (Batch: b, Left: b.Skipped - (ListPlan.Read(b.Plan).Result?.LeftOut ?? 0))).Where(one => one.Left > 0).Select(one => new Waiting(
            Texts.Say(one.Left == 1 ? "One row of a list was left out" : "{0} rows of a list were left out", one.Left),
            Texts.Say("{0} came in on {1}, with {2} rows.", one.Batch.FileName, Clock.DayOf(one.Batch.At, visit.TimeZone), one.Batch.Rows), $"/{visit.Slug}/members/import/{one.Batch.Id}", Texts.Say("See the rows")))];
    }
}
