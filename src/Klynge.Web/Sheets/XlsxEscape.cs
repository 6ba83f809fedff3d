using System.Globalization;
using System.Text;

namespace Klynge.Web.Sheets;

/// <summary>How a workbook writes characters that XML cannot hold: "_x000D_" is a carriage return, and "_x005F_" the underscore of a text
/// that only looks so (ECMA-376, ST_Xstring).</summary>
internal static class XlsxEscape
{
    private const int Length = 7;

    public static string Read(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsEscape(text.AsSpan(i)))
            {
                plain.Append(text[i]);
                continue;
            }
            plain.Append((char)int.Parse(text.AsSpan(i + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            i += Length - 1;
        }
        return plain.ToString();
    }

    public static string Write(string text)
    {
        text = CellText.Whole(text);
        if (!text.Any(IsUnfit) && !text.Contains("_x", StringComparison.Ordinal))
            return text;
        var escaped = new StringBuilder(text.Length + Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsUnfit(text[i]) || IsEscape(text.AsSpan(i)))
                escaped.Append("_x").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture)).Append('_');
            else
                escaped.Append(text[i]);
        }
        return escaped.ToString();
    }

    // A carriage return is legal, but XML reads it as a line feed.
    private static bool IsUnfit(char c) => c is < ' ' and not '\t' and not '\n' or '\uFFFE' or '\uFFFF';

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= Length && text[0] == '_' && text[1] == 'x' && text[6] == '_'
        && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);
}
