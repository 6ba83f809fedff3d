using Klynge.Members;
using Klynge.Web.Members.Searching;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Listing;

/// <summary>Who is in a view, as one query over the register on a day.</summary>
/// <param name="search">What the view's search found, for this reader.</param>
public sealed class Matching(Db db, DateOnly day, Sight sight, Found search)
{
    private readonly Guid cluster = db.Reach.Only;

    public IQueryable<Organisation> Of(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var found = Standing(db.Organisations.Where(o => o.ClusterId == cluster), view);
        found = Facts(Sought(found), view);
        if (view.Committed is { } committed)
        {
            var those = db.CommittedOn(day);
            found = found.Where(o => those.Any(c => c.Id == o.Id) == committed);
        }

        return view.Without.Aggregate(found, Lacking);
    }

    /// <summary>The memberships that put an organisation into the view.</summary>
    public IQueryable<Membership> Memberships(Standing standing)
    {
        var of = db.Memberships.Where(m => m.ClusterId == cluster);
        return standing switch
        {
            Listing.Standing.Member => of.Where(Membership.On(day)).Where(m => m.Category == MembershipCategory.Member),
            Listing.Standing.Associate => of.Where(Membership.On(day)).Where(m => m.Category == MembershipCategory.Associate),
            Listing.Standing.Partner => of.Where(Membership.On(day)).Where(m => m.Category == MembershipCategory.Partner),
            Listing.Standing.Current => of.Where(Membership.On(day)),
            Listing.Standing.Former => of.Where(m => m.Category == MembershipCategory.Member && m.To != null && m.To < day),
            Listing.Standing.Ever => of.Where(m => m.Category == MembershipCategory.Member && m.From <= day),
            _ => of.Where(m => m.From <= day),
        };
    }

    /// <summary>The same of one membership that is at hand.</summary>
    internal static bool Puts(Membership m, Standing standing, DateOnly day) => standing switch
    {
        Listing.Standing.Member => m.IsOn(day) && m.Category == MembershipCategory.Member,
        Listing.Standing.Associate => m.IsOn(day) && m.Category == MembershipCategory.Associate,
        Listing.Standing.Partner => m.IsOn(day) && m.Category == MembershipCategory.Partner,
        Listing.Standing.Current => m.IsOn(day),
        Listing.Standing.Former => m.Category == MembershipCategory.Member && m.To < day,
        Listing.Standing.Ever => m.Category == MembershipCategory.Member && m.From <= day,
        _ => m.From <= day,
    };

    private IQueryable<Organisation> Standing(IQueryable<Organisation> found, View view)
    {
        var memberships = Memberships(view.Standing);
        var now = Memberships(Listing.Standing.Member);
        if (view.Standing != Listing.Standing.Any)
            found = found.Where(o => memberships.Any(m => m.OrganisationId == o.Id));
        if (view.Standing == Listing.Standing.Former)
            found = found.Where(o => !now.Any(m => m.OrganisationId == o.Id));
        if (view.Reason is { } reason)
            found = found.Where(o => memberships.Any(m => m.OrganisationId == o.Id && m.ExitReason == reason && m.To < day));
        if (view.Joined.Says)
            found = Joined(found, memberships, view.Joined);
        return view.Left.Says ? Left(found, memberships, view) : found;
    }

    /// <summary>A membership that goes on where another of its category ended the day before is not a joining.</summary>
    private IQueryable<Organisation> Joined(IQueryable<Organisation> found, IQueryable<Membership> memberships, Between days)
    {
        var (first, last) = (days.From ?? DateOnly.MinValue, days.To ?? DateOnly.MaxValue);
        var others = db.Memberships.Where(m => m.ClusterId == cluster);
        return found.Where(o => memberships.Any(m => m.OrganisationId == o.Id && m.From >= first && m.From <= last
            && !others.Any(n => n.OrganisationId == o.Id && n.Category == m.Category && n.To != null && n.To.Value.AddDays(1) == m.From)));
    }

    /// <summary>Of those who are members still, whose notice is given; of the others, who has left.</summary>
    private IQueryable<Organisation> Left(IQueryable<Organisation> found, IQueryable<Membership> memberships, View view)
    {
        var (first, last) = (view.Left.From ?? DateOnly.MinValue, view.Left.To ?? DateOnly.MaxValue);
        var (reason, noReason) = (view.Reason, view.Without.Contains(Gap.Reason));
        if (view.LooksBack)
            memberships = memberships.Where(m => m.To < day);
        var others = db.Memberships.Where(m => m.ClusterId == cluster);
        return found.Where(o => memberships.Any(m => m.OrganisationId == o.Id && m.To >= first && m.To <= last
            && (reason == null || m.ExitReason == reason) && (!noReason || m.ExitReason == null)
            && !others.Any(n => n.OrganisationId == o.Id && n.Category == m.Category && n.From == m.To!.Value.AddDays(1))));
    }

    private IQueryable<Organisation> Sought(IQueryable<Organisation> found)
    {
        if (search.Best is not { } ids)
            return found;
        // One value for them all: a statement takes only so many.
        return found.Where(o => EF.Parameter(ids).Contains(o.Id));
    }

    private IQueryable<Organisation> Facts(IQueryable<Organisation> found, View view)
    {
        if (view.Kinds.Count > 0)
            found = found.Where(o => view.Kinds.Contains(o.Kind));
        if (view.Counties.Count > 0)
            found = Shown(found.Where(o => o.Seats.Any(s => view.Counties.Contains(s.County) && s.From <= day && (s.To == null || s.To >= day))), OrganisationField.Municipality, OrganisationField.PostalCode);
        if (view.Industries.Count > 0)
            found = Shown(InIndustry(found, view.Industries), OrganisationField.Industry2007, OrganisationField.Industry2025);
        return view.Sizes.Count > 0 ? Shown(OfSize(found, view.Sizes), OrganisationField.Employees) : found;
    }

    private static IQueryable<Organisation> InIndustry(IQueryable<Organisation> found, IReadOnlyList<Division> divisions)
    {
        var old = divisions.Where(d => d.Standard == IndustryStandard.Sn2007).Select(d => d.Code).ToList();
        var current = divisions.Where(d => d.Standard == IndustryStandard.Sn2025).Select(d => d.Code).ToList();
        return found.Where(o => (o.Industry2007 != null && old.Contains(o.Industry2007.Substring(0, 2)))
            || (o.Industry2025 != null && current.Contains(o.Industry2025.Substring(0, 2))));
    }

    private IQueryable<Organisation> OfSize(IQueryable<Organisation> found, IReadOnlyList<SizeClass> sizes)
    {
        bool micro = sizes.Contains(SizeClass.Micro), small = sizes.Contains(SizeClass.Small), medium = sizes.Contains(SizeClass.Medium),
            large = sizes.Contains(SizeClass.Large), unknown = sizes.Contains(SizeClass.Unknown);
        return found.Select(o => new { Organisation = o, Staff = o.Staff.Where(s => s.On <= day).OrderByDescending(s => s.On).Select(s => s.Number).FirstOrDefault() })
            .Where(o => (unknown && o.Staff == null) || (micro && o.Staff < 10) || (small && o.Staff >= 10 && o.Staff < 50)
                || (medium && o.Staff >= 50 && o.Staff < 250) || (large && o.Staff >= 250))
            .Select(o => o.Organisation);
    }

    private IQueryable<Organisation> Lacking(IQueryable<Organisation> found, Gap gap)
    {
        var roles = db.PersonRoles.Where(r => r.ClusterId == cluster && r.OrganisationId != null && r.From <= day && (r.To == null || r.To >= day));
        var left = db.Memberships.Where(m => m.ClusterId == cluster && m.To != null && m.To < day);
        return gap switch
        {
            Gap.Number => Shown(found.Where(o => o.Number == null && o.ForeignId == null), OrganisationField.Number, OrganisationField.ForeignId),
            Gap.Website => Shown(found.Where(o => o.Website == null), OrganisationField.Website),
            Gap.Contact => found.Where(o => !roles.Any(r => r.OrganisationId == o.Id)),
            Gap.Municipality => Shown(found.Where(o => !o.Seats.Any(s => s.From <= day && (s.To == null || s.To >= day))), OrganisationField.Municipality, OrganisationField.PostalCode),
            Gap.Industry => Shown(found.Where(o => o.Industry2007 == null && o.Industry2025 == null), OrganisationField.Industry2007, OrganisationField.Industry2025),
            Gap.Employees => Shown(OfSize(found, [SizeClass.Unknown]), OrganisationField.Employees),
            _ => found.Where(o => left.Any(m => m.OrganisationId == o.Id && m.ExitReason == null)),
        };
    }

    /// <summary>A fact its people hide does not answer others.</summary>
    private IQueryable<Organisation> Shown(IQueryable<Organisation> found, params OrganisationField[] fields)
    {
        var hidden = Hidden(fields);
        var own = sight.Own;
        return sight.All ? found : found.Where(o => own.Contains(o.Id) || !hidden.Any(v => v.OrganisationId == o.Id));
    }

    private IQueryable<FieldVisibility> Hidden(params OrganisationField[] fields) =>
        db.Set<FieldVisibility>().Where(v => v.ClusterId == cluster && v.Visibility == Visibility.Hidden && fields.Contains(v.Field));
}
