using System.Net;
using System.Text;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members.Importing;
using Klynge.Web.Members.People;
using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Klynge.Tests.Members.People.Planted;

namespace Klynge.Tests.Members.People;

/// <summary>Somebody is planted wherever the record can hold her, and taken out: nothing of her may be left, and nobody else may miss anything.</summary>
public sealed class ErasureTests
{
    /// <summary>What is looked for afterwards, in bytes.</summary>
    private static readonly string[] Canaries = ["Xqzvik", "xqzvik", "kanariane", "Kanariane", "971 55 846", "97155846", "XQZNOTE"];

    [Theory, OnBoth]
    public async Task Nothing_of_her_is_left_anywhere(Dialect dialect)
    {
        var log = new Remembered();
        await using var site = await RunningSite.Start(dialect, builder => builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        var (cluster, her) = await Plant(site);
        (await Held(site, cluster, her)).ShouldBe(Everything());
        if (dialect == Dialect.Sqlite)
            Traces(site).ShouldNotBeEmpty();
        log.Text.Clear();

        using var manager = await site.SignedIn(cluster);
        var page = $"/nscc/people/{her}/erase";
        (await manager.Page(page)).ShouldContain("Navn på filer");
        using (var unsure = await manager.Post(page, page))
            unsure.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using (var erased = await manager.Post(page, page, ("sure", "true"), ("account", "true")))
            erased.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await manager.Page($"/nscc/people/{her}", HttpStatusCode.NotFound);
        (await manager.Page("/nscc/people")).ShouldNotContain("Xqzvik");
        (await site.With(async (db, _) => await Rows(db), cluster.Id)).ShouldBeEmpty();
        // What counts rest on stays: half a post, two learning days, one occasion, the application's outcome.
        await site.With(async (db, _) =>
        {
            (await db.Set<TeamPost>().SumAsync(t => (double)t.Share)).ShouldBe(0.5);
            (await db.Set<LearningDay>().CountAsync()).ShouldBe(1);
            (await db.OccasionParties.CountAsync()).ShouldBe(1);
            (await db.Set<MembershipApplication>().SingleAsync(a => a.ForgottenOn != null)).Outcome.ShouldBe(ApplicationOutcome.Withdrawn);
            (await db.Organisations.Select(o => o.Description).SingleAsync(d => d != null)).ShouldBe("Grunnlagt av [slettet] og Ola Berg.");
            (await db.People.Select(p => p.Name).SingleAsync()).ShouldBe("Ola Berg");
            return 0;
        }, cluster.Id);
        if (dialect == Dialect.Sqlite)
            Traces(site).ShouldBeEmpty();
        log.Text.ToString().ShouldNotContain("qzvik");
    }

    [Theory, OnBoth]
    public async Task A_namesake_keeps_her_name_in_texts(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (her, _) = (await Add(site, cluster, Name, Email), await Add(site, cluster, Name, "en.annen@firma.example"));
        var firm = await Firm(site, cluster, $"Startet av {Name}, {Email}.");
        using var manager = await site.SignedIn(cluster);
        (await manager.Page($"/nscc/people/{her}/erase")).ShouldContain("En annen i registeret har samme navn");
        (await site.With(async (_, services) => (await services.GetRequiredService<ErasePerson>().Do(her, default)).Refusal, cluster.Id)).ShouldBeNull();
        (await site.With((db, _) => db.Organisations.Where(o => o.Id == firm).Select(o => o.Description).SingleAsync(), cluster.Id)).ShouldBe($"Startet av {Name}, [slettet].");
    }

    [Theory, OnBoth]
    public async Task Who_is_erased_is_found_anew_in_no_search_and_on_no_kept_page(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var her = await Add(site, cluster, Name, Email);
        await Firm(site, cluster, $"Startet av {Name}.");
        using var staff = await site.SignedIn(cluster, Role.Staff);
        (await staff.Page("/nscc/jump?q=xqzvik")).ShouldContain($"/people/{her}");
        (await staff.Page("/nscc/members?q=xqzvik")).ShouldContain("Sanselyd");
        (await site.With(async (_, services) => (await services.GetRequiredService<ErasePerson>().Do(her, default)).Refusal, cluster.Id)).ShouldBeNull();
        (await staff.Page("/nscc/jump?q=xqzvik")).ShouldNotContain($"/people/{her}");
        (await staff.Page("/nscc/members?q=xqzvik")).ShouldNotContain("Sanselyd");
        using var staffMayNot = await staff.GetAsync(new Uri($"/nscc/people/{her}/erase", UriKind.Relative));
        staffMayNot.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBoth]
    public async Task While_a_list_comes_in_nobody_is_erased(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var her = await Add(site, cluster, Name, Email);
        var batch = new ImportBatch { ClusterId = cluster.Id, FileName = "liste.csv", Sha256 = new string('0', 64), Stage = ImportStage.Running };
        await site.With(async (db, _) =>
        {
            db.Batches.Add(batch);
            return await db.SaveChangesAsync();
        }, cluster.Id);
        await site.With(async (db, services) =>
        {
            // The list can neither come in nor be given back: both write to its row, which this holds.
            await using var turn = await db.BeginWriting();
            await db.Batches.Where(b => b.Id == batch.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.FileName, "liste.csv"));
            services.GetRequiredService<ImportRunner>().Begin(batch, null);
            (await site.With(async (_, others) => (await others.GetRequiredService<ErasePerson>().Do(her, default)).Refusal, cluster.Id)).ShouldBe(ErasePerson.ListRuns);
            return 0;
        }, cluster.Id);
        (await site.With((db, _) => db.People.CountAsync(), cluster.Id)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_list_that_was_broken_off_is_in_nobodys_way(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var her = await Add(site, cluster, Name, Email);
        await site.With(async (db, _) =>
        {
            db.Batches.Add(new ImportBatch { ClusterId = cluster.Id, FileName = "liste.csv", Sha256 = new string('0', 64), Stage = ImportStage.Running });
            return await db.SaveChangesAsync();
        }, cluster.Id);
        (await site.With(async (_, services) => (await services.GetRequiredService<ErasePerson>().Do(her, default)).Refusal, cluster.Id)).ShouldBeNull();
        (await site.With((db, _) => db.People.CountAsync(), cluster.Id)).ShouldBe(0);
    }

    /// <summary>The tables that hold something of her.</summary>
    private static async Task<IEnumerable<string>> Held(RunningSite site, Cluster cluster, Guid her)
    {
        var inCluster = await site.With(async (db, _) => await AboutSomeone.Read(db, (await db.SubjectOf(her, default))!, default), cluster.Id);
        var account = await site.With(async (db, _) => await db.Accounts.Where(a => a.EmailKey == Email).Select(a => a.Id).SingleAsync());
        var own = await site.With(async (db, _) => await AboutSomeone.Read(db, new Subject { Account = account, Emails = [Email] }, default));
        return inCluster.Concat(own).Select(part => part.Code).Distinct().Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Everything() => AboutSomeone.Tables.Select(table => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(table.Row.Name)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>All rows of every table that hold a canary, as the database itself gives them.</summary>
    private static async Task<List<string>> Rows(Db db)
    {
        var found = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var type in db.Model.GetEntityTypes())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {type.GetTableName()}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var n = 0; n < reader.FieldCount; n++)
                    if (reader.GetValue(n) is string text && Canaries.Any(canary => text.Contains(canary, StringComparison.Ordinal)))
                        found.Add($"{type.ClrType.Name}.{reader.GetName(n)}: {text}");
        }

        return found;
    }

    /// <summary>The files of the installation in which a canary stands, byte for byte: the database, its log, and whatever is kept beside it.</summary>
    private static List<string> Traces(RunningSite site)
    {
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(site.Place.Folder, "*", SearchOption.AllDirectories))
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var all = new MemoryStream();
            open.CopyTo(all);
            foreach (var canary in Canaries)
                if (all.GetBuffer().AsSpan(0, (int)all.Length).IndexOf(Encoding.UTF8.GetBytes(canary)) is >= 0 and var at)
                    found.Add($"{Path.GetFileName(file)} at {at}: {canary}");
        }

        return found;
    }
}
