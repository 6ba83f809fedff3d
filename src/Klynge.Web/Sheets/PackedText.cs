using System.Text;

namespace Klynge.Web.Sheets;

/// <summary>Texts one after another in pages: no object per text, and growing never copies what is there.</summary>
internal sealed class PackedText
{
    private const int PageSize = 64 << 10;
    private const byte Long = 255;
    private readonly List<byte[]> pages = [];
    private byte[] scratch = new byte[256];

    public long Length { get; private set; }

    // A byte in front: 0 for no text, its length and one for a short text, 255 and four bytes of length for a long one.
    public void Add(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            Write([0]);
            return;
        }
        if (scratch.Length < Encoding.UTF8.GetMaxByteCount(text.Length))
            scratch = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = Encoding.UTF8.GetBytes(text, scratch);
        if (length + 1 < Long)
        {
            Write([(byte)(length + 1)]);
        }
        else
        {
            Write([Long]);
            AddNumber(length);
        }
        Write(scratch.AsSpan(0, length));
    }

    public string? At(ref long at)
    {
        Span<byte> head = stackalloc byte[1];
        Read(ref at, head);
        if (head[0] == 0)
            return null;
        var length = head[0] == Long ? NumberAt(ref at) : head[0] - 1;
        Span<byte> bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
        Read(ref at, bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    public void AddNumber(int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BitConverter.TryWriteBytes(bytes, number);
        Write(bytes);
    }

    public int NumberAt(ref long at)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        Read(ref at, bytes);
        return BitConverter.ToInt32(bytes);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var offset = (int)(Length % PageSize);
            if (offset == 0)
                pages.Add(new byte[PageSize]);
            var part = bytes[..Math.Min(bytes.Length, PageSize - offset)];
            part.CopyTo(pages[^1].AsSpan(offset));
            Length += part.Length;
            bytes = bytes[part.Length..];
        }
    }

    private void Read(ref long at, Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            var rest = pages[(int)(at / PageSize)].AsSpan((int)(at % PageSize));
            var part = rest[..Math.Min(rest.Length, into.Length)];
            part.CopyTo(into);
            at += part.Length;
            into = into[part.Length..];
        }
    }
}
