using System.CommandLine;
using Klynge.Tests.Site;
using Klynge.Web.Commands;
using Klynge.Web.Storage;

namespace Klynge.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Folders.New("commands");

    private static readonly List<string[]> Known = [.. Leaves(CommandLine.Root(new Hands(TextWriter.Null, TextWriter.Null, TimeProvider.System)), [])];

    public static IEnumerable<TheoryDataRow<string>> Commands => Known.Select(path => new TheoryDataRow<string>(string.Join(' ', path)));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task Every_command_says_what_it_does_and_takes(string command)
    {
        var said = await Run.Klynge([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        said.Exit.ShouldBe(0);
        said.Error.ShouldBeEmpty();
        foreach (var word in (string[])["--data", "--database", "--json", "Usage:"])
            said.Output.ShouldContain(word);
        // A description is a sentence.
        said.Output.Split('\n')[1].Trim().ShouldEndWith(".");
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task Wrong_usage_is_2_and_says_where_help_is(string command)
    {
        var said = await Run.Klynge([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--no-such-option"]);
        said.Exit.ShouldBe(2);
        said.Output.ShouldBeEmpty();
        said.Error.ShouldContain("--help");
    }

    [Theory]
    [InlineData("cluster list")]
    [InlineData("backup b")]
    [InlineData("doctor")]
    public async Task What_reads_a_folder_without_a_database_is_refused_and_leaves_no_database_there(string command)
    {
        var said = await Run.Klynge([.. command.Split(' '), "--data", folder, "--json"]);
        said.Exit.ShouldBe(1);
        said.Refused.ShouldStartWith("There is no database in");
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_done_is_0_and_what_is_refused_is_1()
    {
        var place = new Place(folder, null);
        (await Run.Klynge(place, "cluster", "add", "nscc", "Norwegian Smart Care Cluster")).Exit.ShouldBe(0);
        var again = await Run.Klynge(place, "cluster", "add", "nscc", "Another");
        (again.Exit, again.Output).ShouldBe((1, ""));
        again.Error.Trim().ShouldNotBeEmpty();
        (await Run.Klynge(place, "cluster", "list", "--json")).Json.GetProperty("clusters").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("--urls", "nonsense")]
    [InlineData("--urls", "ftp://localhost")]
    [InlineData("--urls", "http://localhost:99999")]
    [InlineData("--database", "Password=secret;Host")]
    [InlineData("--database", "Host=localhost;Password=secret")]
    public async Task A_value_that_cannot_be_read_is_wrong_usage_and_is_not_repeated(string option, string value)
    {
        var said = await Run.Klynge("serve", option, value);
        said.Exit.ShouldBe(2);
        (said.Output + said.Error).ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_said_in_a_sentence()
    {
        var said = await Run.Klynge("cluster", "list", "--json", "--database", "Host=127.0.0.1;Port=1;Database=klynge;Username=klynge;Password=secret");
        said.Exit.ShouldBe(1);
        said.Refused.ShouldContain("PostgreSQL does not answer");
        (said.Output + said.Error).ShouldNotContain("secret");
        (said.Output + said.Error).ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_file_where_the_folder_should_be_and_a_damaged_database_are_said_in_sentences()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "");
        (await Run.Klynge("cluster", "add", "a1", "A", "--data", file, "--json")).Refused.ShouldContain("could not be read or written");

        await File.WriteAllTextAsync(Path.Combine(folder, Place.FileName), new string('x', 9000));
        (await Run.Klynge("cluster", "list", "--data", folder, "--json")).Refused.ShouldContain("is damaged");
    }

    private static IEnumerable<string[]> Leaves(Command command, string[] path) =>
        command.Subcommands.SelectMany(sub => Leaves(sub, [.. path, sub.Name])).Append(path);
}
