namespace Klynge.Web.Sheets;

/// <summary>How much of a file we are willing to read. Everything is counted while reading, never believed from what the file declares.</summary>
public sealed record SheetLimits
{
    public static SheetLimits Standard { get; } = new();

    public int MebibytesIn { get; init; } = 20;

    public int Rows { get; init; } = 100_000;

    public int Columns { get; init; } = 200;

    public int CharactersInCell { get; init; } = 32_000;

    /// <summary>Of a workbook's parts together once unpacked, and of the text its cells show together: one shared text may stand in many cells.</summary>
    public int MebibytesUnpacked { get; init; } = 100;

    public int Parts { get; init; } = 200;

    /// <summary>How many times larger a part may become. 100,000 equal rows of 20 equal cells become 17 times larger as spreadsheet programs write
    /// them, 170 times without cell references; a bomb becomes 1,000 times larger. Looked at beyond one unpacked MiB: less can hurt nobody.</summary>
    public int PackedTimes { get; init; } = 200;

    /// <summary>Accents on one letter. Written language needs four; sorting thousands into normal form takes quadratic time.</summary>
    public int AccentsOnLetter { get; init; } = 200;

    internal long BytesIn => (long)MebibytesIn << 20;

    internal long BytesUnpacked => (long)MebibytesUnpacked << 20;
}
