using System.CommandLine;
using System.Globalization;
using Klynge.Web.Language;

namespace Klynge.Web.Commands;

/// <summary>
/// The one executable. Standard output carries the answer only; progress and links go to standard error. 0 is done, 1 is
/// refused or findings, 2 is wrong usage.
/// </summary>
public static class CommandLine
{
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter error, Hands? hands = null, CancellationToken cancel = default)
    {
        SetLanguage();
        var root = Root(hands ?? new Hands(output, error, TimeProvider.System));
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
                await error.WriteLineAsync(problem.Message);
            await error.WriteLineAsync(Texts.Say("Run “klynge --help” to see what can be done."));
            return 2;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, cancel);
    }

    private static RootCommand Root(Hands hands)
    {
        var root = new RootCommand("Klynge: the system that innovation clusters run on.");
        root.Options.Add(Common.Data);
        root.Options.Add(Common.Database);
        root.Options.Add(Common.Json);
        foreach (var command in All(hands))
            root.Subcommands.Add(command);
        return root;
    }

    private static IEnumerable<Command> All(Hands hands) =>
    [
        ServeCommand.Make(hands),
        ClusterCommands.Make(hands),
        UserCommands.Make(hands),
        MemberCommands.Make(hands),
    ];

    /// <summary>The language of the person at the keyboard, from the surroundings; English when they do not say.</summary>
    private static void SetLanguage()
    {
        var said = Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LC_MESSAGES") ?? Environment.GetEnvironmentVariable("LANG") ?? "";
        var culture = Days.Of(said.StartsWith("nb", StringComparison.Ordinal) || said.StartsWith("no", StringComparison.Ordinal) || said.StartsWith("nn", StringComparison.Ordinal) ? "nb" : "en");
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
    }
}

/// <summary>What every command takes.</summary>
internal static class Common
{
    public static readonly Option<string?> Data = new("--data") { Description = "The folder of the embedded database and of files (default ./data).", Recursive = true, HelpName = "DIR" };
    public static readonly Option<string?> Database = new("--database") { Description = "A PostgreSQL connection string instead of the embedded database.", Recursive = true };
    public static readonly Option<bool> Json = new("--json") { Description = "Answer in JSON.", Recursive = true };
    public static readonly Option<string> Cluster = new("--cluster") { Description = "The cluster's address word.", Required = true, HelpName = "SLUG" };
}
