using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Klynge.Tests.Site;

/// <summary>A migrated, empty database of each kind, made once; every test gets its own copy.</summary>
public static class Databases
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqlite);
    private static readonly Lazy<Task<ThrowAway?>> Server = new(ThrowAway.Start);
    private static int counter;

    public static string? WhyNoPostgres => ThrowAway.Binaries is null ? "PostgreSQL is not installed; bin/setup installs it" : null;

    public static async Task<Place> Copy(Dialect dialect)
    {
        var folder = Folders.New("test");
        if (dialect == Dialect.Sqlite)
        {
            File.Copy(await SqliteTemplate.Value, Path.Combine(folder, Place.FileName));
            return new Place(folder, null);
        }

        var server = await Server.Value ?? throw new InvalidOperationException(WhyNoPostgres);
        return new Place(folder, await server.NewDatabase($"test_{Interlocked.Increment(ref counter)}"));
    }

    /// <summary>A place with no database yet, or a PostgreSQL database without tables.</summary>
    public static async Task<Place> Empty(Dialect dialect, string from = "template0")
    {
        var folder = Folders.New("empty");
        if (dialect == Dialect.Sqlite)
            return new Place(folder, null);

        var server = await Server.Value ?? throw new InvalidOperationException(WhyNoPostgres);
        return new Place(folder, await server.NewDatabase($"empty_{Interlocked.Increment(ref counter)}", from));
    }

    /// <summary>Stops the PostgreSQL server, if a test has started it.</summary>
    public static async Task Stop()
    {
        if (Server.IsValueCreated && await Server.Value is { } server)
            server.Stop();
    }

    private static async Task<string> MakeSqlite()
    {
        var file = Path.Combine(Folders.New("template"), "template.db");
        var options = new DbContextOptionsBuilder<SqliteDb>();
        options.UseKlyngeSqlite(file);
        await using (var db = new SqliteDb(options.Options, new Reach(), new Actor(), TimeProvider.System, new WriteTurns(true)))
        {
            (await Schema.Raise(db)).ShouldBeNull();
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return file;
    }
}

/// <summary>A throw-away PostgreSQL under its own user on a free port, gone with the test run.</summary>
internal sealed class ThrowAway
{
    private const string Template = "klynge_template";
    private readonly string data;
    private readonly string connection;
    private readonly SemaphoreSlim copying = new(1, 1);

    private ThrowAway(string data, string connection) => (this.data, this.connection) = (data, connection);

    public static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).OrderDescending().FirstOrDefault()
        : null;

    public static async Task<ThrowAway?> Start()
    {
        if (Binaries is null)
            return null;

        var folder = Folders.New("pg");
        Run("chmod", "777", folder);
        var data = Path.Combine(folder, "data");
        AsPostgres(Path.Combine(Binaries, "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var port = FreePort();
        AsPostgres(Path.Combine(Binaries, "pg_ctl"), "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=300", "start");
        var server = new ThrowAway(data, $"Host=127.0.0.1;Port={port};Include Error Detail=true;Maximum Pool Size=20;Connection Idle Lifetime=10;Connection Pruning Interval=5");
        // The product is no superuser here, or the row policies would not hold for it.
        await server.Execute("postgres", "postgres", "CREATE ROLE klynge LOGIN NOSUPERUSER CREATEDB");
        await server.Execute("postgres", "postgres", $"CREATE DATABASE {Template} OWNER klynge");
        var options = new DbContextOptionsBuilder<PostgresDb>();
        options.UseKlyngePostgres(server.To(Template, "klynge") + ";Pooling=false");
        await using var db = new PostgresDb(options.Options, new Reach(), new Actor(), TimeProvider.System, new WriteTurns(false));
        (await Schema.Raise(db)).ShouldBeNull();
        return server;
    }

    public void Stop() => AsPostgres(Path.Combine(Binaries!, "pg_ctl"), "-D", data, "-m", "immediate", "stop");

    public async Task<string> NewDatabase(string name, string from = Template)
    {
        await copying.WaitAsync();
        try
        {
            await Execute("postgres", "klynge", $"CREATE DATABASE {name} TEMPLATE {from} OWNER klynge");
        }
        finally
        {
            copying.Release();
        }

        return To(name, "klynge");
    }

    private string To(string database, string user) => $"{connection};Database={database};Username={user}";

    private async Task Execute(string database, string user, string sql)
    {
        await using var open = new NpgsqlConnection(To(database, user) + ";Pooling=false");
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(sql, open);
        await command.ExecuteNonQueryAsync();
    }

    private static void AsPostgres(string program, params string[] arguments)
    {
        if (Environment.UserName == "root")
            Run("runuser", ["-u", "postgres", "--", program, .. arguments]);
        else
            Run(program, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        // Output goes to a file of the server's own: a pipe it inherits would never close.
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = false, RedirectStandardError = false, WorkingDirectory = "/tmp" };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
