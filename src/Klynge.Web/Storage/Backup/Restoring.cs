using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage.Backup;

/// <summary>
/// Puts a backup in an empty place, on either database, whichever it came from. The whole backup is verified before
/// anything is touched; what was restored is read back and must give the same hashes; half of it is never left.
/// </summary>
internal static class Restoring
{
    public static async Task<(Manifest? Manifest, Refusal? Refusal)> Do(string path, string named, Place place, TimeProvider clock, CancellationToken cancel)
    {
        var (parcel, refusal) = await Parcel.Open(path, named, cancel);
        if (parcel is null)
            return (null, refusal);

        await using (parcel)
        {
            if (Occupied(place) is { } occupied)
                return (null, occupied);
            using var folder = FolderLock.Take(place);
            if (folder is null)
                return (null, new("A running klynge uses the folder {0}. Stop it first.", place.Folder));

            // Everything is made beside its place and moved there whole.
            var aside = Directory.CreateDirectory(Path.Combine(place.Folder, ".restoring-" + Guid.NewGuid().ToString("N")[..8])).FullName;
            try
            {
                await UnpackFiles(parcel, aside, cancel);
                refusal = place.Dialect == Dialect.Sqlite
                    ? await IntoSqlite.Do(parcel, place, aside, clock, () => MoveFiles(aside, place), cancel)
                    : await IntoPostgres.Do(parcel, place, clock, () => MoveFiles(aside, place), cancel);
                return refusal is null ? (parcel.Manifest, null) : (null, refusal);
            }
            finally
            {
                Directory.Delete(aside, recursive: true);
            }
        }
    }

    /// <summary>Makes the tables as they were when the backup was made; whether they fit is asked of the database itself.</summary>
    public static async Task<Refusal?> Prepare(Db db, Manifest manifest, CancellationToken cancel)
    {
        if (!db.Database.GetMigrations().Contains(manifest.Schema))
            return Later;
        if ((await db.Database.GetAppliedMigrationsAsync(cancel)).Any(applied => string.CompareOrdinal(applied, manifest.Schema) > 0))
            return new("The empty database already has the tables of a later version than the backup. Restore into a new one.");

        await db.Database.MigrateAsync(manifest.Schema, cancel);
        return await Tables.Misfit(db.Database.GetDbConnection(), db.Dialect, manifest, cancel) is null ? null : Later;
    }

    /// <summary>Reads back what was restored.</summary>
    public static async Task Verify(System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction? transaction, Manifest manifest, CancellationToken cancel)
    {
        foreach (var table in manifest.Tables)
            if (await Rows.Write(connection, transaction, table, Stream.Null, cancel) != (table.Rows, table.Sha256))
                throw new InvalidDataException($"What was restored to {table.Name} does not read as what was kept.");
    }

    private static Refusal Later => new("The backup was made by another version of Klynge than this one can read. Restore it with that version.");

    private static Refusal? Occupied(Place place)
    {
        foreach (var name in (string[])[place.Sqlite, place.Sqlite + "-wal", place.Files])
            if ((name != place.Sqlite && name != place.Sqlite + "-wal" || place.Dialect == Dialect.Sqlite) && (File.Exists(name) || (Directory.Exists(name) && Directory.EnumerateFileSystemEntries(name).Any())))
                return new("The folder {0} already holds data. Restore into an empty folder; nothing was touched.", place.Folder);
        return null;
    }

    private static async Task UnpackFiles(Parcel parcel, string aside, CancellationToken cancel)
    {
        foreach (var part in parcel.Manifest.Files)
        {
            var path = Path.Combine(aside, part.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var from = await parcel.Open(part.Name, cancel);
            await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await from.CopyToAsync(to, cancel);
            to.Flush(flushToDisk: true);
        }
    }

    private static void MoveFiles(string aside, Place place)
    {
        var files = Path.Combine(aside, "files");
        if (!Directory.Exists(files))
            return;
        if (Directory.Exists(place.Files))
            Directory.Delete(place.Files);
        Directory.Move(files, place.Files);
    }
}
