using System.Linq.Expressions;

namespace Klynge.Members;

/// <summary>
/// One organisation's time in the cluster, in one category. There may be many over the years, never two at once in the
/// same category. The last day counts: a membership to 31 December is one on that day and none on the next.
/// </summary>
public sealed class Membership : Owned, IDated, ICounted
{
    /// <summary>Characters of a reason for leaving, in forms and lists alike.</summary>
    public const int LongestReason = 500;

    public Guid OrganisationId { get; init; }
    public MembershipCategory Category { get; init; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    public string? ExitReason { get; private set; }

    /// <summary>Who decided, as written: "Board, 7/18".</summary>
    public string? Decision { get; set; }
    public DateOnly? AgreementSignedOn { get; set; }
    public Guid? AgreementFileId { get; set; }
    public Guid? BatchId { get; init; }

    /// <summary>The rule of the day: a member on the first day, on the last, and between.</summary>
    public static Expression<Func<Membership, bool>> On(DateOnly day) => m => m.From <= day && (m.To == null || m.To >= day);

    public bool IsOn(DateOnly day) => From <= day && (To is null || To >= day);

    public static (Membership?, Refusal?) Begin(
        Guid clusterId, Guid organisationId, MembershipCategory category, DateOnly from, DateOnly? to, string? exitReason, DateOnly today, Guid? batchId = null, Guid? id = null)
    {
        if ((Refuses(from, to, today) ?? TooLong(exitReason)) is { } refusal)
            return (null, refusal);

        var membership = new Membership
        {
            Id = id ?? Guid.CreateVersion7(), ClusterId = clusterId, OrganisationId = organisationId, Category = category, From = from, To = to,
            ExitReason = string.IsNullOrWhiteSpace(exitReason) ? null : exitReason.Trim(), BatchId = batchId,
        };
        if (batchId is null)
            membership.Record(new MembershipBegan(organisationId, membership.Id, category, from));
        if (batchId is null && to is { } last)
            membership.Record(new MembershipEnded(organisationId, membership.Id, category, last));
        return (membership, null);
    }

    /// <summary>Ends on a last day, which may lie ahead: notice is given before a year ends.</summary>
    public Refusal? End(DateOnly lastDay, string? reason)
    {
        if (To is { } ended)
            return new("The membership ended on {0} already.", ended);
        if (lastDay < From)
            return Refusal.On("To", "The last day, {0}, is before the first, {1}.", lastDay, From);
        if (TooLong(reason) is { } tooLong)
            return tooLong;

        (To, ExitReason) = (lastDay, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        Record(new MembershipEnded(OrganisationId, Id, Category, lastDay));
        return null;
    }

    /// <summary>Corrects the days when they were written down wrong.</summary>
    public Refusal? Correct(DateOnly from, DateOnly? to, string? reason, DateOnly today)
    {
        if ((Refuses(from, to, today) ?? TooLong(reason)) is { } refusal)
            return refusal;
        if ((from, to, reason ?? "") == (From, To, ExitReason ?? ""))
            return null;

        (From, To, ExitReason) = (from, to, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        Record(new MembershipCorrected(OrganisationId, Id, Category, from, to));
        return null;
    }

    /// <summary>Corrects who decided, as written.</summary>
    public void DecidedBy(string? words)
    {
        words = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
        if (words == Decision)
            return;

        Decision = words;
        Record(new MembershipDecisionNoted(OrganisationId, Id));
    }

    /// <summary>Keeps the signed agreement with the membership: it is what makes the member committed.</summary>
    public Refusal? Sign(Guid fileId, DateOnly signedOn, DateOnly today)
    {
        if (signedOn > today)
            return Refusal.On("SignedOn", "{0} has not come yet. An agreement is kept when it is signed.", signedOn);
        if (signedOn.Year < 1900)
            return Refusal.On("SignedOn", "{0} is too long ago for a signature.", signedOn);

        (AgreementFileId, AgreementSignedOn) = (fileId, signedOn);
        Record(new AgreementSigned(OrganisationId, Id, signedOn));
        return null;
    }

    private static Refusal? TooLong(string? reason) => reason?.Trim() is { Length: > LongestReason } words
        ? Refusal.On("ExitReason", "The text is {0} characters; at most {1} can be kept.", words.Length, LongestReason)
        : null;

    private static Refusal? Refuses(DateOnly from, DateOnly? to, DateOnly today)
    {
        if (from.Year < 1900)
            return Refusal.On("From", "{0} is too long ago to be the first day of a membership.", from);
        if (from > today.AddYears(1))
            return Refusal.On("From", "{0} is more than a year ahead. A membership is written down when it is decided.", from);
        return to < from ? Refusal.On("To", "The last day, {0}, is before the first, {1}.", to!, from) : null;
    }
}

public sealed record MembershipBegan(Guid About, Guid MembershipId, MembershipCategory Category, DateOnly From) : Happening(About);
public sealed record MembershipEnded(Guid About, Guid MembershipId, MembershipCategory Category, DateOnly LastDay) : Happening(About);
public sealed record MembershipCorrected(Guid About, Guid MembershipId, MembershipCategory Category, DateOnly From, DateOnly? To) : Happening(About);
public sealed record MembershipRemoved(Guid About, Guid MembershipId, MembershipCategory Category, DateOnly From) : Happening(About);
public sealed record MembershipDecisionNoted(Guid About, Guid MembershipId) : Happening(About);
public sealed record AgreementSigned(Guid About, Guid MembershipId, DateOnly SignedOn) : Happening(About);
