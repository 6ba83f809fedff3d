using System.CommandLine;
using Klynge.Web.Shell;

namespace Klynge.Web.Commands;

/// <summary>The words of the installation itself; a capability brings its own.</summary>
internal sealed class HouseCommands : IRoom
{
    public IEnumerable<Command> Commands(Hands hands) => [ServeCommand.Make(hands), DemoCommand.Make(hands), BackupCommand.Make(hands), RestoreCommand.Make(hands), DoctorCommand.Make(hands)];
}
