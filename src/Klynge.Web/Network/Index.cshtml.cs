using System.Text.Encodings.Web;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.History;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>The map of the network, the one who is looked at, and the strongest ties.</summary>
[May(Deed.SeeNetwork)]
public sealed class NetworkModel(HtmlEncoder encoder) : KlyngePage
{
    private const int Strongest = 10, Nearest = 5;

    private KnownNetwork known = null!;

    public NetworkFrame Frame { get; private set; } = null!;
    public NetworkQuestion Question => Frame.Question;
    public string Title { get; private set; } = "";
    public string Line { get; private set; } = "";

    /// <summary>As markup; null where nothing ties anybody.</summary>
    public (string Broad, string Narrow)? Map { get; private set; }

    public ChosenOrganisation? Chosen { get; private set; }
    public IReadOnlyList<(string Href, string Names, string Why, DateOnly Last, double Weight)> Ties { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid? who)
    {
        if (!NetworkQuestion.Read(Request.Query, out var question))
            return StatusCode(StatusCodes.Status422UnprocessableEntity);
        known = await KnownNetwork.Of(Db, question, Visit.On, Sight.Of(Visit), Cancel);
        Frame = await NetworkFrame.Of(this, Db, question, known, "", Sight.Of(Visit), Cancel);
        (Title, Line) = (Frame.Title(), "");
        if (known.Network.Ties.Count == 0)
            return Page();

        var chosen = who is { } id && known.Find(id) is { } found && known.Network.Graph.Degree(found) > 0 ? found : known.Tied(NetworkMeasure.Between).First();
        var picture = new NetworkPicture(known, question.By, chosen, one => Frame.To("", question, one.Id), encoder);
        Map = (picture.Broad(), picture.Narrow());
        Line = Frame.Line(picture.Shown);
        Chosen = await Look(chosen, picture.OfChosen);
        Ties = [.. known.Network.Ties.Take(Strongest).Select(tie => (Here($"/network/tie/{known.Who[tie.A].Id}/{known.Who[tie.B].Id}"), T["{0} and {1}", known.Who[tie.A].Name, known.Who[tie.B].Name], Network.Ties.Counted(tie.Shared), tie.LastMet, tie.Weight))];
        return Page();
    }

    private async Task<ChosenOrganisation> Look(int node, int drawn)
    {
        var (network, who, first) = (known.Network, known.Who[node], new DateOnly(Visit.On.Year, 1, 1));
        var since = await Db.Memberships.Where(m => m.OrganisationId == who.Id).Where(Membership.On(Visit.On)).MinAsync(m => (DateOnly?)m.From, Cancel);
        return new(
            who, string.Join(", ", [FactWords.Said(who.Kind), .. who.County is { } county ? [county] : Array.Empty<string>(), .. since is { } from ? [Texts.Say("member since {0}", from.Year.ToString(System.Globalization.CultureInfo.InvariantCulture))] : Array.Empty<string>()]),
            network.Graph.Degree(node), drawn, network.CommunitiesReached(node), network.BetweenShare(node), network.TiesOf(node).Count(tie => tie.FirstMet >= first), network.CutOffWithout(node),
            [.. network.TiesOf(node).Take(Nearest).Select(tie => (known.Who[tie.Other(node)], Network.Ties.Counted(tie.Shared), Here($"/network/tie/{who.Id}/{known.Who[tie.Other(node)].Id}")))]);
    }
}

/// <summary>Whom the map is looked at from.</summary>
/// <param name="About">Kind, county and since when it is a member.</param>
/// <param name="Drawn">Its ties that are on the map.</param>
/// <param name="New">Ties whose first occasion within the window was this year.</param>
/// <param name="CutOff">How many would lose their way to the others without it.</param>
public sealed record ChosenOrganisation(
    KnownOrganisation Who, string About, int Ties, int Drawn, int Communities, double? Between, int New, int CutOff, IReadOnlyList<(KnownOrganisation Who, string Why, string Href)> Nearest);
