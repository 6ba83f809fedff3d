using System.Globalization;
using System.Text;

namespace Klynge.Web.Sheets;

internal enum NumberKind { Number, Date, Time }

/// <summary>Which cell styles show a number as a day or a time: a workbook stores a date as a number, and only its style tells.</summary>
internal sealed class XlsxStyles
{
    private const int Most = 65_536;
    private readonly List<NumberKind> kinds = [];
    private readonly Dictionary<int, NumberKind> custom = [];

    public XlsxStyles(XlsxPart? xml)
    {
        var inCells = false;
        while (xml?.Next() == true)
        {
            if (xml.Name == "cellXfs")
                inCells = !xml.IsEnd;
            else if (xml is { IsStart: true, Name: "numFmt" } && custom.Count < Most && Number(xml["numFmtId"]) is { } id)
                custom.TryAdd(id, Of(xml["formatCode"] ?? ""));
            else if (inCells && xml is { IsStart: true, Name: "xf" } && kinds.Count < Most)
                kinds.Add(Kind(Number(xml["numFmtId"]) ?? 0));
        }
    }

    public NumberKind this[string? style] =>
        Number(style) is { } number && number >= 0 && number < kinds.Count ? kinds[number] : NumberKind.Number;

    // The numbers below 164 are the format's own: 14-17 and 22 are dates, 18-21 and 45-47 times, the rest of these East Asian dates.
    private NumberKind Kind(int format) => custom.TryGetValue(format, out var kind) ? kind : format switch
    {
        >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58 => NumberKind.Date,
        >= 18 and <= 21 or >= 32 and <= 35 or 45 or 46 or 47 or 55 or 56 => NumberKind.Time,
        _ => NumberKind.Number,
    };

    internal static NumberKind Of(string formatCode)
    {
        var letters = Letters(formatCode.Split(';')[0]);
        if (letters.Contains('y') || letters.Contains('d'))
            return NumberKind.Date;
        if (letters.Contains('h') || letters.Contains('s'))
            return NumberKind.Time;
        return letters.Contains('m') ? NumberKind.Date : NumberKind.Number;
    }

    /// <summary>The format without quoted text, escaped characters and [conditions]; "General" and "E+" hold none of the letters looked for.</summary>
    private static string Letters(string formatCode)
    {
        var letters = new StringBuilder();
        for (var i = 0; i < formatCode.Length; i++)
        {
            if (formatCode[i] is '\\' or '_' or '*')
                i++;
            else if (formatCode[i] is '"' or '[')
                i = formatCode.IndexOf(formatCode[i] == '"' ? '"' : ']', i + 1) is var end and > 0 ? end : formatCode.Length;
            else
                letters.Append(char.ToLowerInvariant(formatCode[i]));
        }
        return letters.ToString();
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
