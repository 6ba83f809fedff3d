using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Klynge.Tests.Commands;

/// <summary>A sound installation to break, and what the doctor finds in it.</summary>
internal static class Patient
{
    public static async Task<RunningSite> Sound(Dialect dialect)
    {
        var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.With(async (db, _) =>
        {
            db.People.Add(new Person { ClusterId = cluster.Id, Name = "Åse Ål", NameSort = NameKey.Sort("Åse Ål"), KnownSince = db.Now });
            return await db.SaveChangesAsync();
        }, cluster.Id);
        return site;
    }

    public static Task<Guid> Cluster(RunningSite site) => site.With((db, _) => db.Clusters.Select(cluster => cluster.Id).SingleAsync());

    public static async Task<string[]> Findings(Place place)
    {
        var said = await Run.Klynge(place, "doctor", "--json");
        string[] findings = [.. said.Json.GetProperty("checks").EnumerateArray().Where(check => !check.GetProperty("ok").GetBoolean()).Select(check => check.GetProperty("name").GetString()!)];
        said.Exit.ShouldBe(findings.Length > 0 ? 1 : 0);
        return findings;
    }

    public static Task Execute(Place place, string sql) => place.Postgres is null ? Sqlite(place, sql) : Postgres(place.Postgres, sql);

    public static async Task Sqlite(Place place, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={place.Sqlite};Pooling=False");
        await connection.OpenAsync();
        await Sql(connection, sql);
    }

    public static async Task Postgres(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await Sql(connection, sql);
    }

    public static async Task Sql(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
