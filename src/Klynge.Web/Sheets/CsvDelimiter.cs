using System.Text;

namespace Klynge.Web.Sheets;

/// <summary>What parts the cells of a CSV file: the sign that parts the most headings, as often as the first rows agree with it. On a tie the
/// semicolon wins: "Sted, fylke" stands unquoted between semicolons, hardly ever the other way round.</summary>
internal static class CsvDelimiter
{
    private const string Candidates = ";\t|,";
    private const int Sample = 64 << 10;
    private const int Rows = 20;

    public static char? Of(ReadOnlySpan<byte> file, Encoding encoding)
    {
        // A sample ends in the middle of a row, a whole file does not.
        var counts = Counts(encoding.GetString(file[..Math.Min(file.Length, Sample)]), whole: file.Length <= Sample);
        if (counts is not [var header, .. var rows])
            return null;
        var best = Enumerable.Range(0, Candidates.Length).MaxBy(Score);
        return header[best] > 0 ? Candidates[best] : UnderTitle([.. rows]);

        double Score(int candidate) =>
            header[candidate] * (1.0 + rows.Count(row => row[candidate] == header[candidate])) / (1.0 + rows.Count);
    }

    // The first row is a title, or the only heading: then the sign that parts the rows below it, nearly all alike. A single comma
    // is no sign, or "Hansen, Ola" in a list of names would be two cells.
    private static char? UnderTitle(int[][] rows)
    {
        for (var candidate = 0; candidate < Candidates.Length; candidate++)
            for (var first = 0; first < rows.Length - 1; first++)
            {
                var (count, below) = (rows[first][candidate], rows[(first + 1)..]);
                if (count >= (Candidates[candidate] == ',' ? 2 : 1) && below.Count(row => row[candidate] == count) >= 0.8 * below.Length)
                    return Candidates[candidate];
            }
        return null;
    }

    // How often each candidate stands outside quotes, for each record with any text.
    private static List<int[]> Counts(string text, bool whole)
    {
        var records = new List<int[]>();
        var (counts, filled, quoted, before) = (new int[Candidates.Length], false, false, '\n');
        foreach (var c in text)
        {
            var candidate = Candidates.IndexOf(c, StringComparison.Ordinal);
            if (quoted)
            {
                quoted = c != '"';
            }
            else if (c is '\n' or '\r')
            {
                if (filled)
                    records.Add(counts);
                (counts, filled) = (new int[Candidates.Length], false);
                if (records.Count == Rows)
                    return records;
            }
            else
            {
                // A quote opens at the start of a cell; right after a closing one it is a doubled quote inside the same cell.
                quoted = c == '"' && (before is '\n' or '\r' or '"' or '\uFEFF' || Candidates.Contains(before, StringComparison.Ordinal));
                filled = true;
                if (candidate >= 0)
                    counts[candidate]++;
            }
            before = c;
        }
        if (filled && (whole || records.Count == 0))
            records.Add(counts);
        return records;
    }
}
