using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.History;
using Klynge.Web.Members.People;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Work;

/// <summary>A member contact's way in: her organisation, and what became of what she asked for.</summary>
internal sealed class OwnOrganisation(Db db) : IWorkPart
{
    private const int AnsweredBack = 30;

    public Deed Deed => Deed.CorrectOwn;
    public int Order => 10;

    public async Task<RecordPart?> Of(Visit visit, CancellationToken cancel)
    {
        var own = visit.Own.Distinct().ToList();
        var organisations = await db.Organisations.AsNoTracking().Where(o => own.Contains(o.Id)).OrderBy(o => o.NameSort).ToListAsync(cancel);
        if (organisations.Count == 0)
            return null;

        var since = Clock.StartOf(visit.Today.AddDays(-AnsweredBack), visit.TimeZone);
        var corrections = await db.Corrections.AsNoTracking().Where(c => own.Contains(c.OrganisationId) && (c.AnsweredAt == null || (c.Accepted != null && c.AnsweredAt >= since))).ToListAsync(cancel);
        var contacts = await db.ContactCorrections.AsNoTracking().Where(c => own.Contains(c.OrganisationId) && (c.AnsweredAt == null || (c.Accepted != null && c.AnsweredAt >= since))).ToListAsync(cancel);
        var asked = corrections.Select(c => (c.OrganisationId, new AskedLine($"{FactWords.Said(c.Field)}: {(c.After is null ? "–" : FactWords.Said(c.Field, c.After))}", c.AskedAt, c.Accepted, c.Reason)))
            .Concat(contacts.Select(c => (c.OrganisationId, new AskedLine(ContactWords.Said(c), c.AskedAt, c.Accepted, c.Reason)))).ToLookup(c => c.OrganisationId, c => c.Item2);
        var memberships = await db.Memberships.AsNoTracking().Where(m => own.Contains(m.OrganisationId)).ToListAsync(cancel);
        return new RecordPart(Texts.Say(organisations.Count == 1 ? "Your organisation" : "Your organisations"), "/Members/Work/_OwnOrganisation.cshtml", organisations.Select(organisation => new OwnLine(
            organisation.Id, organisation.Name, MemberState.On(visit.On, [.. memberships.Where(m => m.OrganisationId == organisation.Id)]),
            [.. asked[organisation.Id].OrderByDescending(line => line.At)])).ToList());
    }
}

public sealed record OwnLine(Guid Id, string Name, MemberState State, IReadOnlyList<AskedLine> Asked);

/// <summary>One thing she asked for, and what became of it; not answered yet where nobody said yes or no.</summary>
public sealed record AskedLine(string Words, DateTime At, bool? Accepted, string? Reason);

/// <summary>What others cannot find her organisation by, because nobody has written it down.</summary>
internal sealed class OwnGaps(Db db) : IWaits
{
    private static readonly OrganisationField[] Wanted =
        [OrganisationField.Description, OrganisationField.Website, OrganisationField.Offers, OrganisationField.Seeks, OrganisationField.Employees, OrganisationField.Number];

    public Deed Deed => Deed.CorrectOwn;

    public async Task<IReadOnlyList<Waiting>> Find(Visit visit, CancellationToken cancel)
    {
        var own = visit.Own.Distinct().ToList();
        var organisations = await db.Organisations.AsNoTracking().Where(o => own.Contains(o.Id)).OrderBy(o => o.NameSort).ToListAsync(cancel);
        return [.. organisations.Select(organisation => (organisation, Missing: Wanted.Where(field => organisation.Value(field) is null).ToList())).Where(own => own.Missing.Count > 0)
            .Select(own => new Waiting(
                Texts.Say(own.Missing.Count == 1 ? "One fact about {1} is missing" : "{0} facts about {1} are missing", own.Missing.Count, own.organisation.Name),
                Texts.Say("Others find you by these: {0}.", string.Join(", ", own.Missing.Select(FactWords.Said))),
                $"/{visit.Slug}/members/{own.organisation.Id}/correct", Texts.Say("Fill in")))];
    }
}
