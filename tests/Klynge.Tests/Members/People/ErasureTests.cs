using System.Net;
using System.Text;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Members.Importing;
using Klynge.Web.Members.People;
using Klynge.Web.Post;
using Klynge.Web.Shell.Api;
using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Klynge.Tests.Members.People;

/// <summary>Somebody is planted wherever the record can hold her, and taken out: nothing of her may be left, and nobody else may miss anything.</summary>
public sealed class ErasureTests
{
    private const string Name = "Kanariane Xqzvik";
    private const string Email = "kanariane.xqz@firma.example";
    private const string Phone = "971 55 846";

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
            // The list waits for its turn to write, which this holds.
            await using var turn = await db.BeginWriting();
            if (dialect == Dialect.Postgres)
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ImportMembers.TurnOf(cluster.Id)})");
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

    private static Task<Guid> Add(RunningSite site, Cluster cluster, string name, string email) => site.With(async (_, services) =>
        (await services.GetRequiredService<AddPerson>().Do(new NewPerson(name, email, email == Email ? Phone : null), default)).Person!.Id, cluster.Id);

    private static Task<Guid> Firm(RunningSite site, Cluster cluster, string? description) => site.With(async (db, _) =>
    {
        var (firm, _) = Organisation.Enter(cluster.Id, "Sanselyd AS", new DateOnly(2020, 1, 1));
        firm!.Change(OrganisationField.Description, description, new DateOnly(2020, 1, 1)).ShouldBeNull();
        db.Add(firm);
        var (membership, _) = Membership.Begin(cluster.Id, firm.Id, MembershipCategory.Member, new DateOnly(2020, 1, 1), null, null, new DateOnly(2026, 5, 12));
        db.Add(membership!);
        await db.SaveChangesAsync();
        return firm.Id;
    }, cluster.Id);

    /// <summary>A row of hers in every table that can hold one, and her name wherever others may have written it.</summary>
    private static async Task<(Cluster Cluster, Guid Her)> Plant(RunningSite site)
    {
        var cluster = await site.NewCluster();
        var (her, ola) = (await Add(site, cluster, Name, Email), await Add(site, cluster, "Ola Berg", "ola@firma.example"));
        var firm = await Firm(site, cluster, $"Grunnlagt av {Name} og Ola Berg.");
        await site.With(async (db, services) =>
        {
            var now = db.Now;
            var account = new Account { Email = "Kanariane.Xqz@firma.example", EmailKey = Email, Name = Name, CreatedAt = now };
            db.AddRange(
                account, new AccountRole { AccountId = account.Id, ClusterId = cluster.Id, Role = Role.MemberContact, OrganisationId = firm, From = now },
                new Session { Hash = new string('1', 64), AccountId = account.Id, CreatedAt = now, SeenAt = now, EndsAt = now.AddDays(1), Provider = "kanariane" },
                new Klynge.Web.Access.Passkeys.Passkey { AccountId = account.Id, CredentialId = Encoding.UTF8.GetBytes("kanariane-id"), PublicKey = Encoding.UTF8.GetBytes("kanariane-key"), Transports = "usb", Domain = "localhost", Name = "Kanarianes nøkkel", CreatedAt = now },
                new Klynge.Web.Access.Outside.OutsideLogin { AccountId = account.Id, Issuer = "https://id.example", Subject = "kanariane-97155846", CreatedAt = now },
                new ApiToken { Hash = new string('2', 64), AccountId = account.Id, ClusterId = cluster.Id, Name = "Kanarianes program", Ending = "abcd", MadeAt = now, EndsAt = now.AddDays(1) },
                new OneTimeToken { Hash = new string('3', 64), Purpose = TokenPurpose.Invitation, EmailKey = Email, Name = Name, ClusterId = cluster.Id, Role = Role.MemberContact, MadeAt = now, EndsAt = now.AddDays(1) },
                new Letter { ClusterId = cluster.Id, To = "Kanariane.Xqz@firma.example", Subject = "Til Kanariane", Body = "Hei Kanariane", Trouble = Email, WrittenAt = now },
                new Letter { ClusterId = cluster.Id, To = "leder@klyngen.example", Subject = $"Søknad fra {Name}", Body = $"{Name} har søkt.", Trouble = null, WrittenAt = now },
                new KeptAnswer { ClusterId = cluster.Id, AccountId = account.Id, Key = "kanariane", Asked = "x", At = now, Status = 201, Body = $$"""{"name":"{{Name}}"}""" },
                SavedView.Keep(cluster.Id, account.Id, "Kanarianes liste", $"q={Uri.EscapeDataString(Name)}", []).Item1!,
                SavedView.Keep(cluster.Id, null, "Delt liste", $"q={Uri.EscapeDataString(Name)}&kind=company", []).Item1!);
            await db.SaveChangesAsync();

            var person = await db.People.SingleAsync(p => p.Id == her);
            var (role, _) = PersonRole.Begin(person, firm, "Leder XQZNOTE", new DateOnly(2024, 1, 1), null, new DateOnly(2026, 5, 12));
            var (consent, _) = Consent.Give(person, "newsletter", "consent", "XQZNOTE på telefon", new DateOnly(2024, 1, 1), new DateOnly(2026, 5, 12));
            var (others, _) = Consent.Give(await db.People.SingleAsync(p => p.Id == ola), "newsletter", "consent", $"sagt til {Name}", new DateOnly(2024, 1, 1), new DateOnly(2026, 5, 12));
            db.AddRange(role!, consent!, others!);
            var (post, skill, days) = (new TeamPost { ClusterId = cluster.Id, Title = "" }, new Competence { ClusterId = cluster.Id, Words = "" }, new LearningDay { ClusterId = cluster.Id, Subject = "" });
            post.Write(her, "Leder XQZNOTE", 50, new DateOnly(2024, 1, 1), null, new DateOnly(2026, 5, 12)).ShouldBeNull();
            skill.Write(her, "XQZNOTE", new DateOnly(2024, 1, 1), null, new DateOnly(2026, 5, 12)).ShouldBeNull();
            days.Write(her, "XQZNOTE", 2, new DateOnly(2024, 1, 1), new DateOnly(2026, 5, 12)).ShouldBeNull();
            var occasion = new Klynge.Occasions.Occasion { ClusterId = cluster.Id, Kind = "event", SourceId = Guid.NewGuid(), From = new(2025, 1, 1), To = new(2025, 1, 1), Size = 2 };
            db.AddRange(post, skill, days, occasion, new Klynge.Occasions.OccasionParty { ClusterId = cluster.Id, OccasionId = occasion.Id, OrganisationId = firm, PersonId = her, Part = "speaker", On = new(2025, 1, 1) });
            var wanted = new ContactFacts(Name, Email, Phone, "Leder XQZNOTE", new DateOnly(2024, 1, 1), null, false);
            var asked = ContactCorrection.Ask(firm, role, person, wanted, ContactParts.Email, account.Id, now);
            asked.Answer(false, $"{Name} svarte ikke", account.Id, now);
            var organisation = await db.Organisations.SingleAsync(o => o.Id == firm);
            var correction = Correction.Ask(organisation, OrganisationField.Website, $"https://firma.example/{Email}", account.Id, now);
            db.AddRange(asked, correction, new Contribution { ClusterId = cluster.Id, OrganisationId = firm, Kind = "hours", On = new(2025, 1, 1), Note = $"{Name} holdt foredrag" },
                new PublishedFact { ClusterId = cluster.Id, OrganisationId = firm, Dated = "2025", Kind = "established", Words = $"{Name} ble daglig leder", Source = "avis" },
                new StoredFile { ClusterId = cluster.Id, Name = $"{Name} avtale.pdf", ContentType = "application/pdf", Sha256 = new string('0', 64), Right = Deed.SeeRegister, At = now });
            await db.Clusters.Where(c => c.Id == cluster.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.About, $"Spør {Name}").SetProperty(c => c.PublicEmail, Email));
            await db.SaveChangesAsync();

            await using var list = new MemoryStream(Encoding.UTF8.GetBytes($"navn;kontakt;e-post\nSanselyd AS;{Name};{Email}\n"));
            db.Actor.Is(account.Id);
            (await services.GetRequiredService<ReceiveList>().Do(list, "liste.csv", default)).Refusal.ShouldBeNull();
            return 0;
        }, cluster.Id);
        await Apply(site, cluster);
        return (cluster, her);
    }

    private static Task<int> Apply(RunningSite site, Cluster cluster) => site.With(async (db, _) =>
    {
        var goal = new StrategicGoal { ClusterId = cluster.Id, TextNb = "Flere", TextEn = "", From = new(2020, 1, 1) };
        db.Add(goal);
        await db.SaveChangesAsync();
        var (application, wrong) = MembershipApplication.Send(cluster.Id, new ApplicationText
        {
            Name = "Søkeren AS", Kind = "company", ContactName = Name, ContactEmail = "KANARIANE.xqz@firma.example", ContactPhone = Phone, Accepted = true,
            Relevance = "XQZNOTE " + new string('x', ApplicationText.ShortestRelevance), Offers = "XQZNOTE", Seeks = "XQZNOTE", Website = "https://kanariane.example",
        }, AdmissionTerms.Usual(cluster.Id), "nb", new string('4', 64), new DateOnly(2026, 5, 12), db.Now);
        wrong.ShouldBeEmpty();
        var (assessment, unclear) = ApplicationAssessment.Of(application!, [goal.Id], new Dictionary<Guid, Judged> { [goal.Id] = new(2, "XQZNOTE") }, AssessmentAdvice.Unsure, $"XQZNOTE, kjenner {Name}", Guid.CreateVersion7(), db.Now);
        unclear.ShouldBeEmpty();
        db.AddRange(application!, assessment!);
        return await db.SaveChangesAsync();
    }, cluster.Id);

    private sealed class Remembered : ILoggerProvider, ILogger
    {
        public StringBuilder Text { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Text)
                Text.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
        }

        public void Dispose()
        {
        }
    }
}
