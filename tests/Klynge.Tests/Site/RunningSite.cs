using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Access;
using Klynge.Web.Members;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Klynge.Tests.Site;

/// <summary>The real site on a free port with its own database and a clock the test sets.</summary>
public sealed class RunningSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningSite(WebApplication app, Place place, TestClock clock) => (this.app, Place, Clock) = (app, place, clock);

    public Place Place { get; }
    public TestClock Clock { get; }
    public IServiceProvider Services => app.Services;

    /// <summary>Always "localhost": passkeys and secure cookies want it.</summary>
    public Uri Address => new(app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    public static async Task<RunningSite> Start(Dialect dialect, Action<WebApplicationBuilder>? more = null) => await At(await Databases.Copy(dialect), more);

    /// <summary>On a database that is there already.</summary>
    public static async Task<RunningSite> At(Place place, Action<WebApplicationBuilder>? more = null)
    {
        var clock = new TestClock(new DateTimeOffset(2026, 5, 12, 8, 0, 0, TimeSpan.Zero));
        var app = Klynge.Web.Shell.Site.Build(place, ["--urls", "http://127.0.0.1:0", "--ApiRequestsPerMinute", "100000"], builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            // Hashing is dear on purpose; here people sign in by the hundred.
            builder.Services.Replace(ServiceDescriptor.Singleton(new Passwords(2_000)));
            builder.Logging.SetMinimumLevel(LogLevel.Error);
            more?.Invoke(builder);
        });
        await app.StartAsync();
        return new RunningSite(app, place, clock);
    }

    /// <summary>Where somebody signs in by a browser: it throws away a cookie whose last day is past by its own clock.</summary>
    public void TodaysClock() => Clock.Set(TimeProvider.System.GetUtcNow());

    /// <summary>Does something with the record, reaching the clusters named.</summary>
    public async Task<T> With<T>(Func<Db, IServiceProvider, Task<T>> work, params Guid[] reach)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        db.Reach.Set(reach);
        return await work(db, scope.ServiceProvider);
    }

    public Task<Cluster> NewCluster(string slug = "nscc", string name = "Norwegian Smart Care Cluster", bool demonstration = false) => With(async (_, services) =>
    {
        var (cluster, refusal) = await services.GetRequiredService<FoundCluster>().Do(slug, name, default, demonstration);
        refusal.ShouldBeNull();
        return cluster!;
    });

    /// <summary>A browser signed in as someone new with this role in the cluster; without a role, as a stranger with an account.</summary>
    public async Task<HttpClient> SignedIn(Cluster? cluster, Role? role = Role.Manager, Guid? organisation = null, string? email = null)
    {
        var key = Secrets.New();
        email ??= $"kari{Guid.NewGuid():N}@klyngen.example";
        await With(async (db, _) =>
        {
            var account = new Account { Email = email, EmailKey = Account.Key(email), Name = "Kari Nordgård", CreatedAt = db.Now };
            db.Accounts.Add(account);
            if (role is { } held)
                db.Roles.Add(new AccountRole { AccountId = account.Id, ClusterId = held == Role.Owner ? null : cluster!.Id, Role = held, OrganisationId = organisation, From = db.Now });
            return await db.SaveChangesAsync();
        }, cluster is null ? [] : [cluster.Id]);
        return await SignIn(email);
    }

    /// <summary>Signs an existing account in by a session of its own.</summary>
    public async Task<HttpClient> SignIn(string email)
    {
        var cookie = await SessionCookie(email);
        var client = Stranger();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    public async Task<string> SessionCookie(string email)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var account = db.Accounts.Single(a => a.EmailKey == Account.Key(email));
        return await TestSessions.Cookie(scope.ServiceProvider, account.Id);
    }

    /// <summary>A browser that follows nothing and keeps its cookies itself where it gets any.</summary>
    public HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Place.Postgres is { } postgres)
        {
            await using var any = new Npgsql.NpgsqlConnection(postgres);
            Npgsql.NpgsqlConnection.ClearPool(any);
        }

        Directory.Delete(Place.Folder, recursive: true);
    }
}

/// <summary>A clock that stands until the test moves it.</summary>
public sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void Set(DateTimeOffset instant) => now = instant;

    public void Forward(TimeSpan span) => now += span;
}
