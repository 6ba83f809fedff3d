using System.Text.Json;
using System.Text.Json.Nodes;

namespace Klynge.Tests.Sheets;

public class CsvSpectrumTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data", "csv_spectrum");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.csv").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory, MemberData(nameof(Names))]
    public void An_awkward_csv_file_holds_what_its_json_says(string name)
    {
        var sheet = AtHand.Sheet(File.ReadAllBytes(Path.Combine(Folder, name + ".csv")));
        var rows = sheet.Rows.Select(row => sheet.Headers.Zip(row.Cells).ToDictionary(cell => cell.First, cell => cell.Second ?? ""));

        rows.ShouldBe(Expected(name), comparer: SameRow);
    }

    [Fact]
    public void There_are_twelve_of_them() => Names.Count.ShouldBe(12);

    // location_coordinates.json is one object, and its telephone number differs from its CSV's: see the README beside the files.
    private static List<Dictionary<string, string>> Expected(string name)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!;
        if (name == "location_coordinates")
            json["Contact Phone Number"] = "2095257564";
        return (json as JsonArray ?? [json]).Deserialize<List<Dictionary<string, string>>>()!;
    }

    private static readonly IEqualityComparer<Dictionary<string, string>> SameRow =
        EqualityComparer<Dictionary<string, string>>.Create((a, b) => a!.SequenceEqual(b!), row => row.Count);
}
