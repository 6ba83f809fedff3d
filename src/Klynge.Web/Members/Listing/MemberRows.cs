using System.Runtime.CompilerServices;
using Klynge.Members;
using Klynge.Web.Members.Searching;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Listing;

/// <summary>Fills the lines of a list: the same few queries for a page of 25 as for a portion of an export.</summary>
public sealed class MemberRows(Db db, DateOnly day)
{
    private const int Portion = 500;

    private readonly Guid cluster = db.Reach.Only;

    /// <summary>The organisations with these ids, in this order.</summary>
    public async Task<IReadOnlyList<MemberRow>> Of(IReadOnlyList<Guid> ids, Standing standing, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0)
            return [];

        var names = await db.Set<OrganisationName>().Where(n => ids.Contains(n.OrganisationId) && n.From <= day && n.To >= day)
            .Select(n => new { n.OrganisationId, n.Name }).ToDictionaryAsync(n => n.OrganisationId, n => n.Name, cancel);
        var seats = await db.Set<Seat>().Where(s => ids.Contains(s.OrganisationId) && s.From <= day && (s.To == null || s.To >= day))
            .Select(s => new { s.OrganisationId, s.Municipality, s.County }).ToListAsync(cancel);
        var staff = await db.Set<StaffCount>().Where(s => ids.Contains(s.OrganisationId) && s.On <= day)
            .Select(s => new { s.OrganisationId, s.On, s.Number }).ToListAsync(cancel);
        // Asked for by organisation alone: with the day and the category beside it SQLite reads all the members of the day.
        var memberships = await db.Memberships.AsNoTracking().Where(m => m.ClusterId == cluster && ids.Contains(m.OrganisationId)).ToListAsync(cancel);
        var held = memberships.Where(m => Matching.Puts(m, standing, day));
        var chosen = await db.Set<FieldVisibility>().Where(v => ids.Contains(v.OrganisationId))
            .Select(v => new { v.OrganisationId, v.Field, v.Visibility }).ToListAsync(cancel);
        var committed = (await db.CommittedOn(day).Where(o => ids.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancel)).ToHashSet();
        var found = await db.Organisations.AsNoTracking().Where(o => o.ClusterId == cluster && ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel);

        var seatOf = seats.ToLookup(s => s.OrganisationId);
        var staffOf = staff.ToLookup(s => s.OrganisationId);
        var heldBy = held.ToLookup(m => m.OrganisationId);
        var chosenBy = chosen.ToLookup(v => v.OrganisationId);
        return [.. ids.Where(found.ContainsKey).Select(id =>
        {
            var (o, seat) = (found[id], seatOf[id].FirstOrDefault());
            var membership = heldBy[id].OrderBy(m => m.To < day).ThenBy(m => m.To < day ? 0 : (int)m.Category).ThenByDescending(m => m.From).FirstOrDefault();
            return new MemberRow(id, names.GetValueOrDefault(id, o.Name), o.Kind)
            {
                Category = membership?.Category, From = membership?.From, To = membership?.To, ExitReason = membership?.ExitReason,
                Number = o.Number, ForeignId = o.ForeignId, Country = o.Country, LegalForm = o.LegalForm, PostalCode = o.PostalCode, Place = o.Place, Recorded = o.Municipality,
                Municipality = seat is null ? null : Municipalities.Find(seat.Municipality), County = seat is null ? null : Counties.Find(seat.County),
                Industry2007 = o.Industry2007, Industry2025 = o.Industry2025, Employees = staffOf[id].MaxBy(s => s.On)?.Number,
                Website = o.Website, Description = o.Description, Offers = o.Offers, OffersText = o.OffersText,
                Seeks = o.Seeks, SeeksText = o.SeeksText, ExternalId = o.ExternalId,
                Committed = committed.Contains(id), Chosen = chosenBy[id].ToDictionary(v => v.Field, v => v.Visibility),
            };
        })];
    }

    /// <summary>All of a view, in its order, a portion at a time.</summary>
    public async IAsyncEnumerable<MemberRow> All(View view, Sight sight, bool earlierNames, Found search, [EnumeratorCancellation] CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(view);
        var ordering = new Ordering(db, day, sight, earlierNames, search).Of(view);
        Guid? after = null;
        while (true)
        {
            var ids = await ordering.Take(after, null, Portion, cancel);
            foreach (var row in await Of(ids, view.Standing, cancel))
                yield return row;
            if (ids.Count < Portion)
                yield break;
            after = ids[^1];
        }
    }
}
