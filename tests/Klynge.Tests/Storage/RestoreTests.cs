using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Storage;

public sealed class RestoreTests : IDisposable
{
    private readonly string folder = Folders.New("restore");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, OnBoth]
    public async Task It_goes_into_an_empty_place_only_and_leaves_what_is_there(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.NewCluster();
        var file = Path.Combine(folder, "backup");
        await Run.Klynge(site.Place, "backup", file);
        var place = await Databases.Empty(dialect);
        await Run.Klynge(place, "cluster", "add", "nht", "Norway Health Tech");

        var said = await Run.Klynge(place, "restore", file, "--json");
        said.Exit.ShouldBe(1);
        said.Refused.ShouldContain("already holds data");
        (await Run.Klynge(place, "cluster", "list")).Output.ShouldBe("nht\tNorway Health Tech" + Environment.NewLine);
    }

    [Fact]
    public async Task A_folder_that_another_klynge_holds_is_refused()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var file = Path.Combine(folder, "backup");
        await Run.Klynge(site.Place, "backup", file);
        var place = new Place(Path.Combine(folder, "new"), null);
        using (FolderLock.Take(place))
        {
            var said = await Run.Klynge(place, "restore", file, "--json");
            said.Exit.ShouldBe(1);
            said.Refused.ShouldContain("Stop it first");
        }

        (await Run.Klynge(place, "restore", file)).Exit.ShouldBe(0);
        Directory.GetFileSystemEntries(place.Folder).Select(Path.GetFileName).Order().ShouldBe(["klynge.db", "klynge.lock"]);
    }

    [Fact]
    public async Task A_database_in_which_someone_works_is_refused()
    {
        Assert.SkipWhen(Databases.WhyNoPostgres is not null, Databases.WhyNoPostgres ?? "");
        await using var site = await RunningSite.Start(Dialect.Postgres);
        var file = Path.Combine(folder, "backup");
        await Run.Klynge(site.Place, "backup", file);
        var place = await Databases.Empty(Dialect.Postgres);
        await using var someone = new Npgsql.NpgsqlConnection(place.Postgres);
        await someone.OpenAsync();

        var said = await Run.Klynge(place, "restore", file, "--json");
        said.Exit.ShouldBe(1);
        said.Refused.ShouldContain("Stop the server first");
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_in_words_and_is_never_overwritten_by_one()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var letter = Path.Combine(folder, "letter.txt");
        await File.WriteAllTextAsync(letter, "Dear Kari");
        var new_ = new Place(Path.Combine(folder, "new"), null);

        (await Run.Klynge(new_, "restore", letter, "--json")).Refused.ShouldContain("is no backup of Klynge");
        (await Run.Klynge(new_, "restore", Path.Combine(folder, "none"), "--json")).Refused.ShouldContain("There is no file");
        (await Run.Klynge(site.Place, "backup", letter, "--json")).Refused.ShouldContain("left as it is");
        (await File.ReadAllTextAsync(letter)).ShouldBe("Dear Kari");
        (await Run.Klynge(site.Place, "backup", folder, "--json")).Refused.ShouldContain("is a folder");
        (await Run.Klynge(site.Place, "backup", Path.Combine(folder, "no", "b"), "--json")).Refused.ShouldContain("There is no folder");
        (await Run.Klynge(new_, "backup", Path.Combine(folder, "b"), "--json")).Refused.ShouldContain("There is no database");
        Directory.GetFileSystemEntries(folder).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_but_its_owner_reads_the_backup()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var file = Path.Combine(folder, "backup");
        await Run.Klynge(site.Place, "backup", file);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
