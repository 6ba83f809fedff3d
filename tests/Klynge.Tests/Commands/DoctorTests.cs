using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using Klynge.Web.Storage.Checkup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Klynge.Tests.Commands.Patient;

namespace Klynge.Tests.Commands;

/// <summary>Each thing is broken by itself, and the doctor names exactly that one.</summary>
public sealed class DoctorTests
{
    [Theory, OnBoth]
    public async Task A_sound_installation_is_well_also_while_it_serves(Dialect dialect)
    {
        await using var site = await Sound(dialect);
        var said = await Run.Klynge(site.Place, "doctor");
        said.Exit.ShouldBe(0, said.Output);
        said.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith("✓ "));
    }

    [Theory]
    [InlineData("journal_mode=DELETE")]
    [InlineData("synchronous=NORMAL")]
    [InlineData("foreign_keys=OFF")]
    [InlineData("secure_delete=OFF")]
    [InlineData("trusted_schema=ON")]
    public async Task A_setting_that_is_otherwise_is_named(string setting)
    {
        var place = await Databases.Copy(Dialect.Sqlite);
        await using var connection = new SqliteConnection($"Data Source={place.Sqlite};Pooling=False");
        await connection.OpenAsync();
        await Sql(connection, SqlitePragmas.Text);
        (await DatabaseChecks.SqliteSettings(connection, default)).Ok.ShouldBeTrue();
        await Sql(connection, "PRAGMA " + setting);

        var finding = await DatabaseChecks.SqliteSettings(connection, default);
        finding.Ok.ShouldBeFalse();
        finding.Words.Values.Single().ToString()!.ShouldStartWith(setting.Split('=')[0]);
    }

    [Fact]
    public async Task A_damaged_file_is_named() =>
        await Names("integrity", Dialect.Sqlite, place => Sqlite(place, """
            PRAGMA writable_schema=ON;
            UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'ix_account_email_key') WHERE name = 'ix_cluster_slug';
            PRAGMA schema_version = 999;
            """));

    [Fact]
    public async Task A_row_that_refers_to_nothing_is_named() =>
        await Names("references", Dialect.Sqlite, place => Sqlite(place, "PRAGMA foreign_keys=OFF; INSERT INTO journal_seal (cluster_id, number, last_line, lines, at, hash) VALUES ('no', 1, 'no', 1, '2026-01-01', '')"));

    [Theory, OnBoth]
    public async Task A_database_of_a_later_version_is_named(Dialect dialect) =>
        await Names("schema", dialect, place => Execute(place, dialect == Dialect.Sqlite
            ? "INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Later', '10')"
            : "INSERT INTO migration_history VALUES ('99990101000000_Later', '10')"));

    [Theory, OnBoth]
    public async Task A_folder_that_takes_no_files_is_named(Dialect dialect) => await Names("folder", dialect, async place =>
    {
        if (Directory.Exists(place.Files))
            Directory.Delete(place.Files, recursive: true);
        await File.WriteAllTextAsync(place.Files, "in the way");
    });

    [Fact]
    public void A_disk_that_is_nine_tenths_full_is_named()
    {
        FolderChecks.Disk(11, 100).Ok.ShouldBeTrue();
        var full = FolderChecks.Disk(10, 100);
        full.Ok.ShouldBeFalse();
        full.Words.Values.ShouldBe([10]);
    }

    [Theory, OnBoth]
    public async Task An_account_of_the_demonstration_beside_a_real_cluster_is_named(Dialect dialect)
    {
        await using var site = await Sound(dialect);
        await site.With(async (db, _) =>
        {
            db.Accounts.Add(new Account { Email = "demo@example.no", EmailKey = "demo@example.no", Name = "Demo", CreatedAt = db.Now, Demonstration = true });
            return await db.SaveChangesAsync();
        });
        (await Findings(site.Place)).ShouldBe(["demonstration"]);
    }

    [Theory, OnBoth]
    public async Task Another_version_of_the_alphabet_is_named_and_mended(Dialect dialect)
    {
        await using var site = await Sound(dialect);
        await Execute(site.Place, "UPDATE setting SET value = 'older' WHERE key = 'name-order'");
        (await Findings(site.Place)).ShouldBe(["order"]);

        (await Run.Klynge(site.Place, "doctor", "--mend")).Exit.ShouldBe(0);
        (await Findings(site.Place)).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task A_name_out_of_order_is_named_and_mended(Dialect dialect)
    {
        await using var site = await Sound(dialect);
        await site.With((db, _) => db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.NameSort, "zzz")), await Cluster(site));
        (await Findings(site.Place)).ShouldBe(["order"]);

        var mended = await Run.Klynge(site.Place, "doctor", "--mend");
        mended.Exit.ShouldBe(0, mended.Output);
        mended.Error.ShouldContain("1 names were put in order");
        (await site.With((db, _) => db.People.Select(p => p.NameSort).SingleAsync(), await Cluster(site))).ShouldBe(NameKey.Sort("Åse Ål"));
    }

    [Theory, OnBoth]
    public async Task A_kept_file_that_is_gone_is_named(Dialect dialect)
    {
        await using var site = await Sound(dialect);
        var cluster = await Cluster(site);
        await site.With(async (db, _) =>
        {
            db.Files.Add(new StoredFile { ClusterId = cluster, Name = "avtale.pdf", ContentType = "application/pdf", Sha256 = "" });
            return await db.SaveChangesAsync();
        }, cluster);
        (await Findings(site.Place)).ShouldBe(["files"]);
    }

    [Theory, OnBoth]
    public async Task A_journal_that_was_rewritten_past_its_guard_is_named(Dialect dialect)
    {
        await using var site = await Sound(dialect);
        var cluster = await Cluster(site);
        site.Clock.Forward(TimeSpan.FromHours(2));
        (await site.With((db, _) => Seals.Seal(db, cluster, default))).ShouldBe(1);
        (await Findings(site.Place)).ShouldBeEmpty();

        await Execute(site.Place, dialect == Dialect.Sqlite
            ? "DROP TRIGGER journal_line_kept_update; UPDATE journal_line SET data = '{}'; CREATE TRIGGER journal_line_kept_update BEFORE UPDATE ON journal_line BEGIN SELECT RAISE(ABORT, 'journal_only_grows'); END;"
            : $"SELECT set_config('klynge.reach', '{cluster}', false); ALTER TABLE journal_line DISABLE TRIGGER journal_line_kept; UPDATE journal_line SET data = '{{}}'; ALTER TABLE journal_line ENABLE TRIGGER journal_line_kept;");
        (await Findings(site.Place)).ShouldBe(["journal"]);
    }

    private static async Task Names(string check, Dialect dialect, Func<Place, Task> breakIt)
    {
        await using var site = await Sound(dialect);
        await breakIt(site.Place);
        (await Findings(site.Place)).ShouldBe([check]);
    }
}
