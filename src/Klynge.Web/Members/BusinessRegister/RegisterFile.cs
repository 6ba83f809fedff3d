using System.IO.Compression;
using System.Security.Cryptography;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>How large a file of the register may be. The whole of Norway is about 200 MB packed, 2.5 GB unpacked and 1.2 million rows.</summary>
internal sealed record RegisterLimits(long Packed, long Unpacked, int Rows, int OneUnit)
{
    public static readonly RegisterLimits Usual = new(2L << 30, 8L << 30, 5_000_000, 1 << 20);
}

/// <summary>The file cannot be used; nothing of it is kept.</summary>
internal sealed class RegisterFileRefused(Refusal refusal) : Exception(refusal.Sentence)
{
    public Refusal Refusal => refusal;
}

/// <summary>
/// A file of the register as it is read: unpacked where it begins as gzip does, whatever it is called, measured against
/// the limits, and hashed on the way. It is never in memory as a whole.
/// </summary>
internal sealed class RegisterFile : IDisposable
{
    private readonly FileStream file;
    private readonly Passing raw;
    private readonly Passing content;

    private RegisterFile(FileStream file, RegisterLimits limits, bool packed)
    {
        this.file = file;
        IsPacked = packed;
        raw = new Passing(file, limits.Packed, () => new("The file is larger than {0} MB. That is more than the whole register.", limits.Packed >> 20), hashed: true);
        content = new Passing(
            packed ? new GZipStream(raw, CompressionMode.Decompress) : raw, limits.Unpacked,
            () => new("Unpacked the file is larger than {0} MB. That is more than the whole register.", limits.Unpacked >> 20));
    }

    public bool IsPacked { get; }
    public Stream Content => content;
    public DateTime WrittenAt => File.GetLastWriteTimeUtc(file.Name);

    public static RegisterFile Open(string path, string named, RegisterLimits limits)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 1 << 16 });
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new RegisterFileRefused(new("There is no file {0}.", named));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new RegisterFileRefused(new("The file {0} cannot be read.", named));
        }

        try
        {
            if (file.Length > limits.Packed)
                throw new RegisterFileRefused(new("The file is larger than {0} MB. That is more than the whole register.", limits.Packed >> 20));
            Span<byte> head = stackalloc byte[2];
            var read = file.ReadAtLeast(head, 2, throwOnEndOfStream: false);
            file.Position = 0;
            return new RegisterFile(file, limits, read == 2 && head[0] == 0x1f && head[1] == 0x8b);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// To be asked when all rows are read: reads what is left, so that the hash is that of the file, and holds the length
    /// against what the packer wrote last. Unpacking does not say by itself that the end is missing.
    /// </summary>
    public string Close()
    {
        content.CopyTo(Stream.Null);
        raw.CopyTo(Stream.Null);
        if (IsPacked && BitConverter.ToUInt32(raw.Tail.ToArray()) != (uint)content.Length)
            throw new RegisterFileRefused(new("The file is cut off, or was packed in several pieces. Fetch it again; nothing was changed."));
        return raw.Sha256();
    }

    public void Dispose()
    {
        content.Dispose();
        raw.Dispose();
        file.Dispose();
    }

    /// <summary>Counts, hashes and limits what passes.</summary>
    private sealed class Passing(Stream from, long most, Func<Refusal> tooMuch, bool hashed = false) : Stream
    {
        private readonly IncrementalHash? hash = hashed ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        private readonly byte[] tail = new byte[4];
        private long passed;

        /// <summary>The last four bytes; where a gzip file says how long it is unpacked.</summary>
        public ReadOnlySpan<byte> Tail => tail;
        public override long Length => passed;
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Position { get => passed; set => throw new NotSupportedException(); }

        public string Sha256() => Convert.ToHexStringLower(hash!.GetHashAndReset());

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read;
            try
            {
                read = from.Read(buffer);
            }
            catch (InvalidDataException)
            {
                throw new RegisterFileRefused(new("The file cannot be unpacked: it is damaged. Fetch it again; nothing was changed."));
            }

            passed += read;
            if (passed > most)
                throw new RegisterFileRefused(tooMuch());
            if (hash is not null)
                Keep(buffer[..read]);
            return read;
        }

        private void Keep(ReadOnlySpan<byte> read)
        {
            hash!.AppendData(read);
            var last = read[^Math.Min(4, read.Length)..];
            tail.AsSpan(last.Length).CopyTo(tail);
            last.CopyTo(tail.AsSpan(4 - last.Length));
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            hash?.Dispose();
            from.Dispose();
            base.Dispose(disposing);
        }
    }
}
