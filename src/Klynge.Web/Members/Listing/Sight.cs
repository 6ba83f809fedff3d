using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;

namespace Klynge.Web.Members.Listing;

/// <summary>
/// How much of the register a reader sees: the team all of it, others what each organisation shows to members. What one may
/// not see one may not filter or search by either, or the answer would tell it.
/// </summary>
/// <param name="All">May <see cref="Deed.SeeRegister"/>.</param>
/// <param name="Own">The organisations she speaks for; she sees all of those.</param>
public sealed record Sight(bool All, IReadOnlyCollection<Guid> Own)
{
    public static readonly Sight Whole = new(true, []);

    public static Sight Of(Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return visit.May(Deed.SeeRegister) ? Whole : new Sight(false, [.. visit.Own]);
    }

    public bool Sees(MemberRow row, OrganisationField field)
    {
        ArgumentNullException.ThrowIfNull(row);
        return All || Own.Contains(row.Id) || Visible.Fixed(field)
            || row.Chosen.GetValueOrDefault(field, Visible.ByDefault(field)) != Visibility.Hidden;
    }

    /// <summary>What only the team knows cannot be asked for by others.</summary>
    public Refusal? Refuses(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var asks = view.Committed is not null || view.Reason is not null || view.Standing == Standing.Any
            || view.Without.Any(gap => gap is Gap.Contact or Gap.Reason);
        return asks && !All ? new("Only the cluster's own people can show the list in this way.") : null;
    }
}
