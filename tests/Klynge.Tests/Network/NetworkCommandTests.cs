using System.Text;
using Klynge.Tests.Site;
using Klynge.Web.Network;

namespace Klynge.Tests.Network;

/// <summary>A network that stands in a file, as the command line measures it.</summary>
public sealed class NetworkCommandTests : IDisposable
{
    private static readonly string[] Keys = ["nodes", "ties", "components", "giant", "density", "transitivity", "averageClustering", "diameter", "assortativity", "modularity", "communities", "members"];
    private static readonly string[] Of = ["id", "degree", "strength", "betweenness", "closeness", "harmonic", "pageRank", "core", "clustering", "community"];

    private readonly string folder = Folders.New("network");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_karate_club_from_its_file()
    {
        var said = await Run.Klynge("network", "--edges", Published("karate_edges.csv"), "--json");
        (said.Exit, said.Error).ShouldBe((0, ""));
        var answer = said.Json;
        answer.EnumerateObject().Select(one => one.Name).ShouldBe(Keys);
        (answer.GetProperty("nodes").GetInt32(), answer.GetProperty("ties").GetInt32(), answer.GetProperty("diameter").GetInt32()).ShouldBe((34, 78, 5));
        var first = answer.GetProperty("members").EnumerateArray().Single(member => member.GetProperty("id").GetString() == "1");
        first.EnumerateObject().Select(one => one.Name).ShouldBe(Of);
        first.GetProperty("betweenness").GetDouble().ShouldBe(231.0714, 1e-4);
    }

    [Fact]
    public async Task Davis_from_the_file_has_both_kinds_and_how_often_they_meet_again()
    {
        var said = await Run.Klynge("network", "--edges", Published("davis_southern_women_edges.csv"), "--two-mode", "--json");
        said.Exit.ShouldBe(0);
        var answer = said.Json;
        answer.EnumerateObject().Select(one => one.Name).ShouldBe([.. Keys, "firstMode", "secondMode", "opsahl", "robinsAlexander"]);
        answer.GetProperty("firstMode").GetProperty("ties").GetInt32().ShouldBe(139);
        answer.GetProperty("secondMode").GetProperty("nodes").GetInt32().ShouldBe(14);
        answer.GetProperty("opsahl").GetProperty("first").GetDouble().ShouldBe(0.7719, 5e-5);
        var eighth = answer.GetProperty("members").EnumerateArray().Single(member => member.GetProperty("id").GetString() == "E8").GetProperty("bipartite");
        eighth.GetProperty("betweenness").GetDouble().ShouldBe(0.243819, 1e-6);
    }

    [Theory]
    [InlineData("a,b\nx,y\ny,z\n", 3, 2)]
    [InlineData("x\ty\r\ny\tz\r\n", 3, 2)]
    [InlineData("x  y\n\n  y z\n", 3, 2)]
    [InlineData("\uFEFFSource,Target,Weight\nx,y,2\n", 2, 1)]
    [InlineData("\"Hansen, Ola\",\"Ås \"\"AS\"\"\"\n", 2, 1)]
    [InlineData("x,y\ny,x\nx,x\n", 2, 1)]
    public void However_the_file_is_written(string text, int nodes, int ties)
    {
        var (list, refusal) = EdgeFile.Read(Encoding.UTF8.GetBytes(text), false, false, false);
        refusal.ShouldBeNull();
        (list!.Names.Count, list.Ties.Count).ShouldBe((nodes, ties));
    }

    [Fact]
    public void Weights_count_where_they_are_asked_for()
    {
        var file = Encoding.UTF8.GetBytes("x,y,2\ny,x,0.5\n");
        EdgeFile.Read(file, false, true, false).List!.Ties.Single().Weight.ShouldBe(2.5);
        EdgeFile.Read(file, false, false, false).List!.Ties.Single().Weight.ShouldBe(1);
        EdgeFile.Read(Encoding.UTF8.GetBytes("x,x\nx,y\n"), true, false, false).List!.Names.ShouldBe(["x", "x", "y"]);
        EdgeFile.Read(Encoding.UTF8.GetBytes("fra,til\nx,y\n"), false, false, true).List!.Names.ShouldBe(["x", "y"]);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("\n \r\n", "The file is empty.")]
    [InlineData("person,event,1\n", "The file has a row of headings but no rows below it.")]
    [InlineData("x,y,1\nz\n", "Row 2 does not have two or three columns")]
    [InlineData("x,,1\n", "Row 1 does not have two or three columns")]
    [InlineData("x,y,1,2\n", "Row 1 does not have two or three columns")]
    [InlineData("a,b,weight\nx,y,-1\n", "Row 2 has the weight")]
    [InlineData("x,y,0\n", "Row 1 has the weight 0")]
    [InlineData("x,y,NaN\n", "Row 1 has no number in its third column")]
    [InlineData("x,y\n", "Row 1 has no number in its third column")]
    [InlineData("x,y,many\n", "Row 1 has no number in its third column")]
    public async Task What_cannot_be_read_is_refused_with_its_row(string text, string words)
    {
        var file = Path.Combine(folder, "ties.csv");
        await File.WriteAllTextAsync(file, text);
        var said = await Run.Klynge("network", "--edges", file, "--weighted", "--json");
        said.Exit.ShouldBe(1);
        said.Refused.ShouldStartWith(words);
    }

    [Fact]
    public void A_weight_that_is_none_is_refused_also_where_it_is_not_counted()
    {
        EdgeFile.Read("x,y,-1\n"u8.ToArray(), false, false, false).Refusal!.Sentence.ShouldStartWith("Row {0} has the weight");
        EdgeFile.Read("x,y,perhaps\n"u8.ToArray(), false, false, false).List!.Ties.Single().Weight.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused()
    {
        var picture = Path.Combine(folder, "picture.csv");
        await File.WriteAllBytesAsync(picture, [.. Enumerable.Range(0, 4000).Select(i => (byte)((i * 7 % 31) + 1))]);
        foreach (var (path, words) in new[] { (picture, "This is not a text file."), (Path.Combine(folder, "none.csv"), "There is no file"), (folder, "cannot be read") })
            (await Run.Klynge("network", "--edges", path, "--json")).Output.ShouldContain(words);
    }

    [Fact]
    public async Task People_read_who_is_most_between_others_and_what_was_left_out()
    {
        var file = Path.Combine(folder, "ties.csv");
        await File.WriteAllTextAsync(file, "a,b\nNord,Midt\nMidt,Sør\nSør,Midt\nSør,Sør\n");
        var (exit, output, error) = await Run.Klynge("network", "--edges", file);
        exit.ShouldBe(0);
        output.ShouldContain("3 nodes, 2 ties, all of one piece; 1");
        output.Split('\n').First(line => line.StartsWith("Midt", StringComparison.Ordinal)).ShouldEndWith(" 2");
        error.ShouldContain("One tie stood in the file already");
        error.ShouldContain("One tie led back to where it began");
    }

    private static string Published(string file) => Path.Combine(AppContext.BaseDirectory, "Data", "networks", file);
}
