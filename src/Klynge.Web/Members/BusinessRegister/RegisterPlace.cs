using System.Data.Common;
using Klynge.Web.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>
/// Where the copy of the register lies. Beside the embedded database it is a file of its own, new at every loading: nobody
/// who writes to the record waits while it is made, and who reads it reads the whole old one or the whole new one. On
/// PostgreSQL it is tables of the same database.
/// </summary>
public sealed class RegisterPlace(Place place)
{
    private const string Ending = ".db";

    private string? last;

    public Place Place => place;
    public string Folder => Path.Combine(place.Folder, "register");

    /// <summary>The name a new copy gets when it is whole: the latest name is the one that counts.</summary>
    public string NewFile(DateTime now) => Path.Combine(Folder, $"{now:yyyyMMdd'T'HHmmssfff}-{Guid.NewGuid().ToString("N")[..8]}{Ending}");

    public string? File => Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*" + Ending).Max(StringComparer.Ordinal) : null;

    /// <summary>Files of earlier loadings, and of loadings that were broken off. One that somebody still reads may stay until the next time.</summary>
    public void Sweep(string but)
    {
        foreach (var file in Directory.EnumerateFiles(Folder).Where(file => file != but && !file.EndsWith(".lock", StringComparison.Ordinal)))
            try
            {
                System.IO.File.Delete(file);
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
            }
    }

    /// <summary>A connection that reads; null where nothing has been loaded.</summary>
    public async Task<DbConnection?> Open(CancellationToken cancel)
    {
        if (place.Postgres is { } postgres)
            return await OpenPostgres(postgres, cancel);
        if (File is not { } file)
            return null;

        // Connections kept open to an older copy would keep its place on the disk.
        if (Interlocked.Exchange(ref last, file) is { } earlier && earlier != file)
            SqliteConnection.ClearPool(new SqliteConnection(ReadOnly(earlier)));
        var connection = new SqliteConnection(ReadOnly(file));
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        // A loading took its place in this very moment.
        catch (SqliteException) when (!System.IO.File.Exists(file))
        {
            await connection.DisposeAsync();
            return await Open(cancel);
        }
    }

    public static string ReadOnly(string file) => new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = true }.ToString();

    private static async Task<DbConnection?> OpenPostgres(string postgres, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT to_regclass('register_unit') IS NOT NULL", connection);
        if ((bool)(await command.ExecuteScalarAsync(cancel))!)
            return connection;
        await connection.DisposeAsync();
        return null;
    }
}
