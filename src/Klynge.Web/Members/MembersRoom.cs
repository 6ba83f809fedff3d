using System.CommandLine;
using Klynge.Access;
using Klynge.Web.Commands;
using Klynge.Web.Shell;

namespace Klynge.Web.Members;

internal sealed class MembersRoom : IRoom
{
    public IEnumerable<MenuLine> Menu =>
    [
        new(MenuPart.Together, 10, "Members", "/members", Deed.SeeDirectory),
        new(MenuPart.Together, 11, "Growth of the membership", "/growth", Deed.SeeGrowth),
        new(MenuPart.Together, 12, "People", "/people", Deed.SeeRegister),
        new(MenuPart.House, 10, "The cluster", "/cluster", Deed.SeeDirectory),
    ];

    public IEnumerable<JumpLine> Jumps =>
    [
        new("Corrections from members", "/members/corrections", Deed.DecideCorrection),
        new("Saved views", "/members/views", Deed.SeeDirectory),
        new("Take in a member", "/members/new", Deed.DecideMembership, Does: true),
        new("Bring in a list", "/members/import", Deed.ImportMembers, Does: true),
        new("Add a person", "/people/new", Deed.EditPeople, Does: true),
        new("Change the cluster's name and facts", "/cluster/edit", Deed.EditCluster, Does: true),
    ];

    public IEnumerable<Command> Commands(Hands hands) => [ClusterCommands.Make(hands), MemberCommands.Make(hands), PersonCommands.Make(hands)];
}
