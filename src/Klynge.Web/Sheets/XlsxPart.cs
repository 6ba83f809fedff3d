using System.Text;
using System.Xml;

namespace Klynge.Web.Sheets;

/// <summary>One XML part of a workbook, read forwards: never a document type, never deep, never an endless number of names. Names are
/// compared without their namespace, since the strict and the transitional form of the format differ only there.</summary>
internal sealed class XlsxPart : IDisposable
{
    // Rich text in a cell is nine deep; extensions add a few.
    private const int Depth = 64;
    private readonly XmlReader xml;

    // Always UTF-8, as every spreadsheet program writes: what the tap saw and what is parsed must be the same characters.
    public XlsxPart(XlsxTap tap) => xml = XmlReader.Create(new StreamReader(tap, Encoding.UTF8, false), new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        NameTable = new FewNames(),
        CloseInput = true,
    });

    public string Name => xml.LocalName;

    public bool IsStart => xml.NodeType == XmlNodeType.Element;

    public bool IsEnd => xml.NodeType == XmlNodeType.EndElement || (IsStart && xml.IsEmptyElement);

    public bool IsText => xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;

    public string Text => xml.Value;

    public string? this[string attribute] => xml.GetAttribute(attribute);

    /// <summary>The r:id of a sheet, whose prefix and namespace vary.</summary>
    public string? RelationId
    {
        get
        {
            for (var found = xml.MoveToFirstAttribute(); found; found = xml.MoveToNextAttribute())
            {
                if (xml.LocalName != "id" || xml.Prefix.Length == 0)
                    continue;
                var id = xml.Value;
                xml.MoveToElement();
                return id;
            }
            xml.MoveToElement();
            return null;
        }
    }

    public bool Next()
    {
        var more = xml.Read();
        return xml.Depth <= Depth ? more : throw SheetRefused.Damaged();
    }

    public void Dispose() => xml.Dispose();

    // An XML reader keeps every name it met; a workbook has a few hundred.
    private sealed class FewNames : NameTable
    {
        private int left = 5_000;

        public override string Add(char[] key, int start, int len)
        {
            var known = Get(key, start, len);
            return known ?? (left-- > 0 ? base.Add(key, start, len) : throw SheetRefused.Damaged());
        }

        public override string Add(string key) => Get(key) ?? (left-- > 0 ? base.Add(key) : throw SheetRefused.Damaged());
    }
}
