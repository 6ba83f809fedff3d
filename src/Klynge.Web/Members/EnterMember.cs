using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>An organisation nobody has entered yet, and the membership it begins with.</summary>
/// <param name="From">The first day of the membership; today when not said.</param>
/// <param name="Facts">What else is known, one text a fact.</param>
public sealed record NewMember(
    string Name, string? Number = null, string? Kind = null, MembershipCategory Category = MembershipCategory.Member,
    DateOnly? From = null, IReadOnlyDictionary<OrganisationField, string?>? Facts = null, DateOnly? To = null)
{
    public string? Decision { get; init; }

    /// <summary>Every fact in one list, the number and the kind among them.</summary>
    internal IEnumerable<(OrganisationField Field, string? Value)> AllFacts() =>
        (Facts ?? new Dictionary<OrganisationField, string?>()).Select(fact => (fact.Key, fact.Value))
            .Where(fact => fact.Key is not (OrganisationField.Name or OrganisationField.Number or OrganisationField.Kind))
            .Prepend((OrganisationField.Kind, Kind)).Prepend((OrganisationField.Number, Number));
}

/// <summary>
/// Enters an organisation with its first membership. An organisation the register knows already, by number or by the id of an
/// outside list, is never entered twice: then it is answered together with the refusal.
/// </summary>
[May(Deed.DecideMembership)]
public sealed class EnterMember(Db db, TimeProvider clock)
{
    public async Task<(Organisation? Organisation, Refusal? Refusal)> Do(NewMember asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var cluster = db.Reach.Only;
        var zone = await db.Clusters.Where(c => c.Id == cluster).Select(c => c.TimeZone).SingleAsync(cancel);
        var today = clock.DayIn(zone);
        var (organisation, refusal) = Filled(cluster, asked, today);
        if (refusal is not null)
            return (null, refusal);
        if (await Known(organisation!, cancel) is { Refusal: not null } known)
            return known;

        var (membership, wrong) = Membership.Begin(cluster, organisation!.Id, asked.Category, asked.From ?? today, asked.To, null, today);
        if (wrong is not null)
            return (null, wrong);

        membership!.Decision = string.IsNullOrWhiteSpace(asked.Decision) ? null : asked.Decision.Trim();
        db.Organisations.Add(organisation);
        db.Memberships.Add(membership);
        try
        {
            await db.SaveChangesAsync(cancel);
            return (organisation, null);
        }
        // Two entered it at once: the index let one in, and the other is told of that one.
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            db.ChangeTracker.Clear();
            if (await Known(organisation, cancel) is { Refusal: not null } first)
                return first;
            throw;
        }
    }

    private static (Organisation?, Refusal?) Filled(Guid cluster, NewMember asked, DateOnly today)
    {
        var (organisation, refusal) = Organisation.Enter(cluster, asked.Name, today);
        if (refusal is not null)
            return (null, refusal);

        foreach (var (field, value) in asked.AllFacts())
            if (organisation!.Fill(field, value, today) is { } wrong)
                return (null, wrong);
        return (organisation, null);
    }

    private async Task<(Organisation? Organisation, Refusal? Refusal)> Known(Organisation asked, CancellationToken cancel)
    {
        if (asked.Number is not null && await db.Organisations.SingleOrDefaultAsync(o => o.Number == asked.Number, cancel) is { } byNumber)
            return (byNumber, Refusal.On(nameof(OrganisationField.Number), "{0} is in the register already, as {1}.", asked.Number, byNumber.Name));
        if (asked.ExternalId is not null && await db.Organisations.SingleOrDefaultAsync(o => o.ExternalId == asked.ExternalId, cancel) is { } byId)
            return (byId, Refusal.On(nameof(OrganisationField.ExternalId), "“{0}” is in the register already, as {1}.", asked.ExternalId, byId.Name));
        if (asked.ForeignId is not null && await db.Organisations.FirstOrDefaultAsync(o => o.Country == asked.Country && o.ForeignId == asked.ForeignId, cancel) is { } abroad)
            return (abroad, Refusal.On(nameof(OrganisationField.ForeignId), "{0} is in the register already, as {1}.", asked.ForeignId, abroad.Name));
        return (null, null);
    }
}
