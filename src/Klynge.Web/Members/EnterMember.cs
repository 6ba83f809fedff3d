using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.BusinessRegister;
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

    /// <summary>What nobody wrote is taken from the public business register, where it knows the number.</summary>
    public bool RestFromRegister { get; init; }

    /// <summary>Made by who asks, so that what is sent twice is one; ours where it is not said.</summary>
    public Guid? Id { get; init; }

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
public sealed class EnterMember(Db db, TimeProvider clock, LookUp lookUp, Comparing comparing)
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
        if (asked.RestFromRegister)
            await FillRest(organisation!, asked, today, cancel);
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
        }
        // Two entered it at once: the index let one in, and the other is told of that one.
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            db.ChangeTracker.Clear();
            if (await Known(organisation, cancel) is { Refusal: not null } first)
                return first;
            throw;
        }

        await comparing.One(organisation, today, cancel);
        return (organisation, null);
    }

    /// <summary>Everything that is wrong with what is asked, as far as it can be seen without looking into the register.</summary>
    public static IEnumerable<Refusal> Wrong(NewMember asked, Guid cluster, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var facts = asked.AllFacts().Prepend((OrganisationField.Name, asked.Name)).Select(fact => OrganisationFacts.Read(fact.Item1, fact.Item2).Refusal);
        return facts.Append(Membership.Begin(cluster, Guid.Empty, asked.Category, asked.From ?? today, asked.To, null, today).Item2).OfType<Refusal>();
    }

    private static (Organisation?, Refusal?) Filled(Guid cluster, NewMember asked, DateOnly today)
    {
        var (organisation, refusal) = Organisation.Enter(cluster, asked.Name, today, id: asked.Id);
        if (refusal is not null)
            return (null, refusal);

        foreach (var (field, value) in asked.AllFacts())
            if (organisation!.Fill(field, value, today) is { } wrong)
                return (null, wrong);
        return (organisation, null);
    }

    // A sub-unit's facts are not those of the member: it is said as a difference instead.
    private async Task FillRest(Organisation organisation, NewMember asked, DateOnly today, CancellationToken cancel)
    {
        if (!OrganisationNumber.TryParse(organisation.Number, out var number) || await lookUp.Find(number, cancel) is not { Unit.SubUnit: false } found)
            return;
        // An address is one fact: of one that somebody wrote nothing is added.
        OrganisationField[] address = [OrganisationField.PostalCode, OrganisationField.Place, OrganisationField.Municipality];
        var written = asked.AllFacts().Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => fact.Field).Append(OrganisationField.Name).ToHashSet();
        if (written.Contains(OrganisationField.PostalCode) && organisation.PostalCode != found.Facts().GetValueOrDefault(OrganisationField.PostalCode))
            written.UnionWith(address);
        foreach (var (field, value) in found.Facts().Where(fact => !written.Contains(fact.Key)))
            organisation.Fill(field, value, today);
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
