namespace Klynge.Web.Sheets;

/// <summary>What has been unpacked of one workbook so far, over all parts that were opened.</summary>
internal sealed class Unpacked
{
    public long Bytes { get; set; }
}

/// <summary>Where a part is unpacked, and stopped: by the bytes that really came out, and by markup that no spreadsheet program writes
/// but which would make an XML reader hold all of it at once (a tag with a million attributes, a comment of 100 MiB).</summary>
internal sealed class XlsxTap(Stream part, long packed, Unpacked all, SheetLimits limits) : Stream
{
    // Between one tag and the next at most a cell's text, each character at its longest: "_x0041_" or "&#x1F600;".
    private readonly int between = Math.Max(limits.CharactersInCell, 8_000) * 9;
    private long bytes;
    private int run;
    private byte before, beforeThat;
    private bool aside;

    public override int Read(Span<byte> buffer)
    {
        var read = part.Read(buffer);
        bytes += read;
        all.Bytes += read;
        if (all.Bytes > limits.BytesUnpacked)
            throw SheetRefused.Unpacked(limits);
        if (bytes > 1 << 20 && bytes > packed * limits.PackedTimes)
            throw SheetRefused.PackedTooTight(limits);
        foreach (var b in buffer[..read])
            Watch(b);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    private void Watch(byte b)
    {
        if (aside)
        {
            aside = b != '>' || before != beforeThat || before is not ((byte)'-' or (byte)']');
        }
        else if (b == '<')
        {
            run = 0;
        }
        else if (before == '<' && b == '!')
        {
            aside = true;
        }
        if (aside && beforeThat == '<' && before == '!' && b == 'D')
            throw SheetRefused.DocumentType();
        if (++run > between)
            throw SheetRefused.LongText(limits);
        (beforeThat, before) = (before, b);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        part.Dispose();
        base.Dispose(disposing);
    }
}
