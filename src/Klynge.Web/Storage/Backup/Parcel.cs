using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Klynge.Web.Storage.Backup;

/// <summary>A backup that has been looked through to its last byte and found whole.</summary>
internal sealed class Parcel : IAsyncDisposable
{
    private readonly ZipArchive zip;

    private Parcel(ZipArchive zip, Manifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public Manifest Manifest { get; }

    public Task<Stream> Open(string entry, CancellationToken cancel) => zip.GetEntry(entry)!.OpenAsync(cancel);

    public static async Task<(Parcel? Parcel, Refusal? Refusal)> Open(string path, string named, CancellationToken cancel)
    {
        if (!File.Exists(path))
            return (null, new("There is no file {0}.", named));

        var file = File.OpenRead(path);
        try
        {
            if (!await Seal.IsWhole(file, cancel))
                return (null, Damaged(named, await Looks(file)));
            if (await Read(file, cancel) is { } parcel)
            {
                file = null;
                return (parcel, null);
            }

            return (null, new("The backup {0} was made by another version of Klynge and cannot be read by this one.", named));
        }
        catch (InvalidDataException)
        {
            return (null, Damaged(named, true));
        }
        finally
        {
            if (file is not null)
                await file.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    private static async Task<bool> Looks(FileStream file)
    {
        file.Position = 0;
        var start = new byte[4];
        return await file.ReadAtLeastAsync(start, 4, throwOnEndOfStream: false) == 4 && start is [0x50, 0x4B, 3, 4];
    }

    private static Refusal Damaged(string named, bool looks) => looks
        ? new("The backup {0} is damaged: it is not what was written. Nothing was restored; take another copy of it.", named)
        : new("{0} is no backup of Klynge. Nothing was restored.", named);

    private static async Task<Parcel?> Read(FileStream file, CancellationToken cancel)
    {
        file.Position = 0;
        var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: Encoding.UTF8, cancel);
        if (zip.GetEntry(Manifest.Entry) is not { Length: < Manifest.Largest } entry)
            throw new InvalidDataException("No manifest.");
        Manifest? manifest;
        await using (var stream = await entry.OpenAsync(cancel))
            manifest = Manifest.Read(stream);
        if (manifest is null)
            return null;
        foreach (var table in manifest.Tables)
            await Check(zip, table.Entry, table.Sha256, table.Rows, null, cancel);
        foreach (var part in manifest.Files)
            await Check(zip, part.Name, part.Sha256, null, part.Size, cancel);
        if (zip.Entries.Count != 1 + manifest.Tables.Count + manifest.Files.Count)
            throw new InvalidDataException("A part the manifest does not know.");
        return new Parcel(zip, manifest);
    }

    private static async Task Check(ZipArchive zip, string name, string sha256, long? lines, long? size, CancellationToken cancel)
    {
        if (zip.GetEntry(name) is not { } entry)
            throw new InvalidDataException($"No {name}.");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var stream = await entry.OpenAsync(cancel);
        var buffer = new byte[1 << 16];
        long counted = 0, read = 0;
        for (int got; (got = await stream.ReadAsync(buffer, cancel)) > 0; read += got)
        {
            hash.AppendData(buffer, 0, got);
            counted += buffer.AsSpan(0, got).Count((byte)'\n');
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != sha256 || (lines ?? counted) != counted || (size ?? read) != read)
            throw new InvalidDataException($"{name} is not what was written.");
    }
}
