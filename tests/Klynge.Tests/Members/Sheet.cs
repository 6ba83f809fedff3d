using System.Text;
using System.Text.RegularExpressions;

namespace Klynge.Tests.Members;

/// <summary>A comma-separated file of test data, as rows by column name.</summary>
internal static class Sheet
{
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Data", name);

    public static IReadOnlyList<Dictionary<string, string>> Rows(string name)
    {
        var lines = File.ReadAllLines(Path(name), Encoding.UTF8);
        var columns = lines[0].Split(',');
        return [.. lines[1..].Select(line => columns.Zip(Fields(line)).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    // A comma parts fields when an even number of quotation marks follows it.
    private static IEnumerable<string> Fields(string line) =>
        Regex.Split(line, ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)").Select(field => field.Trim('"'));
}
