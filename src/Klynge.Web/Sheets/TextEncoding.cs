using System.Text;
using System.Text.Unicode;

namespace Klynge.Web.Sheets;

/// <summary>Which encoding a text file is in: said by a byte order mark, else UTF-16 by where its zero bytes are, else UTF-8 when valid,
/// else Windows-1252, which holds Latin-1 and is what Excel in Norway writes as plain CSV.</summary>
internal static class TextEncoding
{
    private const int Sample = 4096;

    public static Encoding Of(ReadOnlySpan<byte> file) => file switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ when Zeros(file, 1) => Encoding.Unicode,
        _ when Zeros(file, 0) => Encoding.BigEndianUnicode,
        _ when Utf8.IsValid(file) => Encoding.UTF8,
        _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
    };

    /// <summary>Programs and pictures have control characters all over; a text with a stray one is still a text.</summary>
    public static bool LooksBinary(ReadOnlySpan<byte> file, Encoding encoding)
    {
        if (!encoding.IsSingleByte && encoding.CodePage != Encoding.UTF8.CodePage)
            return false;
        var sample = file[..Math.Min(file.Length, Sample)];
        var controls = 0;
        foreach (var b in sample)
        {
            if (b is < 0x09 or (> 0x0D and < 0x20) or 0x7F)
                controls++;
        }
        return controls > 10 && controls > sample.Length / 20;
    }

    // Text of Western letters in UTF-16 has a zero in nearly every second byte, and none in the others.
    private static bool Zeros(ReadOnlySpan<byte> file, int place)
    {
        var sample = file[..(Math.Min(file.Length, Sample) & ~1)];
        int here = 0, there = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
                _ = i % 2 == place ? here++ : there++;
        }
        var pairs = sample.Length / 2;
        return pairs > 1 && here > pairs / 2 && there <= pairs / 50;
    }
}
