using System.Xml;

namespace Klynge.Web.Sheets;

/// <summary>The first visible worksheet with content. Read by ourselves on XmlReader, not by a library: the limits hold on what is really unpacked,
/// in one go, and a file made to fill the memory is stopped where it starts.</summary>
internal static class XlsxSheet
{
    public static Sheet Read(byte[] file, SheetLimits limits)
    {
        try
        {
            using var book = new XlsxBook(file, limits);
            return Read(book, limits);
        }
        // All that the framework's zip and XML readers say about a file that is not what it should be.
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException)
        {
            throw SheetRefused.Damaged();
        }
    }

    private static Sheet Read(XlsxBook book, SheetLimits limits)
    {
        var shared = SharedTexts(book, limits);
        var styles = Styles(book);
        foreach (var (name, part) in book.Sheets)
        {
            using var xml = book.Open(part);
            if (xml is null)
                continue;
            var sheet = new SheetBuilder(limits);
            new XlsxRows(xml, shared, styles, book.From1904, sheet, limits).Read();
            if (sheet.HasContent)
                return sheet.Build(new("xlsx", Tab: name));
        }
        throw SheetRefused.NoContent();
    }

    private static XlsxTexts SharedTexts(XlsxBook book, SheetLimits limits)
    {
        using var xml = book.Open(book.SharedTexts);
        return new(xml, limits);
    }

    private static XlsxStyles Styles(XlsxBook book)
    {
        using var xml = book.Open(book.Styles);
        return new(xml);
    }
}
