using System.Globalization;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.Figures;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>What the pages of the network share: the news of it, the tabs, and what it may be narrowed to.</summary>
/// <param name="Tab">The end of the page's address: "", "/members" and so on.</param>
/// <param name="Built">The kinds of occasion there are in the record, whatever is asked for.</param>
public sealed record NetworkFrame(KlyngePage Page, NetworkQuestion Question, KnownNetwork Known, string Tab, IReadOnlyList<string> Built, IReadOnlyList<OrganisationKind> Kinds, IReadOnlyList<string> Counties)
{
    public static async Task<NetworkFrame> Of(KlyngePage page, Db db, NetworkQuestion question, KnownNetwork known, string tab, Sight sight, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(page);
        var on = page.Visit.On;
        var then = db.Memberships.Where(Membership.On(on));
        var there = await db.Occasions.Where(o => o.To <= on).Select(o => o.Kind).Distinct().ToListAsync(cancel);
        var members = await db.Organisations.Where(o => then.Any(m => m.OrganisationId == o.Id)).Select(o => new { o.Id, o.Kind }).ToListAsync(cancel);
        var county = await GrowthDivision.Of(db, GrowthBy.County, sight, cancel);
        return new(
            page, question, known, tab, [.. NetworkQuestion.AllBuilt.Where(there.Contains)], [.. members.Select(o => o.Kind).Distinct().Order()],
            [.. members.Select(o => county(o.Id, on)).Where(name => name.Length > 0).Distinct().Order(StringComparer.Create(CultureInfo.GetCultureInfo("nb-NO"), ignoreCase: true))]);
    }

    /// <summary>Nothing in the record ties anybody, whatever is asked for.</summary>
    public bool Empty => Built.Count == 0;

    /// <summary>An address of the network that keeps the question.</summary>
    public string To(string tab, NetworkQuestion question, Guid? who = null)
    {
        var asked = question.ToString();
        return Page.Here($"/network{tab}{asked}{(who is { } id ? $"{(asked.Length == 0 ? "?" : "&")}who={id}" : "")}");
    }

    public string Title()
    {
        var (communities, network) = (Known.Communities, Known.Network);
        if (network.Ties.Count == 0)
            return Texts.Say("Nobody is tied to anybody yet");
        var binder = Known.Tied(NetworkMeasure.Between).First();
        var reached = network.CommunitiesReached(binder) + 1;
        return communities.Count == 1 ? Texts.Say("All who are tied are one community")
            : reached == communities.Count ? Texts.Say("{0} communities, and {1} ties them all together", communities.Count, Known.Who[binder].Name)
            : reached > 1 ? Texts.Say("{0} communities, and {1} ties {2} of them together", communities.Count, Known.Who[binder].Name, reached)
            : Texts.Say("{0} communities, and nobody who ties them together", communities.Count);
    }

    /// <param name="shown">How many are on the map.</param>
    public string Line(int shown)
    {
        var weaker = Known.Who.Count - Known.Without - shown;
        return string.Join(' ', [
            weaker > 0 ? Texts.Say("The map shows the {0} members with the strongest ties; {1} others have weaker ones.", shown, weaker) : Texts.Say("The map shows the {0} members that have ties.", shown),
            .. Known.Without > 0 ? [Texts.Say(Known.Without == 1 ? "One has none." : "{0} have none.", Known.Without)] : Array.Empty<string>()]);
    }

    public static string Years(int years) => years switch
    {
        0 => Texts.Say("since the beginning"),
        1 => Texts.Say("the last twelve months"),
        2 => Texts.Say("the last two years"),
        _ => Texts.Say("the last {0} years", years),
    };
}
