using Klynge.Members;
using Klynge.Network;
using Klynge.Web.Language;
using Klynge.Web.Members.Figures;
using Klynge.Web.Members.Listing;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>An organisation of the network, as far as the reader may know it.</summary>
/// <param name="County">By name; null where it is not known or not shown.</param>
/// <param name="Industry">The division, two digits; null likewise.</param>
public sealed record KnownOrganisation(Guid Id, string Name, OrganisationKind Kind, string? County, string? Industry);

/// <summary>The network of a cluster's members of a day, and who they are.</summary>
/// <param name="Who">By node.</param>
public sealed record KnownNetwork(ClusterNetwork Network, IReadOnlyList<KnownOrganisation> Who)
{
    /// <summary>Those with ties, the most measured first.</summary>
    public IEnumerable<int> Tied(NetworkMeasure by) => Enumerable.Range(0, Who.Count).Where(node => Network.Graph.Degree(node) > 0)
        .OrderByDescending(node => NetworkMeasures.Of(Network, node, by) ?? -1).ThenByDescending(Network.Graph.Strength).ThenBy(node => node);

    public int Without => Enumerable.Range(0, Who.Count).Count(node => Network.Graph.Degree(node) == 0);

    /// <summary>The communities of two or more, the largest first, each by its number.</summary>
    public IReadOnlyList<int> Communities => [.. Network.Measures.Communities.Of.CountBy(community => community).Where(community => community.Value > 1).OrderBy(community => community.Key).Select(community => community.Key)];

    /// <summary>A community has no name: it is called by who has the strongest ties in it.</summary>
    public string NameOf(int community) => Texts.Say("Around {0}", Who[Enumerable.Range(0, Who.Count).Where(node => Network.Measures.Communities.Of[node] == community).MaxBy(Network.Graph.Strength)].Name);

    public int? Find(Guid organisation) => Enumerable.Range(0, Who.Count).Where(node => Who[node].Id == organisation).Select(node => (int?)node).FirstOrDefault();

    /// <summary>Members of any category on the day; who has left is in the past and not in today.</summary>
    public static Task<KnownNetwork> Of(Db db, NetworkQuestion question, DateOnly on, Sight sight, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Of(db, question, question.Window(on), sight, cancel);
    }

    /// <summary>The same through another window than the question's own: the members are those of its last day.</summary>
    public static async Task<KnownNetwork> Of(Db db, NetworkQuestion question, NetworkWindow window, Sight sight, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(window);
        var on = window.On;
        var (counties, industries) = (await GrowthDivision.Of(db, GrowthBy.County, sight, cancel), await db.Industries(sight, cancel));
        var then = db.Memberships.Where(Membership.On(on));
        var rows = await db.Organisations.Where(o => then.Any(m => m.OrganisationId == o.Id)).Where(o => question.Kind == null || o.Kind == question.Kind).OrderBy(o => o.Name).ThenBy(o => o.Id).Select(o => new { o.Id, o.Name, o.Kind }).ToListAsync(cancel);
        List<KnownOrganisation> who =
        [
            .. rows.Select(o => new KnownOrganisation(o.Id, o.Name, o.Kind, counties(o.Id, on) is { Length: > 0 } county ? county : null, industries.GetValueOrDefault(o.Id)))
                .Where(o => question.County is null || o.County == question.County),
        ];
        return new(ClusterNetwork.Of([.. who.Select(o => o.Id)], await db.TookPart(window.From, on, cancel), TieRule.Usual, window), who);
    }
}
