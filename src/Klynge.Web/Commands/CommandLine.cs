using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Klynge.Web.Language;
using Klynge.Web.Shell;

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
        hands ??= new Hands(output, error, TimeProvider.System);
        var root = Root(hands);
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        // A mistyped option is no file's name; after a lone “--” it may be one.
        var unknown = args.Contains("--") ? [] : parsed.Tokens.Where(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal)).Select(token => Texts.Say("There is no option {0} here.", token.Value));
        string[] problems = [.. unknown, .. parsed.Errors.Select(problem => problem.Message)];
        if (problems.Length > 0)
        {
            foreach (var problem in problems)
                await error.WriteLineAsync(problem);
            await error.WriteLineAsync(Texts.Say("Run “klynge --help” to see what can be done."));
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancel);
        }
        catch (Exception exception)
        {
            return await Mishap.Tell(exception, parsed, hands);
        }
    }

    internal static RootCommand Root(Hands hands)
    {
        var root = new RootCommand("Klynge: the system that innovation clusters run on.");
        root.Options.Add(Common.Data);
        root.Options.Add(Common.Database);
        root.Options.Add(Common.Json);
        root.Options.Add(Common.Verbose);
        foreach (var command in Rooms.Commands(hands))
            root.Subcommands.Add(command);
        return root;
    }

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
    public static readonly Option<string?> Database = Readable(new("--database") { Description = "A PostgreSQL connection string instead of the embedded database.", Recursive = true, HelpName = "CONNECTION" });
    public static readonly Option<bool> Json = new("--json") { Description = "Answer in JSON.", Recursive = true };
    public static readonly Option<bool> Verbose = new("--verbose") { Description = "Where something fails, say where in the program.", Recursive = true };
    public static readonly Option<string> Cluster = new("--cluster") { Description = "The cluster's address word.", Required = true, HelpName = "SLUG" };

    /// <summary>Reads a day between 1900 and 2200, as programs or as Norwegians write it.</summary>
    public static DateOnly? Day(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200)
            return day;
        result.AddError(Texts.Say("“{0}” is not a day. Write it like 2026-05-12.", text));
        return null;
    }

    // Not repeated in the answer: it can hold a password.
    private static Option<string?> Readable(Option<string?> option)
    {
        option.Validators.Add(result =>
        {
            try
            {
                if (new Npgsql.NpgsqlConnectionStringBuilder(result.GetValueOrDefault<string?>()) is { Database: null or "" })
                    result.AddError(Texts.Say("The connection string of --database names no database."));
            }
            catch (Exception exception) when (exception is ArgumentException or FormatException)
            {
                result.AddError(Texts.Say("The connection string of --database cannot be read. It looks like Host=localhost;Database=klynge;Username=klynge."));
            }
        });
        return option;
    }
}
