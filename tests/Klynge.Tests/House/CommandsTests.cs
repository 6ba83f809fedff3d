using System.CommandLine;
using Klynge.Tests.Site;
using Klynge.Web.Commands;

namespace Klynge.Tests.House;

/// <summary>Commands act as owner of the installation, so each is known here by what it does to the record.</summary>
public sealed class CommandsTests
{
    private static readonly string[] Reading = ["cluster list", "member count", "member list", "backup", "doctor", "register status", "register find", "person show", "network", "measures"];

    private static readonly string[] Writing = ["cluster add", "user add", "user link", "token add", "member import", "demo", "restore", "serve", "register load", "person erase"];

    [Fact]
    public void Every_command_says_whether_it_reads_or_writes() => Unknown(Walk()).ShouldBeEmpty();

    [Fact]
    public void A_planted_command_is_seen() => Unknown(Leaves(new RootCommand { new Command("member") { new Command("forget") } }, "")).ShouldBe(["member forget"]);

    [Fact]
    public async Task A_command_that_reads_makes_nothing_where_nothing_is()
    {
        foreach (var (path, command) in Walk().Where(command => Reading.Contains(command.Path)))
        {
            var folder = Folders.New("reads");
            var args = new List<string>(path.Split(' '));
            args.AddRange(command.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0).Select(argument => Path.Combine(folder, argument.Name)));
            foreach (var option in command.Options.Where(option => option.Required))
                args.AddRange([option.Name, option.ValueType == typeof(DateOnly) ? "2026-05-12" : "nscc"]);
            using var output = new StringWriter();
            using var error = new StringWriter();
            (await CommandLine.Run([.. args, "--data", folder, "--json"], output, error)).ShouldBe(1, $"{path}: {output} {error}");
            Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty(path);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Unknown(IEnumerable<(string Path, Command Command)> commands) =>
        commands.Select(command => command.Path).Except([.. Reading, .. Writing]);

    private static List<(string Path, Command Command)> Walk() =>
        [.. Leaves(CommandLine.Root(new Hands(TextWriter.Null, TextWriter.Null, TimeProvider.System)), "").Where(leaf => leaf.Path is not ("user" or "token" or "member"))];

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [(path, command)]
        : command.Subcommands.SelectMany(child => Leaves(child, $"{path} {child.Name}".Trim()));
}
