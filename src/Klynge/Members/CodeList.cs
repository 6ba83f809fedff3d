using System.Text;

namespace Klynge.Members;

/// <summary>A public code list carried inside the product (Codes/README.md says where each comes from).</summary>
internal static class CodeList
{
    public static IEnumerable<string[]> Rows(string name)
    {
        var assembly = typeof(CodeList).Assembly;
        var stream = assembly.GetManifestResourceStream($"Klynge.Members.Codes.{name}.csv")
            ?? throw new ArgumentException($"There is no code list called {name}.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);

        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return Fields(line);
    }

    public static DateOnly? Day(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static string[] Fields(string line)
    {
        if (!line.Contains('"'))
            return line.Split(',');

        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"')
                quoted = !quoted;      // our lists hold no quotation mark inside a field
            else if (character == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(character);
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
