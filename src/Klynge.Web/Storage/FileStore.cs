using System.Security.Cryptography;

namespace Klynge.Web.Storage;

/// <summary>Kept files, by cluster and id, in names of our own making. What may be fetched is checked by who asks for it, not here.</summary>
public sealed class FileStore(Place place)
{
    /// <summary>Writes the bytes and returns their size and SHA-256; the row that names them is saved by the caller.</summary>
    public async Task<(long Size, string Sha256)> Keep(Guid clusterId, Guid id, Stream content, CancellationToken cancel)
    {
        var path = PathOf(clusterId, id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var half = path + ".part";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long size = 0;
        await using (var file = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            var buffer = new byte[81920];
            for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0; size += read)
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(half, path, overwrite: true);
        return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public Stream? Open(Guid clusterId, Guid id)
    {
        var path = PathOf(clusterId, id);
        return File.Exists(path) ? File.OpenRead(path) : null;
    }

    public void Drop(Guid clusterId, Guid id) => File.Delete(PathOf(clusterId, id));

    private string PathOf(Guid clusterId, Guid id) => Path.Combine(place.Files, clusterId.ToString("N"), id.ToString("N"));
}
