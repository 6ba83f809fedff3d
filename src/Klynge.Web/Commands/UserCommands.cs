using System.CommandLine;

namespace Klynge.Web.Commands;

internal static class UserCommands
{
    public static Command Make(Hands hands) => new("user", "Who may sign in.");
}
