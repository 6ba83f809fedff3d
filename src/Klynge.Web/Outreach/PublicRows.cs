using System.Runtime.CompilerServices;
using Klynge.Members;
using Klynge.Web.Members.Listing;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Outreach;

/// <summary>Makes <see cref="PublicMember"/>s: the one place where a fact of the register passes out to strangers, if it may.</summary>
public sealed class PublicRows(Db db, DateOnly today)
{
    private const int Portion = 500;

    private readonly PublicMembers members = new(db, today);

    /// <summary>Those of the ids that are listed, in this order.</summary>
    /// <param name="category">The category they are shown in; their first where none is said.</param>
    public async Task<IReadOnlyList<PublicMember>> Of(IReadOnlyList<Guid> ids, MembershipCategory? category, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0)
            return [];

        var found = await members.Listed(category).AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel);
        var chosen = (await db.Set<FieldVisibility>().Where(v => ids.Contains(v.OrganisationId)).Select(v => new { v.OrganisationId, v.Field, v.Visibility }).ToListAsync(cancel))
            .ToLookup(v => v.OrganisationId);
        var held = (await db.Memberships.Where(Membership.On(today)).Where(m => ids.Contains(m.OrganisationId)).Select(m => new { m.OrganisationId, m.Category, m.From }).ToListAsync(cancel))
            .ToLookup(m => m.OrganisationId, m => (m.Category, m.From));
        var seats = (await db.Set<Seat>().Where(s => ids.Contains(s.OrganisationId) && s.From <= today && (s.To == null || s.To >= today)).Select(s => new { s.OrganisationId, s.Municipality }).ToListAsync(cancel))
            .ToLookup(s => s.OrganisationId, s => s.Municipality);
        return [.. ids.Where(found.ContainsKey).Select(id => Of(
            found[id], chosen[id].ToDictionary(v => v.Field, v => v.Visibility), seats[id].FirstOrDefault(), held[id].Where(m => category is null || m.Category == category).Min()))];
    }

    /// <summary>All that are listed, by name and a portion at a time, each from where the last one ended.</summary>
    public async IAsyncEnumerable<PublicMember> All([EnumeratorCancellation] CancellationToken cancel)
    {
        var ordered = members.Ordered(members.Listed());
        Placed<string>? last = null;
        while (true)
        {
            var portion = await ordered.After(last, Portion, cancel);
            foreach (var member in await Of([.. portion.Select(place => place.Id)], null, cancel))
                yield return member;
            if (portion.Count < Portion)
                yield break;
            last = portion[^1];
        }
    }

    private static PublicMember Of(Organisation o, Dictionary<OrganisationField, Visibility> chosen, string? seat, (MembershipCategory Category, DateOnly From) held)
    {
        // A seat may be known from the postal code alone, so it is told only where both are public.
        var municipality = Shown(OrganisationField.Municipality) && Shown(OrganisationField.PostalCode) && seat is not null ? Municipalities.Find(seat) : null;
        var postalCode = Open(OrganisationField.PostalCode, o.PostalCode);
        return new PublicMember(o.Id, o.Name, o.Kind, held.Category, held.From)
        {
            Number = Open(OrganisationField.Number, o.Number), ForeignId = Open(OrganisationField.ForeignId, o.ForeignId), Country = Open(OrganisationField.Country, o.Country),
            LegalForm = Open(OrganisationField.LegalForm, o.LegalForm), PostalCode = postalCode, Municipality = municipality,
            Place = Organisation.PlaceOf(Open(OrganisationField.Place, o.Place), postalCode, municipality?.Code),
            Industry2007 = Open(OrganisationField.Industry2007, o.Industry2007), Industry2025 = Open(OrganisationField.Industry2025, o.Industry2025),
            Employees = Shown(OrganisationField.Employees) ? o.Employees : null, Website = Open(OrganisationField.Website, o.Website),
            Description = Open(OrganisationField.Description, o.Description), Offers = Open(OrganisationField.Offers, o.Offers), OffersText = Open(OrganisationField.OffersText, o.OffersText),
            Seeks = Open(OrganisationField.Seeks, o.Seeks), SeeksText = Open(OrganisationField.SeeksText, o.SeeksText),
        };

        bool Shown(OrganisationField field) => chosen.GetValueOrDefault(field, Visible.ByDefault(field)) == Visibility.Public;

        string? Open(OrganisationField field, string? value) => Shown(field) ? value : null;
    }
}
