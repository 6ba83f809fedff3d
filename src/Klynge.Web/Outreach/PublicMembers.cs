using Klynge.Members;
using Klynge.Members.Searching;
using Klynge.Web.Members.Listing;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Outreach;

/// <summary>
/// The organisations strangers are told of: those with a membership today that have not chosen to be known to members only.
/// Every question of the public pages begins here, and no fact that is not public decides an answer.
/// </summary>
public sealed class PublicMembers(Db db, DateOnly today)
{
    private readonly Guid cluster = db.Reach.Only;

    /// <param name="category">One category; null for all.</param>
    public IQueryable<Organisation> Listed(MembershipCategory? category = null)
    {
        var held = db.Memberships.Where(m => m.ClusterId == cluster).Where(Membership.On(today));
        if (category is { } only)
            held = held.Where(m => m.Category == only);
        return Showing(db.Organisations.Where(o => o.ClusterId == cluster && held.Any(m => m.OrganisationId == o.Id)), OrganisationField.Name);
    }

    public IQueryable<Organisation> Of(PublicView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var found = Found(Listed(view.Category), view.Search);
        if (view.Kinds.Count > 0)
            found = found.Where(o => view.Kinds.Contains(o.Kind));
        if (view.Counties.Count > 0)
            found = Seated(found).Where(o => o.Seats.Any(s => view.Counties.Contains(s.County) && s.From <= today && (s.To == null || s.To >= today)));
        return view.Letter is { } letter ? letter.Among(found) : found;
    }

    /// <summary>Those that show strangers every one of these facts.</summary>
    public IQueryable<Organisation> Showing(IQueryable<Organisation> found, params OrganisationField[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        foreach (var field in fields)
        {
            var other = db.Set<FieldVisibility>().Where(v => v.ClusterId == cluster && v.Field == field);
            found = Visible.ByDefault(field) == Visibility.Public
                ? found.Where(o => !other.Any(v => v.OrganisationId == o.Id && v.Visibility != Visibility.Public))
                : found.Where(o => other.Any(v => v.OrganisationId == o.Id && v.Visibility == Visibility.Public));
        }

        return found;
    }

    /// <summary>In the order of names. A place in the list is known by who stands there, so who is not listed is no place in it.</summary>
    public IKeyset Ordered(PublicView view) => Ordered(Of(view));

    public Keyset<string> Ordered(IQueryable<Organisation> found) => new(Placed(found), Placed(Listed()), Descending: false, ByName: true);

    /// <summary>Those that let strangers know where they sit. A seat may be known from the postal code alone, so neither may be withheld.</summary>
    public IQueryable<Organisation> Seated(IQueryable<Organisation> found) => Showing(found, OrganisationField.Municipality, OrganisationField.PostalCode);

    /// <summary>Every word must begin a word of what strangers may find it by; where any of that is withheld, of its names.</summary>
    private IQueryable<Organisation> Found(IQueryable<Organisation> found, string search)
    {
        if (search.Length == 0)
            return found;
        var names = db.Set<OrganisationName>().Where(n => n.ClusterId == cluster);
        var words = Sought.Read(search).Line;
        if (words.Count == 0)
            return found.Where(o => names.Any(n => n.OrganisationId == o.Id && n.Name.Contains(search)));

        var open = Showing(db.Organisations.Where(o => o.ClusterId == cluster), OrganisationField.Number, OrganisationField.Place, OrganisationField.PostalCode, OrganisationField.Municipality, OrganisationField.Offers);
        foreach (var word in words)
        {
            var beginning = " " + word;
            found = found.Where(o => names.Any(n => n.OrganisationId == o.Id && n.Folded.Contains(beginning))
                || (o.PublicSearch.Contains(beginning) && open.Any(shown => shown.Id == o.Id)));
        }

        return found;
    }

    private static IQueryable<Placed<string>> Placed(IQueryable<Organisation> found) => found.Select(o => new Placed<string> { Id = o.Id, Key = o.NameSort });
}
