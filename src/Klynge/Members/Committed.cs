using System.Linq.Expressions;
using Klynge.Occasions;

namespace Klynge.Members;

/// <summary>
/// A committed member: one with a signed agreement, or who paid or contributed within the last twelve months, or who took
/// part at least twice in them. Computed, never ticked (label indicators 1.1.0 and 1.1.2; the figures are ours).
/// </summary>
public static class Committed
{
    public const int TimesInAYear = 2;

    /// <summary>Has a membership on the day whose agreement is signed by then.</summary>
    public static Expression<Func<Membership, bool>> BySignature(DateOnly day) =>
        m => m.From <= day && (m.To == null || m.To >= day) && m.AgreementSignedOn != null && m.AgreementSignedOn <= day;

    public static Expression<Func<Contribution, bool>> ByContribution(DateOnly day)
    {
        var since = day.AddYears(-1);
        return c => c.On > since && c.On <= day;
    }

    public static Expression<Func<OccasionParty, bool>> ByTakingPart(DateOnly day)
    {
        var since = day.AddYears(-1);
        return p => p.On > since && p.On <= day;
    }
}
