using System.Globalization;
using Klynge.Access;
using Klynge.Web.Language;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Network;

/// <summary>The network for those who cannot or will not look at a map: each member's measures, sorted by any of them.</summary>
[May(Deed.SeeNetwork)]
public sealed class NetworkMembersModel : KlyngePage
{
    private const int Usual = 50, Most = 2000;

    public NetworkFrame Frame { get; private set; } = null!;
    public NetworkQuestion Question => Frame.Question;
    public string Line { get; private set; } = "";
    public IReadOnlyList<(string Value, string Words)> Whole { get; private set; } = [];
    public IReadOnlyList<MeasuredMember> Rows { get; private set; } = [];

    /// <summary>How many have ties.</summary>
    public int All { get; private set; }

    public async Task<IActionResult> OnGet(string? all)
    {
        if (!NetworkQuestion.Read(Request.Query, out var question))
            return StatusCode(StatusCodes.Status422UnprocessableEntity);
        var known = await KnownNetwork.Of(Db, question, Visit.On, Sight.Of(Visit), Cancel);
        Frame = await NetworkFrame.Of(this, Db, question, known, "/members", Sight.Of(Visit), Cancel);
        var tied = known.Tied(question.By).ToList();
        All = tied.Count;
        Line = T["{0} members, {1} ties.", known.Who.Count, known.Network.Ties.Count];
        Whole = [.. WholeWords.Of(known)];
        Rows = [.. tied.Take(all == "yes" ? Most : Usual).Select(node => MeasuredMember.Of(known, node))];
        return Page();
    }
}

/// <param name="Values">In the order of the columns, as they are written.</param>
public sealed record MeasuredMember(KnownOrganisation Who, IReadOnlyList<(NetworkMeasure Measure, string Value)> Values, string Community)
{
    public static MeasuredMember Of(KnownNetwork known, int node)
    {
        ArgumentNullException.ThrowIfNull(known);
        return new(known.Who[node], [.. NetworkMeasures.All.Select(measure => (measure, NetworkMeasures.Written(known.Network, node, measure)))], known.NameOf(known.Network.Measures.Communities.Of[node]));
    }
}

/// <summary>The network as a whole, figure by figure.</summary>
internal static class WholeWords
{
    public static IEnumerable<(string Value, string Words)> Of(KnownNetwork known)
    {
        var (network, measures) = (known.Network, known.Network.Measures);
        yield return (network.Ties.Count.ToString("N0", CultureInfo.CurrentCulture), Texts.Say("ties"));
        yield return (Share(measures.Whole.Density), Texts.Say("of all pairs are tied (density)"));
        yield return (measures.Whole.Giant.ToString("N0", CultureInfo.CurrentCulture), Texts.Say("in the largest part that hangs together"));
        yield return (Share(network.Across(node => known.Who[node].Industry) is { Known: > 0 } counted ? (double)counted.Across / counted.Known : null), Texts.Say("of the ties go across industries"));
        yield return (measures.Communities.Modularity?.ToString("N2", CultureInfo.CurrentCulture) ?? "–", Texts.Say("how clearly it falls into communities (modularity)"));
    }

    public static string Share(double? share) => share is { } value ? NetworkMeasures.Percent(value) : "–";
}
