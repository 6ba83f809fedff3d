using System.IO.Compression;
using System.Text;

namespace Klynge.Web.Sheets;

/// <summary>A workbook's zip file and which part is what. Parts we have no use for (pictures, drawings, macros) are never unpacked, and nothing
/// is ever written under a name from the file.</summary>
internal sealed class XlsxBook : IDisposable
{
    private readonly SheetLimits limits;
    private readonly Unpacked unpacked = new();
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);

    public XlsxBook(byte[] file, SheetLimits limits)
    {
        this.limits = limits;
        RefuseManyParts(file);
        zip = new(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
            parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        ReadWorkbook();
    }

    /// <summary>The sheets a person sees, in their order: name and part.</summary>
    public List<(string Name, string Part)> Sheets { get; } = [];

    public string? SharedTexts { get; private set; }

    public string? Styles { get; private set; }

    /// <summary>Old Macintosh workbooks count days from 1904.</summary>
    public bool From1904 { get; private set; }

    public XlsxPart? Open(string? name) => name is not null && parts.TryGetValue(name, out var entry)
        ? new(new(entry.Open(), entry.CompressedLength, unpacked, limits))
        : null;

    public void Dispose() => zip.Dispose();

    // The zip reader makes an object for each part listed, however many the file says there are: so they are counted first.
    private void RefuseManyParts(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> listed = "PK\u0001\u0002"u8;
        var count = 0;
        while (file.IndexOf(listed) is var at and >= 0)
        {
            file = file[(at + listed.Length)..];
            if (++count > limits.Parts)
                throw SheetRefused.TooManyParts(limits);
        }
    }

    private void ReadWorkbook()
    {
        var workbook = Relations("").FirstOrDefault(relation => relation.Type == "officeDocument").Target ?? "xl/workbook.xml";
        using var xml = Open(workbook) ?? throw SheetRefused.NotWorkbook();
        if (workbook.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            throw SheetRefused.NotWorkbook();
        var relations = Relations(workbook);
        SharedTexts = relations.FirstOrDefault(relation => relation.Type == "sharedStrings").Target;
        Styles = relations.FirstOrDefault(relation => relation.Type == "styles").Target;
        while (xml.Next())
        {
            if (xml is { IsStart: true, Name: "workbookPr" })
                From1904 = xml["date1904"] is "1" or "true";
            else if (xml is { IsStart: true, Name: "sheet" } && xml["state"] is null or "visible")
                AddSheet(xml, relations);
        }
    }

    private void AddSheet(XlsxPart xml, List<(string? Id, string Type, string Target)> relations)
    {
        var (name, id) = (xml["name"] ?? "", xml.RelationId);
        if (relations.FirstOrDefault(relation => relation.Id == id && relation.Type == "worksheet").Target is { } part)
            Sheets.Add((name, part));
    }

    /// <summary>What a part points at: id, the last word of the kind, and the part. The empty name is the whole file.</summary>
    private List<(string? Id, string Type, string Target)> Relations(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var found = new List<(string?, string, string)>();
        using var xml = Open($"{folder}_rels/{part[folder.Length..]}.rels");
        while (xml?.Next() == true)
        {
            if (xml is { IsStart: true, Name: "Relationship" } && xml["Target"] is { } target && xml["TargetMode"] != "External")
                found.Add((xml["Id"], (xml["Type"] ?? "").Split('/')[^1], Resolve(folder, target)));
        }
        return found;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
            return target[1..];
        var path = new StringBuilder(folder);
        foreach (var step in target.Split('/'))
        {
            if (step == "..")
                path.Length = path.ToString().TrimEnd('/').LastIndexOf('/') + 1;
            else if (step != ".")
                path.Append(step).Append('/');
        }
        return path.ToString().TrimEnd('/');
    }
}
