using System.Text;

namespace Klynge.Web.Activities;

/// <summary>A line of a calendar (RFC 5545, 3.1): a name, its parameters and what it says.</summary>
/// <param name="Row">Where it begins in the file, from 1.</param>
internal sealed record CalendarLine(string Name, IReadOnlyDictionary<string, string> Parameters, string Value, int Row);

/// <summary>A part of a calendar between BEGIN and END, with the lines that stand in it.</summary>
internal sealed class CalendarPart(string name)
{
    public string Name => name;
    public List<CalendarLine> Lines { get; } = [];
    public List<CalendarPart> Parts { get; } = [];

    public CalendarLine? Find(string line) => Lines.Find(one => one.Name == line);

    /// <summary>A text without its escapes; null where there is none.</summary>
    public string? Text(string line) => Find(line) is { } found && Unescaped(found.Value) is { Length: > 0 } text ? text : null;

    private static string Unescaped(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
            if (value[i] == '\\' && i + 1 < value.Length)
                text.Append(value[++i] is 'n' or 'N' ? '\n' : value[i]);
            else
                text.Append(value[i]);
        return text.ToString().Trim();
    }
}

/// <summary>Parts a calendar file in its lines and its parts. What is not a calendar is refused in words.</summary>
internal static class CalendarLines
{
    private const int LargestBytes = 4 << 20, MostLines = 200_000, Deepest = 8;

    public static readonly Refusal NotOne = new("This is not a calendar file. It begins with BEGIN:VCALENDAR and usually ends in .ics.");

    public static (CalendarPart? Calendar, Refusal? Refusal) Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > LargestBytes)
            return (null, new("The file is larger than {0} MiB. Split it into smaller files.", LargestBytes >> 20));
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return (null, new("The file is not written in UTF-8, as calendar files are. Save it again as UTF-8."));
        }

        return text.TrimStart().StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase) ? Parted(text) : (null, NotOne);
    }

    private static (CalendarPart?, Refusal?) Parted(string text)
    {
        var whole = new CalendarPart("");
        var open = new Stack<CalendarPart>([whole]);
        foreach (var (row, line) in Unfolded(text))
        {
            if (row > MostLines)
                return (null, new("The file has more than {0} lines. Split it into smaller files.", MostLines));
            if (Line(line, row) is not { } read)
                return (null, new("Line {0} of the file is not a line of a calendar.", row));
            if (read.Name == "BEGIN")
            {
                if (open.Count > Deepest)
                    return (null, new("The file is broken: line {0} is deeper inside others than any calendar is.", row));
                var part = new CalendarPart(read.Value.Trim().ToUpperInvariant());
                open.Peek().Parts.Add(part);
                open.Push(part);
            }
            else if (read.Name == "END")
            {
                if (open.Count == 1 || !open.Peek().Name.Equals(read.Value.Trim(), StringComparison.OrdinalIgnoreCase))
                    return (null, new("The file is broken: line {0} ends {1}, which is not open there.", row, read.Value.Trim()));
                open.Pop();
            }
            else
                open.Peek().Lines.Add(read);
        }

        if (open.Count > 1)
            return (null, new("The file is cut off: {0} is never ended.", open.Peek().Name));
        // Some programs write several calendars one after another.
        var all = new CalendarPart("VCALENDAR");
        foreach (var calendar in whole.Parts.Where(part => part.Name == "VCALENDAR"))
            all.Parts.AddRange(calendar.Parts);
        return (all, null);
    }

    /// <summary>A line that begins with a blank goes on with the one before.</summary>
    private static IEnumerable<(int Row, string Line)> Unfolded(string text)
    {
        var (row, from, line) = (0, 0, new StringBuilder());
        foreach (var raw in text.Split('\n'))
        {
            row++;
            var one = raw.TrimEnd('\r');
            if (one.Length > 0 && one[0] is ' ' or '\t' && from > 0)
            {
                line.Append(one, 1, one.Length - 1);
                continue;
            }

            if (line.Length > 0)
                yield return (from, line.ToString());
            line.Clear().Append(one);
            from = row;
        }

        if (line.Length > 0)
            yield return (from, line.ToString());
    }

    private static CalendarLine? Line(string line, int row)
    {
        var (quoted, cuts) = (false, new List<int>());
        var end = -1;
        for (var i = 0; i < line.Length && end < 0; i++)
            if (line[i] == '"')
                quoted = !quoted;
            else if (!quoted && line[i] == ';')
                cuts.Add(i);
            else if (!quoted && line[i] == ':')
                end = i;
        if (end <= 0)
            return null;
        cuts.Add(end);
        var name = line[..cuts[0]].Trim().ToUpperInvariant();
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
            return null;
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            var one = line[(cuts[i] + 1)..cuts[i + 1]];
            var equal = one.IndexOf('=', StringComparison.Ordinal);
            if (equal > 0)
                parameters[one[..equal].Trim()] = one[(equal + 1)..].Trim().Trim('"');
        }

        return new(name, parameters, line[(end + 1)..], row);
    }
}
