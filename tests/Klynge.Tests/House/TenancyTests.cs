using System.Data.Common;
using System.Text.RegularExpressions;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Klynge.Tests.House;

/// <summary>One cluster never meets another's rows: in the model, and in both databases themselves.</summary>
public sealed class TenancyTests
{
    [Theory, OnBoth]
    public async Task Every_table_belongs_to_a_cluster_or_says_why_not(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        (await site.With((db, _) => Task.FromResult(Tenancy.Faults(db.Model, Guards.Tables(db.Model)).ToList()))).ShouldBeEmpty();
    }

    [Fact]
    public void The_migrations_for_Postgres_part_every_table_of_a_cluster()
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        options.UseKlyngePostgres("Host=localhost;Database=none");
        using var db = new PostgresDb(options.Options, new Reach(), new Actor(), TimeProvider.System, new WriteTurns(false));
        var migrations = db.GetService<IMigrationsAssembly>();
        var said = migrations.Migrations.Values.SelectMany(type => migrations.CreateMigration(type, db.Database.ProviderName!).UpOperations).OfType<SqlOperation>().Select(operation => operation.Sql).ToList();
        var parted = said.Select(sql => Regex.Match(sql, @"^CREATE POLICY reach ON (\w+) USING")).Where(match => match.Success).Select(match => match.Groups[1].Value).ToList();
        Tenancy.Faults(db.Model, parted).ShouldBeEmpty();
        foreach (var table in parted)
            said.ShouldContain($"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;");
    }

    [Fact]
    public async Task Postgres_has_a_policy_on_every_table_of_a_cluster()
    {
        Assert.SkipWhen(Databases.WhyNoPostgres is not null, Databases.WhyNoPostgres ?? "");
        await using var site = await RunningSite.Start(Dialect.Postgres);
        var parted = await site.With((db, _) => db.Database.SqlQuery<string>(
            $"SELECT c.relname AS \"Value\" FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relrowsecurity AND c.relforcerowsecurity AND p.polname = 'reach' AND p.polcmd = '*'").ToListAsync());
        (await site.With((db, _) => Task.FromResult(Tenancy.Faults(db.Model, parted).ToList()))).ShouldBeEmpty();
    }

    [Fact]
    public void A_planted_table_outside_the_rules_is_seen()
    {
        using var planted = new PlantedDb();
        Tenancy.Faults(planted.Model, ["planted_parent", "gone"]).ShouldBe(
        [
            "Loose is seen without reach", "Loose has no row policy", "Loose has no key of cluster and id", "Loose points at Parent without its cluster",
            "Lost belongs to no cluster, and nobody has said why", "Parent is seen without reach", "gone is guarded, and is no table of a cluster",
        ], ignoreOrder: true);
    }

    [Theory, OnBoth]
    public async Task The_database_refuses_a_row_that_points_into_another_cluster(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect, quiet => quiet.Logging.ClearProviders());
        var (own, foreign) = (await Sample.Fill(site, "nscc", "Norwegian Smart Care Cluster"), await Sample.Fill(site, "nht", "Norway Health Tech"));
        var tried = await site.With(async (db, _) =>
        {
            var count = 0;
            foreach (var type in Sample.InOrder(db.Model))
                foreach (var key in type.GetForeignKeys().Where(key => key.PrincipalEntityType.ClrType.IsAssignableTo(typeof(Owned))))
                {
                    var move = $"UPDATE {type.GetTableName()} SET {key.Properties[1].GetColumnName()} = {{0}} WHERE id = {{1}}";
                    var (child, parent) = (own.Rows[type.ClrType.Name], key.PrincipalEntityType.ClrType.Name);
                    (await db.Database.ExecuteSqlRawAsync(move, own.Rows[parent], child)).ShouldBe(1, move);
                    await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(move, foreign.Rows[parent], child), move);
                    count++;
                }

            return count;
        }, own.Cluster.Id, foreign.Cluster.Id);
        tried.ShouldBeGreaterThan(20);
    }

    [Theory, OnBoth]
    public async Task A_query_sees_the_rows_in_reach_and_no_others(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (own, foreign) = (await Sample.Fill(site, "nscc", "Norwegian Smart Care Cluster"), await Sample.Fill(site, "nht", "Norway Health Tech"));
        await site.With(async (db, _) =>
        {
            foreach (var type in Sample.InOrder(db.Model))
            {
                db.Reach.Set(own.Cluster.Id);
                (await Clusters(db, type.ClrType)).ShouldBe([own.Cluster.Id], type.ClrType.Name);
                db.Reach.Set();
                (await Clusters(db, type.ClrType)).ShouldBeEmpty(type.ClrType.Name);
            }

            return 0;
        }, own.Cluster.Id);
        foreign.Rows.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Postgres_itself_shows_and_takes_only_rows_in_reach()
    {
        Assert.SkipWhen(Databases.WhyNoPostgres is not null, Databases.WhyNoPostgres ?? "");
        await using var site = await RunningSite.Start(Dialect.Postgres);
        var (own, foreign) = (await Sample.Fill(site, "nscc", "Norwegian Smart Care Cluster"), await Sample.Fill(site, "nht", "Norway Health Tech"));
        var tables = await site.With((db, _) => Task.FromResult(Guards.Tables(db.Model)));
        await using var raw = new NpgsqlConnection(site.Place.Postgres);
        await raw.OpenAsync();
        (await Value(raw, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")).ShouldBe(false);
        foreach (var table in tables)
            (await Value(raw, $"SELECT count(*) FROM {table}")).ShouldBe(0L, $"{table} without reach");

        await Value(raw, $"SELECT set_config('klynge.reach', '{own.Cluster.Id}', false)");
        foreach (var table in tables)
        {
            ((long)(await Value(raw, $"SELECT count(*) FROM {table}"))!).ShouldBeGreaterThan(0, table);
            (await Value(raw, $"SELECT count(*) FROM {table} WHERE cluster_id <> '{own.Cluster.Id}'")).ShouldBe(0L, table);
            var enter = $"INSERT INTO {table} SELECT (jsonb_populate_record(r, jsonb_build_object('cluster_id', '{foreign.Cluster.Id}', 'id', gen_random_uuid()))).* FROM {table} r LIMIT 1";
            (await Should.ThrowAsync<PostgresException>(() => Value(raw, enter), table)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table);
        }
    }

    private static async Task<object?> Value(NpgsqlConnection raw, string sql)
    {
        await using var command = new NpgsqlCommand(sql, raw);
        return await command.ExecuteScalarAsync();
    }

    private static Task<List<Guid>> Clusters(Db db, Type type) =>
        (Task<List<Guid>>)typeof(TenancyTests).GetMethod(nameof(ClustersOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, [db])!;

    private static Task<List<Guid>> ClustersOf<T>(Db db) where T : class, IOfCluster => db.Set<T>().Select(row => row.ClusterId).Distinct().ToListAsync();

    private sealed class Parent : Owned;

    private sealed class Loose : Owned
    {
        public Guid ParentId { get; init; }
    }

    private sealed class Lost
    {
        public Guid Id { get; init; }
    }

    private sealed class PlantedDb : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite("Data Source=:memory:");

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Parent>().ToTable("planted_parent").HasAlternateKey(p => new { p.ClusterId, p.Id });
            modelBuilder.Entity<Loose>().HasOne<Parent>().WithMany().HasForeignKey(l => l.ParentId);
            modelBuilder.Entity<Lost>();
        }
    }
}
