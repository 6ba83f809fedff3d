using System.CommandLine;
using Klynge.Access;
using Klynge.Web.Commands;
using Klynge.Web.Shell;

namespace Klynge.Web.Network;

internal sealed class NetworkRoom : IRoom
{
    public IEnumerable<MenuLine> Menu => [new(MenuPart.Together, 30, "The network", "/network", Deed.SeeNetwork)];
    public IEnumerable<JumpLine> Jumps => [new("The network as a table", "/network/members", Deed.SeeNetwork), new("Introductions", "/network/introductions", Deed.SeeIntroductions), new("Introduce two", "/network/introductions/new", Deed.Introduce, Does: true), new("Members without ties", "/network/without", Deed.SeeNetwork), new("The network year by year", "/network/years", Deed.SeeNetwork)];
    public IEnumerable<Command> Commands(Hands hands) => [NetworkCommand.Make(hands)];

    public void Map(IEndpointRouteBuilder routes) => NetworkFiles.Map(routes);
}
