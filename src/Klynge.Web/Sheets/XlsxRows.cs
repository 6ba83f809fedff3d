using System.Globalization;
using System.Text;

namespace Klynge.Web.Sheets;

/// <summary>The cells of one worksheet as rows of text. A formula is never worked out: its stored answer counts, or the formula itself as text
/// where the file has no answer.</summary>
internal sealed class XlsxRows(XlsxPart xml, XlsxTexts shared, XlsxStyles styles, bool from1904, SheetBuilder sheet, SheetLimits limits)
{
    private readonly string?[] cells = new string?[limits.Columns];
    private readonly XlsxText inline = new(limits);
    private readonly StringBuilder value = new();
    private readonly StringBuilder formula = new();
    private StringBuilder? target;
    private int row, column, width;
    private string? type, style;

    public void Read()
    {
        var inData = false;
        while (xml.Next())
        {
            if (xml.Name == "sheetData")
                inData = !xml.IsEnd;
            else if (inData)
                Take();
            if (xml is { Name: "sheetData", IsEnd: true })
                return;
        }
    }

    private void Take()
    {
        inline.Take(xml);
        if (xml.IsText)
            target?.Append(xml.Text);
        if (xml.IsStart)
            Start();
        if (xml.IsEnd)
            End();
        if (value.Length > limits.CharactersInCell * 7 || formula.Length > limits.CharactersInCell * 7)
            throw SheetRefused.LongCell(limits, row);
    }

    private void Start()
    {
        switch (xml.Name)
        {
            case "row":
                row = int.TryParse(xml["r"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : row + 1;
                (column, width) = (-1, 0);
                Array.Clear(cells);
                break;
            case "c":
                column = Column(xml["r"]) ?? column + 1;
                (type, style) = (xml["t"], xml["s"]);
                inline.Clear();
                value.Clear();
                formula.Clear();
                break;
            case "v":
                target = value;
                break;
            case "f":
                target = formula;
                break;
        }
    }

    private void End()
    {
        switch (xml.Name)
        {
            case "v" or "f":
                target = null;
                break;
            case "c":
                Put(Text());
                break;
            case "row":
                sheet.Add(row, cells.AsSpan(0, width));
                break;
        }
    }

    private void Put(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return;
        if (column >= limits.Columns)
            throw SheetRefused.TooManyColumns(limits, row);
        if (sheet.HasContent && row - sheet.HeaderRow > limits.Rows)
            throw SheetRefused.TooManyRows(limits);
        if (text.Length > limits.CharactersInCell)
            throw SheetRefused.LongCell(limits, row);
        if (text.Contains('\0', StringComparison.Ordinal))
            throw SheetRefused.NulCharacter(row);
        cells[column] = text;
        width = Math.Max(width, column + 1);
    }

    // Shared texts were made normal once, when they were read.
    private string? Text() => type == "s" && value.Length > 0 ? Shared(value.ToString()) : CellText.Normal(Own(value.ToString()), limits);

    private string? Shared(string stored) =>
        shared[int.TryParse(stored.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1];

    private string Own(string stored)
    {
        if (type == "inlineStr")
            return inline.Take();
        if (stored.Length == 0)
            return formula.Length > 0 ? "=" + formula : "";
        return type switch
        {
            "b" => stored.Trim() is "1" or "true" ? "true" : "false",
            "d" => stored.EndsWith("T00:00:00", StringComparison.Ordinal) ? stored[..^9] : stored,
            null or "n" => XlsxNumber.Text(stored.Trim(), styles[style], from1904),
            _ => XlsxEscape.Read(stored),
        };
    }

    // "AB12" is column 27, counted from 0. What lies beyond the format's own last column, XFD, lies beyond ours.
    private static int? Column(string? reference)
    {
        var letters = (reference ?? "").AsSpan();
        letters = letters[..(letters.IndexOfAnyExceptInRange('A', 'Z') is var end and >= 0 ? end : letters.Length)];
        if (letters.IsEmpty)
            return null;
        var column = 0;
        foreach (var letter in letters)
            column = Math.Min((column * 26) + letter - 'A' + 1, short.MaxValue);
        return column - 1;
    }
}
