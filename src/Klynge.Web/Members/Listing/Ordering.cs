using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.History;
using Klynge.Web.Members.Searching;
using Klynge.Web.Storage;

namespace Klynge.Web.Members.Listing;

/// <summary>Puts a view's rows in its order, by the names of the day, and hands them out by the page.</summary>
/// <param name="earlierNames">Somebody had another name on the day than now.</param>
/// <param name="search">What the view's search found, for this reader.</param>
public sealed class Ordering(Db db, DateOnly day, Sight sight, bool earlierNames, Found search)
{
    private static readonly DateOnly Never = new(9999, 12, 31);
    private readonly Guid cluster = db.Reach.Only;
    private readonly Matching matching = new(db, day, sight, search);

    public IKeyset Of(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Sort switch
        {
            SortBy.Best when search.Best is { } best => new Ranked(best, new Matching(db, day, sight, Found.Everyone).Of(view)),
            SortBy.Best => ByName(view),
            SortBy.Name => ByName(view),
            SortBy.MemberFrom => ByDay(view),
            SortBy.Place => ByPlace(view),
            _ => ByKind(view),
        };
    }

    private Keyset<string> ByName(View view) => Keyed(view, named => named.Select(n => new Placed<string> { Id = n.Organisation.Id, Key = n.Name }), byName: true);

    /// <summary>First day of the membership that is shown: as member before as associate before as partner, else the latest.</summary>
    private Keyset<DateOnly> ByDay(View view)
    {
        var of = matching.Memberships(view.Standing);
        var now = of.Where(Membership.On(day));
        return Keyed(view, named => named.Select(n => new Placed<DateOnly>
        {
            Id = n.Organisation.Id,
            Name = n.Name,
            Key = now.Where(m => m.OrganisationId == n.Organisation.Id && m.Category == MembershipCategory.Member).Max(m => (DateOnly?)m.From)
                ?? now.Where(m => m.OrganisationId == n.Organisation.Id && m.Category == MembershipCategory.Associate).Max(m => (DateOnly?)m.From)
                ?? now.Where(m => m.OrganisationId == n.Organisation.Id).Max(m => (DateOnly?)m.From)
                ?? of.Where(m => m.OrganisationId == n.Organisation.Id).Max(m => (DateOnly?)m.From) ?? Never,
        }));
    }

    /// <summary>A place that is hidden from the reader stands with those that have none.</summary>
    private Keyset<string> ByPlace(View view)
    {
        var hidden = db.Set<FieldVisibility>().Where(v => v.ClusterId == cluster && v.Visibility == Visibility.Hidden
            && (v.Field == OrganisationField.Place || v.Field == OrganisationField.PostalCode || v.Field == OrganisationField.Municipality));
        return sight.All
            ? Keyed(view, named => named.Select(n => new Placed<string> { Id = n.Organisation.Id, Key = n.Organisation.PlaceSort, Name = n.Name }))
            : Keyed(view, named => named.Select(n => new Placed<string>
            {
                Id = n.Organisation.Id, Name = n.Name,
                Key = hidden.Any(v => v.OrganisationId == n.Organisation.Id) ? Organisation.NoPlace : n.Organisation.PlaceSort,
            }));
    }

    /// <summary>Kinds in the order of their words in the reader's language.</summary>
    private Keyset<int> ByKind(View view)
    {
        var k = Enum.GetValues<OrganisationKind>().OrderBy(kind => FactWords.Said(kind), StringComparer.Create(Days.Of(Texts.InNorwegian ? "nb" : "en"), ignoreCase: true)).ToArray();
        return Keyed(view, named => named.Select(n => new Placed<int>
        {
            Id = n.Organisation.Id,
            Name = n.Name,
            Key = n.Organisation.Kind == k[0] ? 0 : n.Organisation.Kind == k[1] ? 1 : n.Organisation.Kind == k[2] ? 2 : n.Organisation.Kind == k[3] ? 3
                : n.Organisation.Kind == k[4] ? 4 : n.Organisation.Kind == k[5] ? 5 : n.Organisation.Kind == k[6] ? 6 : n.Organisation.Kind == k[7] ? 7 : 8,
        }));
    }

    private Keyset<T> Keyed<T>(View view, Func<IQueryable<Named>, IQueryable<Placed<T>>> keyed, bool byName = false) =>
        new(keyed(Names(matching.Of(view))), keyed(Names(db.Organisations.Where(o => o.ClusterId == cluster))), view.Descending, byName);

    private IQueryable<Named> Names(IQueryable<Organisation> found) => earlierNames
        ? found.Select(o => new Named
        {
            Organisation = o,
            Name = o.Names.Where(n => n.From <= day && (n.To == null || n.To >= day)).Select(n => n.NameSort).FirstOrDefault() ?? o.NameSort,
        })
        : found.Select(o => new Named { Organisation = o, Name = o.NameSort });

    private sealed class Named
    {
        public required Organisation Organisation { get; init; }
        public required string Name { get; init; }
    }
}
