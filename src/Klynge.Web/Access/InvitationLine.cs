namespace Klynge.Web.Access;

/// <summary>
/// One line of a pasted list, as people have it: "Kari Nord &lt;kari@firma.no&gt;", "kari@firma.no; Kari Nord; 981 575 679",
/// columns from a spreadsheet, or an address alone.
/// </summary>
public sealed record InvitationLine(int Row, string Text, string Name, string Email, string? Number)
{
    public const int Most = 1000;

    public static IReadOnlyList<InvitationLine> Read(string? pasted) =>
        [.. (pasted ?? "").ReplaceLineEndings("\n").Split('\n').Select((text, index) => (text: text.Trim(), row: index + 1))
            .Where(line => line.text.Length > 0).Select(line => Of(line.row, line.text))];

    private static InvitationLine Of(int row, string text)
    {
        var (open, close) = (text.LastIndexOf('<'), text.LastIndexOf('>'));
        if (open >= 0 && close > open)
        {
            var rest = text[(close + 1)..].Trim(' ', ';', ',', '\t');
            return new(row, text, text[..open].Trim(' ', '"', ',', ';', '\t'), text[(open + 1)..close].Trim(), rest.Length == 0 ? null : rest);
        }

        // A comma parts columns only where nothing else does: names have commas of their own.
        var parts = text.Split(text.Contains('\t', StringComparison.Ordinal) ? '\t' : text.Contains(';', StringComparison.Ordinal) ? ';' : ',', StringSplitOptions.TrimEntries);
        var email = parts.FirstOrDefault(part => part.Contains('@', StringComparison.Ordinal)) ?? parts[0];
        var number = parts.FirstOrDefault(part => part != email && LooksLikeNumber(part));
        var name = parts.FirstOrDefault(part => part != email && part != number && part.Length > 0) ?? "";
        return new(row, text, name, email, number);
    }

    private static bool LooksLikeNumber(string part) => part.Count(char.IsAsciiDigit) >= 5;
}
