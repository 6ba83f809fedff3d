using System.Data;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage.Backup;

/// <summary>What a backup came to. Files the record names but the folder has lost are said, not hidden.</summary>
internal sealed record Packed(Manifest Manifest, long Size, IReadOnlyList<string> Missing);

/// <summary>
/// Makes a backup of the record as it stood at one instant, also while a server writes: one read transaction over every
/// table, then the files those rows name. The result stands under its name only when it is whole.
/// </summary>
internal sealed class Packing(Db db, Place place, TimeProvider clock)
{
    private const int Tries = 3;

    public async Task<(Packed? Packed, Refusal? Refusal)> Do(string path, CancellationToken cancel)
    {
        if (await Refuses(path, cancel) is { } refusal)
            return (null, refusal);

        var half = path + ".part";
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var packed = await Pack(half, cancel);
                // A file may have been dropped with its row while we read; a new look no longer names it.
                if (packed.Missing.Count > 0 && attempt < Tries)
                    continue;
                File.Move(half, path, overwrite: true);
                return (packed, null);
            }
        }
        finally
        {
            File.Delete(half);
        }
    }

    private async Task<Refusal?> Refuses(string path, CancellationToken cancel)
    {
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            return new("There is no folder {0} to write the backup to.", Path.GetDirectoryName(path)!);
        if (Directory.Exists(path))
            return new("{0} is a folder. Say the name of the file to write.", path);
        if (File.Exists(path))
        {
            await using var there = File.OpenRead(path);
            if (!Seal.IsOurs(there))
                return new("{0} is there already and is no backup of Klynge. It was left as it is.", path);
        }

        return await Schema.Fits(db, cancel)
            ? null
            : new("The database is not of this version of Klynge. Make the backup with the version that wrote it, or start “klynge serve” once to raise it.");
    }

    private async Task<Packed> Pack(string half, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None };
        // It holds everything: people, secrets, the keys of the site.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        List<string> missing = [];
        Manifest manifest;
        await using (var file = new FileStream(half, options))
        await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel))
        {
            zip.Comment = Seal.Open;
            var (tables, kept) = await PackTables(zip, cancel);
            manifest = new Manifest(Manifest.ThisFormat, About.Version, db.Database.GetMigrations().Last(), clock.GetUtcNow(), db.Dialect.ToString(), tables, await PackFiles(zip, kept, missing, cancel));
            await using var entry = await zip.CreateEntry(Manifest.Entry).OpenAsync(cancel);
            await entry.WriteAsync(manifest.Written(), cancel);
        }

        await Seal.Close(half, cancel);
        return new Packed(manifest, new FileInfo(half).Length, missing);
    }

    private async Task<(List<TablePart> Tables, List<Kept> Kept)> PackTables(ZipArchive zip, CancellationToken cancel)
    {
        await using var view = await View.Open(db, cancel);
        List<TablePart> tables = [];
        foreach (var table in Tables.Of(db))
        {
            await using var entry = await zip.CreateEntry(table.Entry, CompressionLevel.Fastest).OpenAsync(cancel);
            var (rows, hash) = await Rows.Write(view.Connection, view.Transaction, table, entry, cancel);
            tables.Add(table with { Rows = rows, Sha256 = hash });
        }

        return (tables, await db.Files.OrderBy(file => file.ClusterId).ThenBy(file => file.Id)
            .Select(file => new Kept(file.ClusterId, file.Id, file.Name, file.Sha256)).ToListAsync(cancel));
    }

    private async Task<List<FilePart>> PackFiles(ZipArchive zip, List<Kept> kept, List<string> missing, CancellationToken cancel)
    {
        var store = new FileStore(place);
        List<FilePart> files = [];
        foreach (var file in kept)
        {
            await using var content = store.Open(file.ClusterId, file.Id);
            if (content is null)
            {
                missing.Add(file.Name);
                continue;
            }

            var name = $"files/{file.ClusterId:N}/{file.Id:N}";
            await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel);
            await using var hashed = new HashedStream(entry);
            await content.CopyToAsync(hashed, cancel);
            files.Add(new FilePart(name, hashed.Length, hashed.Sha256()));
            if (hashed.Sha256() != file.Sha256)
                missing.Add(file.Name);
        }

        return files;
    }

    private sealed record Kept(Guid ClusterId, Guid Id, string Name, string Sha256);
}
