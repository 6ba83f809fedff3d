using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Importing;

/// <summary>The list from the command line, as a program reads the answer.</summary>
public sealed class CommandTests
{
    [Theory, OnBoth]
    public async Task The_answer_holds_the_counts_and_where_every_problem_is(Dialect dialect)
    {
        var place = await Databases.Copy(dialect);
        await Run.Klynge(place, "cluster", "add", "nscc", "NSCC");
        var file = Write(place, "list.csv", "navn;orgnr;ansatte\nEn AS;982463718;5\nTo AS;982463718;5\nTre AS;;mange\n");
        var said = await Run.Klynge(place, "member", "import", file, "--cluster", "nscc", "--dry-run", "--json");
        said.Exit.ShouldBe(1);
        said.Json.EnumerateObject().Select(p => p.Name).ShouldBe(["rows", "created", "updated", "unchanged", "skipped", "problems", "duplicates", "batch", "remarks"]);
        said.Json.GetProperty("batch").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        said = await Run.Klynge(place, "member", "import", file, "--cluster", "nscc", "--json");
        said.Exit.ShouldBe(1);
        var json = said.Json;
        ((string[])["rows", "created", "updated", "unchanged", "skipped"]).Select(name => json.GetProperty(name).GetInt32()).ShouldBe([3, 1, 0, 0, 2]);
        var problem = json.GetProperty("problems").EnumerateArray().Single();
        (problem.GetProperty("row").GetInt32(), problem.GetProperty("column").GetString()).ShouldBe((4, "ansatte"));
        problem.GetProperty("message").GetString()!.ShouldContain("mange");
        var duplicate = json.GetProperty("duplicates").EnumerateArray().Single();
        (duplicate.GetProperty("row").GetInt32(), duplicate.GetProperty("of").GetInt32()).ShouldBe((3, 2));
        json.GetProperty("batch").GetGuid().ShouldNotBe(default);
        (await Run.Klynge(place, "member", "import", Write(place, "ren.csv", "navn;orgnr\nEn AS;982463718\n"), "--cluster", "nscc", "--json", "--strict")).Exit.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task What_cannot_be_done_is_said_and_nothing_is_written(Dialect dialect)
    {
        var place = await Databases.Copy(dialect);
        await Run.Klynge(place, "cluster", "add", "nscc", "NSCC");
        var good = Write(place, "list.csv", "navn\nEn AS\n");
        (string Cluster, string File)[] wrong = [("nscc", Path.Combine(place.Folder, "none.csv")), ("nscc", Write(place, "empty.csv", "")), ("nscc", Write(place, "header.csv", "navn;orgnr\n")),
            ("nobody", good), ("nscc", place.Folder), ("nscc", Write(place, "bytes.xlsx", "PK\u0003\u0004 and no more"))];
        foreach (var (cluster, file) in wrong)
        {
            var said = await Run.Klynge(place, "member", "import", file, "--cluster", cluster, "--json");
            said.Exit.ShouldBe(1, file);
            said.Refused.ShouldNotBeNullOrWhiteSpace();
        }

        foreach (var usage in (string[][])[["member", "import", "--cluster", "nscc"], ["member", "import", good], ["member", "import", good, "--cluster", "nscc", "--member-from", "i fjor"]])
            (await Run.Klynge(place, usage)).Exit.ShouldBe(2, string.Join(' ', usage));

        var strict = await Run.Klynge(place, "member", "import", Write(place, "bad.csv", "navn;ansatte\nEn AS;5\nTo AS;mange\n"), "--cluster", "nscc", "--strict", "--json");
        strict.Exit.ShouldBe(1);
        (strict.Json.GetProperty("created").GetInt32(), strict.Json.GetProperty("skipped").GetInt32()).ShouldBe((0, 2));
        (await Run.Klynge(place, "member", "import", good, "--cluster", "nscc", "--json")).Json.GetProperty("created").GetInt32().ShouldBe(1);
    }

    private static string Write(Place place, string name, string text)
    {
        var path = Path.Combine(place.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
