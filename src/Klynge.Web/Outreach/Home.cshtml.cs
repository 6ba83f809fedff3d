using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Outreach;

/// <summary>The cluster's first page for strangers: who it is, who takes part, what it wants.</summary>
[Open("what a cluster shows strangers, where it has opened its public pages"), Published, Kept]
public sealed class HomeModel(KeptTotals totals, IEnumerable<IPublicPart> contributed, IEnumerable<IPublicAction> actions) : PublicPage
{
    private const int Newest = 5;

    public PublicFace Face { get; private set; } = null!;

    /// <summary>Members by kind, most first.</summary>
    public IReadOnlyList<(OrganisationKind Kind, int Count)> Kinds { get; private set; } = [];
    public int Members => Kinds.Sum(kind => kind.Count);
    public IReadOnlyList<Office> Offices { get; private set; } = [];
    public IReadOnlyList<StrategicGoal> Goals { get; private set; } = [];
    public IReadOnlyList<PublicMember> New { get; private set; } = [];
    public IReadOnlyList<PublicPart> Parts { get; private set; } = [];
    public IReadOnlyList<PublicAction> Actions { get; private set; } = [];

    /// <summary>The cluster's own words in the reader's language, else in the other, and which that is.</summary>
    public (string Text, string? Language) Words => Of(Face.WordsNb, Face.WordsEn) ?? (Visit.ClusterName, null);
    public (string Text, string? Language) Lead => Of(Face.LeadNb, Face.LeadEn) ?? (Counted(), null);

    public async Task OnGet()
    {
        Face = (await Db.Clusters.AsNoTracking().SingleAsync(c => c.Id == Visit.ClusterId, Cancel)).Face;
        Kinds = await totals.Of(Visit, "public kinds", ByKind);
        Offices = await Db.OfficesOn(Visit.Today, Cancel);
        if (Face.Goals)
            Goals = await Db.Set<StrategicGoal>().AsNoTracking().Where(g => g.From <= Visit.Today && (g.To == null || g.To >= Visit.Today)).OrderBy(g => g.Order).ThenBy(g => g.Id).ToListAsync(Cancel);
        New = await LastToJoin();
        Parts = await Shown();
        foreach (var action in actions.OrderBy(action => action.Order))
            if (await action.Of(Visit, Cancel) is { } offered)
                Actions = [.. Actions, offered];
        Summary = Lead.Text;
        Data = SchemaOrg.Of(this, await Db.Clusters.Where(c => c.Id == Visit.ClusterId).Select(c => c.Number).SingleAsync(Cancel));
    }

    private async Task<IReadOnlyList<(OrganisationKind, int)>> ByKind() =>
        [.. (await new PublicMembers(Db, Visit.Today).Listed(MembershipCategory.Member).GroupBy(o => o.Kind).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(Cancel))
            .OrderByDescending(kind => kind.Count).ThenBy(kind => kind.Key).Select(kind => (kind.Key, kind.Count))];

    private async Task<IReadOnlyList<PublicMember>> LastToJoin()
    {
        var held = Db.Memberships.Where(m => m.ClusterId == Visit.ClusterId && m.Category == MembershipCategory.Member).Where(Membership.On(Visit.Today));
        var ids = await (from member in new PublicMembers(Db, Visit.Today).Listed(MembershipCategory.Member)
                         join membership in held on member.Id equals membership.OrganisationId
                         orderby membership.From descending, member.NameSort
                         select member.Id).Take(Newest).ToListAsync(Cancel);
        return await new PublicRows(Db, Visit.Today).Of(ids, MembershipCategory.Member, Cancel);
    }

    private async Task<IReadOnlyList<PublicPart>> Shown()
    {
        var parts = new List<PublicPart>();
        foreach (var part in contributed.OrderBy(part => part.Order))
            if (await part.Of(Visit, Cancel) is { } shown)
                parts.Add(shown);
        return parts;
    }

    private static (string, string?)? Of(string? nb, string? en) => (Texts.InNorwegian, nb, en) switch
    {
        (true, { } own, _) => (own, null),
        (false, _, { } own) => (own, null),
        (_, { } other, _) => (other, "nb"),
        (_, _, { } other) => (other, "en"),
        _ => null,
    };

    private string Counted()
    {
        var counted = Members == 0 ? T["An innovation cluster."] : T.Count(Members, "One member works together here.", "{0} members work together here.");
        return Offices.Count == 0 ? counted : $"{counted} {T["You find us in {0}.", ViewWords.And(Offices.Select(office => office.Place).Distinct())]}";
    }
}
