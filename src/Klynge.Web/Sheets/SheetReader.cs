using System.Text;

namespace Klynge.Web.Sheets;

/// <summary>Reads a CSV file or an Excel workbook from people we do not know: answers a sheet, or why there is none. What a file is,
/// is seen from its content; its name only helps to say it better.</summary>
public static class SheetReader
{
    private const int Head = 512;

    public static (Sheet? Sheet, Refusal? Refusal) Read(Stream file, string fileName, SheetLimits limits)
    {
        try
        {
            return (Read(Take(file, limits), fileName, limits), null);
        }
        catch (SheetRefused refused)
        {
            return (null, refused.Refusal);
        }
    }

    private static Sheet Read(byte[] file, string fileName, SheetLimits limits) => file switch
    {
        [] => throw SheetRefused.Empty(),
        [0x50, 0x4B, 3 or 5, ..] => XlsxSheet.Read(file, limits),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => throw Compound(file),
        _ => Text(file, fileName, limits),
    };

    private static Sheet Text(byte[] file, string fileName, SheetLimits limits)
    {
        var encoding = TextEncoding.Of(file);
        if (TextEncoding.LooksBinary(file, encoding))
            throw SheetRefused.NotText();
        var head = encoding.GetString(file.AsSpan(0, Math.Min(file.Length, Head))).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (head.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<table", StringComparison.OrdinalIgnoreCase))
            throw SheetRefused.WebPage();
        // Programs that write plain text under an Excel name use .xls; under .xlsx it is something broken.
        if (head.StartsWith("<?xml", StringComparison.Ordinal) || head.StartsWith("%PDF", StringComparison.Ordinal)
            || fileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".xlsm", StringComparison.OrdinalIgnoreCase))
            throw SheetRefused.NotWorkbook();
        return CsvSheet.Read(file, encoding, limits);
    }

    // An encrypted workbook and an old one both lie in Microsoft's compound file; the name of its stream tells which.
    private static SheetRefused Compound(byte[] file) =>
        file.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? SheetRefused.Password() : SheetRefused.OldExcel();

    // Held whole: its encoding is seen from all of it, and a zip file is read from its end.
    private static byte[] Take(Stream file, SheetLimits limits)
    {
        var known = file.CanSeek ? file.Length - file.Position : 0;
        if (known > limits.BytesIn)
            throw SheetRefused.TooLarge(limits);
        using var taken = new MemoryStream((int)known);
        var buffer = new byte[64 << 10];
        while (file.Read(buffer) is var read and > 0)
        {
            if (taken.Length + read > limits.BytesIn)
                throw SheetRefused.TooLarge(limits);
            taken.Write(buffer, 0, read);
        }
        return taken.Length == taken.Capacity ? taken.GetBuffer() : taken.ToArray();
    }
}
