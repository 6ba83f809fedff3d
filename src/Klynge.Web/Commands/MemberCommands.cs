using System.CommandLine;

namespace Klynge.Web.Commands;

/// <summary>The register from the command line.</summary>
internal static class MemberCommands
{
    public static Command Make(Hands hands) => new("member", "The members of a cluster.") { MemberImportCommand.Make(hands) };
}
