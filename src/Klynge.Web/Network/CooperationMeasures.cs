using Klynge.Members;
using Klynge.Occasions;
using Klynge.Web.Language;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>Members in at least one joint project, group or introduction in 24 months (indicator 2.6).</summary>
internal sealed class MembersInCooperation(Db db) : IMeasure
{
    private const int Months = 24;

    private static readonly string[] Joint = [OccasionKinds.Project, OccasionKinds.Group, OccasionKinds.Introduction];

    public string Code => "members-in-cooperation";
    public string Indicator => "2.6";
    public string Words => Texts.Say("Members in a project, a group or an introduction with others in the last 24 months");
    public string Path => "/network/members?built=group&built=project&built=introduction";

    public async Task<Measured> On(DateOnly day, CancellationToken cancel)
    {
        var since = day.AddMonths(-Months);
        var then = db.Memberships.Where(Membership.On(day)).Where(m => m.Category == MembershipCategory.Member);
        var members = db.Organisations.Where(o => then.Any(m => m.OrganisationId == o.Id));
        var joint = db.Occasions.Where(o => Joint.Contains(o.Kind) && o.To <= day && o.To > since && o.Size > 1);
        return new(await members.CountAsync(o => db.OccasionParties.Any(p => p.OrganisationId == o.Id && joint.Any(j => j.Id == p.OccasionId)), cancel), await members.CountAsync(cancel));
    }
}

/// <summary>How dense the network of 24 months is: ties of all pairs of members (indicator 2.6).</summary>
internal sealed class NetworkDensity(Db db) : IMeasure
{
    public string Code => "network-density";
    public string Indicator => "2.6";
    public string Words => Texts.Say("Pairs of members that did something together in the last 24 months, of all pairs");
    public string Path => "/network/members";

    public async Task<Measured> On(DateOnly day, CancellationToken cancel)
    {
        var known = await KnownNetwork.Of(db, NetworkQuestion.Usual, day, Sight.Whole, cancel);
        return new(known.Network.Ties.Count, known.Who.Count * (known.Who.Count - 1) / 2);
    }
}
