using System.IO.Compression;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Klynge.Web.Storage.Backup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    private readonly string folder = Folders.New("backup");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Every_table_moves_from_SQLite_to_PostgreSQL_and_back_and_reads_the_same()
    {
        Assert.SkipWhen(Databases.WhyNoPostgres is not null, Databases.WhyNoPostgres ?? "");
        var small = await EveryTable.Fill();
        var large = await Databases.Empty(Dialect.Postgres);
        var again = await Databases.Empty(Dialect.Sqlite);

        // The one file the record names is in no folder: each backup says so, and is made.
        (await Backup(small, "1")).Json.GetProperty("missing").GetArrayLength().ShouldBe(1);
        (await Restore(large, "1")).Exit.ShouldBe(0);
        (await Backup(large, "2")).Json.GetProperty("missing").GetArrayLength().ShouldBe(1);
        (await Restore(again, "2")).Exit.ShouldBe(0);
        (await Backup(again, "3")).Json.GetProperty("missing").GetArrayLength().ShouldBe(1);

        var first = await ManifestOf("1");
        first.Tables.ShouldAllBe(table => table.Rows == 1 || table.Name == "setting");
        (await ManifestOf("2")).Tables.Select(Content).ShouldBe(first.Tables.Select(Content));
        (await ManifestOf("3")).Tables.Select(Content).ShouldBe(first.Tables.Select(Content));

        static (string, long, string) Content(TablePart table) => (table.Name, table.Rows, table.Sha256);
    }

    [Theory, OnBoth]
    public async Task A_backup_made_while_people_write_holds_all_that_was_acknowledged_before_and_nothing_half(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        using var stop = new CancellationTokenSource();
        List<string> acknowledged = [];
        var writers = Enumerable.Range(0, 3).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var slug = $"w{writer}n{i}";
                await site.NewCluster(slug, slug);
                lock (acknowledged)
                    acknowledged.Add(slug);
            }
        })).ToList();
        while (Count() < 30)
            await Task.Delay(10);
        List<string> before;
        lock (acknowledged)
            before = [.. acknowledged];

        (await Backup(site.Place, "under-way")).Exit.ShouldBe(0);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        var restored = await Databases.Empty(dialect);
        var said = await Restore(restored, "under-way");
        said.Exit.ShouldBe(0, said.Output);
        var listed = (await Run.Klynge(restored, "cluster", "list", "--json")).Json.GetProperty("clusters").EnumerateArray().Select(cluster => cluster.GetProperty("slug").GetString()!).ToHashSet();
        before.ShouldAllBe(slug => listed.Contains(slug));
        // Each founding writes one line of the journal in its own transaction.
        said.Json.GetProperty("tables").GetProperty("journal_line").GetInt64().ShouldBe(listed.Count);

        int Count()
        {
            lock (acknowledged)
                return acknowledged.Count;
        }
    }

    [Theory, OnBoth]
    public async Task The_guards_stand_in_what_was_restored(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await Backup(site.Place, "whole");
        var restored = await Databases.Empty(dialect);
        (await Restore(restored, "whole")).Exit.ShouldBe(0);

        await using var again = await RunningSite.At(restored);
        await again.With(async (db, _) =>
        {
            (await db.Journal.CountAsync()).ShouldBe(1);
            await Should.ThrowAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM journal_line"));
            return 0;
        }, cluster.Id);
        await again.With(async (db, _) =>
        {
            if (dialect == Dialect.Postgres)
                (await db.Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM journal_line").SingleAsync()).ShouldBe(0);
            return 0;
        });
    }

    [Theory, OnBoth]
    public async Task Kept_files_come_along_and_a_lost_one_is_said(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (kept, lost) = (await Keep(site, cluster.Id, "avtale.pdf", [1, 2, 3]), await Keep(site, cluster.Id, "liste.csv", [4]));
        (await Backup(site.Place, "files")).Json.GetProperty("files").GetInt32().ShouldBe(2);

        var restored = await Databases.Empty(dialect);
        (await Restore(restored, "files")).Exit.ShouldBe(0);
        await using (var content = new FileStore(restored).Open(cluster.Id, kept)!)
            content.ReadByte().ShouldBe(1);

        new FileStore(site.Place).Drop(cluster.Id, lost);
        var said = await Backup(site.Place, "files");
        said.Exit.ShouldBe(1);
        said.Json.GetProperty("missing")[0].GetString().ShouldBe("liste.csv");
    }

    [Fact]
    public async Task A_changed_byte_anywhere_or_a_cut_is_refused_and_nothing_is_touched()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        await Keep(site, (await site.NewCluster()).Id, "avtale.pdf", [.. Enumerable.Range(0, 999).Select(i => (byte)(i * i))]);
        await Backup(site.Place, "whole");
        var whole = await File.ReadAllBytesAsync(At("whole"));
        var target = Path.Combine(folder, "not-made");

        foreach (var position in Enumerable.Range(0, 60).Select(i => (int)((whole.Length - 1L) * i / 59)))
        {
            var flipped = (byte[])whole.Clone();
            flipped[position] ^= 0x20;
            await Refused(flipped, $"byte {position} of {whole.Length}");
        }

        foreach (var length in (int[])[0, 1, whole.Length / 3, whole.Length * 2 / 3, whole.Length - 1])
            await Refused(whole[..length], $"cut to {length}");
        await Refused([.. whole, 0], "one more");

        async Task Refused(byte[] bytes, string what)
        {
            await File.WriteAllBytesAsync(At("damaged"), bytes);
            var said = await Restore(new Place(target, null), "damaged");
            said.Exit.ShouldBe(1, what);
            said.Refused.ShouldContain("Nothing was restored", Case.Sensitive, what);
            Directory.Exists(target).ShouldBeFalse(what);
        }
    }

    private async Task<Guid> Keep(RunningSite site, Guid cluster, string name, byte[] bytes)
    {
        var id = Guid.CreateVersion7();
        using var content = new MemoryStream(bytes);
        var (size, sha256) = await new FileStore(site.Place).Keep(cluster, id, content, default);
        return await site.With(async (db, _) =>
        {
            var file = new StoredFile { Id = id, ClusterId = cluster, Name = name, ContentType = "application/octet-stream", Size = size, Sha256 = sha256 };
            db.Files.Add(file);
            await db.SaveChangesAsync();
            return id;
        }, cluster);
    }

    private string At(string name) => Path.Combine(folder, name);

    private Task<Said> Backup(Place place, string name) => Run.Klynge(place, "backup", At(name), "--json");

    private Task<Said> Restore(Place place, string name) => Run.Klynge(place, "restore", At(name), "--json");

    private async Task<Manifest> ManifestOf(string name)
    {
        await using var zip = await ZipFile.OpenReadAsync(At(name));
        await using var entry = await zip.GetEntry(Manifest.Entry)!.OpenAsync();
        return Manifest.Read(entry)!;
    }
}
