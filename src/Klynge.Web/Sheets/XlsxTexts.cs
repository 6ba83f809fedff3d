using System.Text;

namespace Klynge.Web.Sheets;

/// <summary>The texts that the cells of a workbook share, by number; packed, and unpacked for the cell that asks.</summary>
internal sealed class XlsxTexts
{
    // As many as there are cells in a full sheet of twenty columns, twice: bounds the list of places, empty texts cost nothing else.
    private const int Most = 4_000_000;
    private readonly PackedText texts = new();
    private readonly List<int> places = [];

    public XlsxTexts(XlsxPart? xml, SheetLimits limits)
    {
        var text = new XlsxText(limits);
        while (xml?.Next() == true)
        {
            if (xml is { IsStart: true, Name: "si" })
                text.Clear();
            text.Take(xml);
            if (xml is { IsEnd: true, Name: "si" })
                Add(text.Take(), limits);
        }
    }

    public string? this[int number]
    {
        get
        {
            if (number < 0 || number >= places.Count)
                throw SheetRefused.Damaged();
            long at = places[number];
            return texts.At(ref at);
        }
    }

    private void Add(string text, SheetLimits limits)
    {
        if (places.Count == Most || texts.Length > limits.BytesUnpacked)
            throw SheetRefused.TooMuchText(limits);
        places.Add((int)texts.Length);
        texts.Add(CellText.Normal(text, limits));
    }
}

/// <summary>A text in one or many runs: what stands in &lt;t&gt;, without the pronunciation that Japanese sheets carry beside it.</summary>
internal sealed class XlsxText(SheetLimits limits)
{
    private readonly StringBuilder text = new();
    private bool inText;
    private bool inPronunciation;

    public void Clear() => text.Clear();

    public void Take(XlsxPart xml)
    {
        if (xml.IsText)
        {
            if (inText && !inPronunciation)
                Append(xml.Text);
            return;
        }
        if (xml.Name == "rPh")
            inPronunciation = !xml.IsEnd;
        if (xml.Name == "t")
            inText = !xml.IsEnd;
    }

    public string Take() => XlsxEscape.Read(text.ToString());

    // Seven characters can stand for one ("_x0041_"); the exact count is taken where the row is known, by the sheet.
    private void Append(string run)
    {
        text.Append(run);
        if (text.Length > limits.CharactersInCell * 7)
            throw SheetRefused.LongText(limits);
    }
}
