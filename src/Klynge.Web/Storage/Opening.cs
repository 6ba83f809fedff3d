using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Klynge.Web.Storage;

/// <summary>How either database is opened: the same settings wherever the product runs.</summary>
public static class Opening
{
    public static void AddStorage(this IServiceCollection services, Place place)
    {
        services.AddSingleton(place);
        services.AddScoped<Reach>();
        services.AddScoped<Actor>();
        services.AddSingleton(new WriteTurns(oneAtATime: place.Dialect == Dialect.Sqlite));
        services.AddSingleton<FileStore>();
        services.AddScoped<Compacting>();
        if (place.Dialect == Dialect.Sqlite)
        {
            services.AddDbContext<SqliteDb>(options => options.UseKlyngeSqlite(place.Sqlite));
            services.AddScoped<Db>(provider => provider.GetRequiredService<SqliteDb>());
        }
        else
        {
            services.AddDbContext<PostgresDb>((provider, options) => options.UseKlyngePostgres(place.Postgres!).AddInterceptors(new ReachOfConnection(provider.GetRequiredService<Reach>())));
            services.AddScoped<Db>(provider => provider.GetRequiredService<PostgresDb>());
        }
    }

    public static DbContextOptionsBuilder UseKlyngeSqlite(this DbContextOptionsBuilder options, string file) => options
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, Pooling = true, DefaultTimeout = 30 }.ToString())
        .AddInterceptors(new SqlitePragmas())
        .ConfigureWarnings(Warnings);

    public static DbContextOptionsBuilder UseKlyngePostgres(this DbContextOptionsBuilder options, string connection) => options
        .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("migration_history"))
        .ConfigureWarnings(Warnings);

    private static void Warnings(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(RelationalEventId.MultipleCollectionIncludeWarning);
}

/// <summary>
/// WAL with full synchronisation: with less, a power cut loses what was acknowledged. Deleted text is overwritten, and a
/// schema is never trusted to run functions.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public const string Text = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Text;
        command.ExecuteNonQuery();
    }
}

/// <summary>Tells PostgreSQL the reach of the request on every connection it opens; the row policy reads it there.</summary>
internal sealed class ReachOfConnection(Reach reach) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = "SELECT set_config('klynge.reach', @reach, false)";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("reach", string.Join(',', reach.Clusters));
        command.Parameters.Add(parameter);
        return command;
    }
}
