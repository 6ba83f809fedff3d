using Microsoft.EntityFrameworkCore.Migrations;

namespace Klynge.Web.Storage;

/// <summary>What tables and indexes cannot say: no overlapping memberships, a journal that only grows, and on PostgreSQL the row policy of the reach.</summary>
internal static class Guards
{
    private static readonly string[] TenantOwned =
    [
        "cluster_name", "office", "cluster_field", "published_fact", "strategic_goal", "cluster_partner", "team_post", "competence", "learning_day",
        "organisation", "organisation_name", "staff_count", "seat", "organisation_tag", "field_visibility", "organisation_change", "correction",
        "membership", "contribution", "person", "person_role", "consent", "occasion", "occasion_party", "import_batch", "remembered_columns",
        "stored_file", "journal_line", "journal_seal",
    ];

    public static IReadOnlyList<string> Tables => TenantOwned;

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

    private static IEnumerable<string> Sqlite()
    {
        // Never two memberships at once in one category.
        foreach (var moment in (string[])["INSERT", "UPDATE OF \"from\", \"to\", category, organisation_id"])
            yield return $"""
                CREATE TRIGGER membership_no_overlap_{moment[..6].ToLowerInvariant()} BEFORE {moment} ON membership
                WHEN EXISTS (SELECT 1 FROM membership m WHERE m.cluster_id = NEW.cluster_id AND m.organisation_id = NEW.organisation_id
                    AND m.category = NEW.category AND m.id <> NEW.id
                    AND m."from" <= coalesce(NEW."to", '9999-12-31') AND coalesce(m."to", '9999-12-31') >= NEW."from")
                BEGIN SELECT RAISE(ABORT, 'membership_no_overlap'); END;
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
        // Never two memberships at once in one category.
        yield return """
            ALTER TABLE membership ADD CONSTRAINT membership_no_overlap EXCLUDE USING gist
                (cluster_id WITH =, organisation_id WITH =, category WITH =, daterange("from", "to", '[]') WITH &&);
            """;
        // What happened, happened.
        yield return """
            CREATE FUNCTION journal_only_grows() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION USING MESSAGE = 'journal_only_grows', ERRCODE = 'check_violation', CONSTRAINT = 'journal_only_grows'; END $$;
            """;
        foreach (var table in (string[])["journal_line", "journal_seal"])
            yield return $"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION journal_only_grows();";
        // The second wall: the database itself shows a connection only the clusters in its reach.
        foreach (var table in TenantOwned)
        {
            yield return $"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;";
            yield return $"CREATE POLICY reach ON {table} USING (cluster_id = ANY (string_to_array(nullif(current_setting('klynge.reach', true), ''), ',')::uuid[]));";
        }
    }
}
