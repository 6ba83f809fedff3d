using System.IO.Compression;

namespace Klynge.Web.Members.Record;

/// <summary>What a file is, by what stands in it; what its name or its sender says does not count.</summary>
public sealed record Recognised(string ContentType, string Ending)
{
    private const int MostEntries = 2000;

    public static readonly Recognised Pdf = new("application/pdf", ".pdf");
    public static readonly Recognised Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    public static readonly Recognised Png = new("image/png", ".png");
    public static readonly Recognised Jpeg = new("image/jpeg", ".jpg");

    /// <summary>One of the kinds we keep, or null. The stream must be able to seek and is left at its beginning.</summary>
    public static Recognised? In(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var head = new byte[16];
        content.Position = 0;
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        var begins = head.AsSpan(0, read);
        if (begins.StartsWith("%PDF-1."u8) || begins.StartsWith("%PDF-2."u8))
            return HasEnd(content) ? Pdf : null;
        if (begins.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && begins.Length == head.Length && begins[12..].SequenceEqual("IHDR"u8))
            return Png;
        if (begins.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
            return Jpeg;
        return begins.StartsWith("PK\x03\x04"u8) && IsDocx(content) ? Docx : null;
    }

    // A PDF says where it ends; one that was cut off on its way does not.
    private static bool HasEnd(Stream content)
    {
        var tail = new byte[Math.Min(2048, content.Length)];
        content.Seek(-tail.Length, SeekOrigin.End);
        content.ReadExactly(tail);
        content.Position = 0;
        return tail.AsSpan().IndexOf("%%EOF"u8) >= 0;
    }

    // Only the list of entries is read: nothing is unpacked here. A document with macros is not kept.
    private static bool IsDocx(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var names = zip.Entries.Take(MostEntries + 1).Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return names.Count <= MostEntries && names.Contains("[Content_Types].xml") && names.Contains("word/document.xml")
                && !names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        // Cut off or made by hand: whatever the reader stumbles over, it is no document.
        catch (Exception stumbled) when (stumbled is InvalidDataException or IOException or ArgumentException)
        {
            return false;
        }
        finally
        {
            content.Position = 0;
        }
    }
}
