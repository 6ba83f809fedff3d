using System.Globalization;
using System.Text;
using Klynge.Network;
using Klynge.Web.Sheets;

namespace Klynge.Web.Network;

/// <summary>A list of ties as it was read. Nodes are counted in the order they were met, each of two kinds by itself.</summary>
/// <param name="Names">Those of the first kind, and then those of the second, as the file calls them.</param>
/// <param name="First">How many there are of the first kind; all of them where there is but one kind.</param>
public sealed record EdgeList(IReadOnlyList<string> Names, int First, IReadOnlyList<Tie> Ties, int Doubles, int Loops);

/// <summary>Reads a file of ties: two or three columns, parted by comma, tab or blank. Its first row may name them.</summary>
public static class EdgeFile
{
    private const int LargestMebibytes = 256, LongestName = 300;

    private static readonly HashSet<string> Headings = new(["a", "b", "source", "target", "from", "to", "person", "event", "company", "weight"], StringComparer.OrdinalIgnoreCase);

    /// <param name="path">Where it is.</param>
    /// <param name="named">What the caller called it.</param>
    /// <param name="twoMode">The first column names one kind, the second another: the same word in both is two.</param>
    /// <param name="weighted">Whether the third column counts; otherwise every tie has the strength 1.</param>
    /// <param name="header">The first row names the columns, whatever it says.</param>
    public static async Task<(EdgeList? List, Refusal? Refusal)> Read(string path, string named, bool twoMode, bool weighted, bool header, CancellationToken cancel)
    {
        try
        {
            await using var file = File.OpenRead(path);
            if (file.Length > LargestMebibytes << 20)
                return (null, new("The file is larger than {0} MiB. Split it into smaller files.", LargestMebibytes));
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, cancel);
            return Read(bytes, twoMode, weighted, header);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            return (null, new("There is no file {0}.", named));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return (null, new("The file {0} cannot be read.", named));
        }
    }

    public static (EdgeList? List, Refusal? Refusal) Read(byte[] file, bool twoMode, bool weighted, bool header)
    {
        ArgumentNullException.ThrowIfNull(file);
        var encoding = TextEncoding.Of(file);
        if (TextEncoding.LooksBinary(file, encoding))
            return (null, new("This is not a text file. Ties come as lines of two or three columns, parted by comma, tab or blank."));

        var lines = encoding.GetString(file).TrimStart('\uFEFF').Split('\n');
        var filled = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        if (filled < 0)
            return (null, SheetRefused.Empty().Refusal);
        var cells = new EdgeCells(lines[filled]);
        var named = header || (cells.Of(lines[filled]) is [var a, var b, ..] && Headings.Contains(a) && Headings.Contains(b));
        var reading = new EdgeReading(twoMode, weighted);
        for (var row = filled + (named ? 1 : 0); row < lines.Length; row++)
            if (!string.IsNullOrWhiteSpace(lines[row]) && reading.Take(cells.Of(lines[row]), row + 1) is { } refusal)
                return (null, refusal);
        return reading.HasRows ? (reading.Done(), null) : (null, SheetRefused.HeaderOnly().Refusal);
    }

    /// <summary>Takes the rows one by one.</summary>
    private sealed class EdgeReading(bool twoMode, bool weighted)
    {
        private readonly Dictionary<string, int> first = [];
        private readonly Dictionary<string, int> second = [];
        private readonly Dictionary<(int, int), double> ties = [];
        private int doubles;
        private int loops;

        public bool HasRows => first.Count > 0;

        public Refusal? Take(List<string> cells, int row)
        {
            if (cells.Count is < 2 or > 3 || cells[0].Length == 0 || cells[1].Length == 0)
                return new("Row {0} does not have two or three columns, filled in: from whom, to whom, and perhaps how strong.", row);
            if (cells.Take(2).Any(cell => cell.Length > LongestName || cell.Any(char.IsControl)))
                return new("Row {0} has a name that is longer than {1} characters, or has characters that cannot be shown.", row, LongestName);
            var weight = 1.0;
            // What a weight may be holds also where it is not counted.
            var said = cells.Count == 3 && double.TryParse(cells[2], NumberStyles.Float, CultureInfo.InvariantCulture, out weight) && double.IsFinite(weight);
            if (weighted && !said)
                return new("Row {0} has no number in its third column, where the weight stands. Write it with a point, like 2.5.", row);
            if (said && weight <= 0)
                return new("Row {0} has the weight {1}. A weight is more than 0: leave out what is no tie.", row, weight);
            Put(cells[0], cells[1], weighted ? weight : 1);
            return null;
        }

        public EdgeList Done() => new(
            [.. first.Keys, .. second.Keys], first.Count, [.. ties.Select(tie => new Tie(tie.Key.Item1, tie.Key.Item2, tie.Value))], doubles, loops);

        private void Put(string from, string to, double weight)
        {
            var (a, b) = (Place(first, from), Place(twoMode ? second : first, to));
            if (!twoMode && a == b)
            {
                loops++;
                return;
            }

            var pair = !twoMode && a > b ? (b, a) : (a, b);
            doubles += ties.ContainsKey(pair) ? 1 : 0;
            ties[pair] = weighted ? ties.GetValueOrDefault(pair) + weight : 1;
        }

        private static int Place(Dictionary<string, int> known, string name) => known.TryGetValue(name, out var place) ? place : known[name] = known.Count;
    }
}

/// <summary>Parts a row at what parts the first: a tab, else a comma, else blanks. A cell may stand in quotation marks.</summary>
internal sealed class EdgeCells(string sample)
{
    private readonly char? sign = sample.Contains('\t', StringComparison.Ordinal) ? '\t' : sample.Contains(',', StringComparison.Ordinal) ? ',' : null;

    public List<string> Of(string line)
    {
        var (cells, cell, quoted, begun) = (new List<string>(), new StringBuilder(), false, false);
        var row = line.TrimEnd('\r');
        for (var at = 0; at < row.Length; at++)
        {
            if (row[at] == '"' && quoted && at + 1 < row.Length && row[at + 1] == '"')
                cell.Append(row[at++]);
            else if (row[at] == '"')
                (quoted, begun) = (!quoted, true);
            else if (!quoted && Parts(row[at]))
                End();
            else
                cell.Append(row[at]);
        }

        End();
        return cells;

        void End()
        {
            var text = cell.ToString().Trim();
            // Several blanks part as one does; two commas have an empty cell between them.
            if (sign is not null || text.Length > 0 || begun)
                cells.Add(text);
            cell.Clear();
            begun = false;
        }
    }

    private bool Parts(char c) => sign is { } parts ? c == parts : char.IsWhiteSpace(c);
}
