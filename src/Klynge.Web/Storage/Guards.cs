using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Klynge.Web.Storage;

/// <summary>What tables and indexes cannot say: no overlapping memberships and targets, a journal that only grows, and on PostgreSQL the row policy of the reach.</summary>
public static class Guards
{
    /// <summary>The tables that belong to clusters, by the model: those the second wall must part.</summary>
    public static IReadOnlyList<string> Tables(IModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IOfCluster))).Select(type => type.GetTableName()!).Order(StringComparer.Ordinal)];
    }

    /// <summary>The rules of the first tables, raised once, by the first migration.</summary>
    public static void Raise(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        if (migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
            foreach (var statement in Sqlite())
                migration.Sql(statement);
        else
            foreach (var statement in Postgres())
                migration.Sql(statement);
    }

    /// <summary>
    /// The second wall: PostgreSQL itself shows a connection only the clusters in its reach. Each migration names the tables
    /// it makes, for a migration once run must never read a list that grows.
    /// </summary>
    public static void Part(MigrationBuilder migration, params string[] tables)
    {
        ArgumentNullException.ThrowIfNull(migration);
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var table in tables)
        {
            migration.Sql($"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;");
            migration.Sql($"CREATE POLICY reach ON {table} USING (cluster_id = ANY (string_to_array(nullif(current_setting('klynge.reach', true), ''), ',')::uuid[]));");
        }
    }

    /// <summary>What there is one of at a time: memberships of one category, targets for the same part of the composition.</summary>
    private static readonly (string Table, string[] Of)[] Single = [("membership", ["organisation_id", "category"]), ("composition_target", ["dimension", "code"])];

    private static IEnumerable<string> Sqlite()
    {
        foreach (var (table, what) in Single)
            foreach (var moment in (string[])["INSERT", $"UPDATE OF \"from\", \"to\", {string.Join(", ", what)}"])
                yield return $"""
                    CREATE TRIGGER {table}_no_overlap_{moment[..6].ToLowerInvariant()} BEFORE {moment} ON {table}
                    WHEN EXISTS (SELECT 1 FROM {table} m WHERE m.cluster_id = NEW.cluster_id AND {string.Join(" AND ", what.Select(column => $"m.{column} = NEW.{column}"))} AND m.id <> NEW.id
                        AND m."from" <= coalesce(NEW."to", '9999-12-31') AND coalesce(m."to", '9999-12-31') >= NEW."from")
                    BEGIN SELECT RAISE(ABORT, '{table}_no_overlap'); END;
                    """;
        // What happened, happened.
        foreach (var table in (string[])["journal_line", "journal_seal"])
        {
            yield return $"CREATE TRIGGER {table}_kept_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'journal_only_grows'); END;";
            yield return $"CREATE TRIGGER {table}_kept_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'journal_only_grows'); END;";
        }
    }

    private static IEnumerable<string> Postgres()
    {
        yield return "CREATE EXTENSION IF NOT EXISTS btree_gist;";
        foreach (var (table, what) in Single)
            yield return $"""
                ALTER TABLE {table} ADD CONSTRAINT {table}_no_overlap EXCLUDE USING gist
                    (cluster_id WITH =, {string.Join(", ", what.Select(column => column + " WITH ="))}, daterange("from", "to", '[]') WITH &&);
                """;
        // What happened, happened.
        yield return """
            CREATE FUNCTION journal_only_grows() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION USING MESSAGE = 'journal_only_grows', ERRCODE = 'check_violation', CONSTRAINT = 'journal_only_grows'; END $$;
            """;
        foreach (var table in (string[])["journal_line", "journal_seal"])
            yield return $"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION journal_only_grows();";
    }
}
