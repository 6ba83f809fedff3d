using Klynge.Members;
using Klynge.Occasions;
using Klynge.Web.Access;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>
/// The record. Every tenant-owned row is seen through <see cref="Reach"/>, every happening is written with the change it
/// tells of, and writes take turns where the database wants one writer.
/// </summary>
public abstract class Db(DbContextOptions options, Reach reach, Actor actor, TimeProvider clock, WriteTurns turns) : DbContext(options)
{
    public const string ReachFilter = "reach";

    private bool countsOnce;
    private bool touched;
    private int savepoints;

    public Reach Reach => reach;
    public Actor Actor => actor;
    public DateTime Now => clock.GetUtcNow().UtcDateTime;
    public abstract Dialect Dialect { get; }

    public DbSet<Cluster> Clusters => Set<Cluster>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<PersonRole> PersonRoles => Set<PersonRole>();
    public DbSet<ImportBatch> Batches => Set<ImportBatch>();
    public DbSet<OrganisationChange> Changes => Set<OrganisationChange>();
    public DbSet<Correction> Corrections => Set<Correction>();
    public DbSet<ContactCorrection> ContactCorrections => Set<ContactCorrection>();
    public DbSet<Occasion> Occasions => Set<Occasion>();
    public DbSet<OccasionParty> OccasionParties => Set<OccasionParty>();
    public DbSet<JournalLine> Journal => Set<JournalLine>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<AccountRole> Roles => Set<AccountRole>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<OneTimeToken> OneTimeTokens => Set<OneTimeToken>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<WrongTries> WrongTries => Set<WrongTries>();
    public DbSet<Letter> Letters => Set<Letter>();
    public DbSet<Setting> Settings => Set<Setting>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var tables in Rooms.Each<ITables>())
            tables.Build(modelBuilder);
        Sql.Know(modelBuilder);
        Conventions.Finish(modelBuilder, Dialect);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saving waits for its turn: call SaveChangesAsync.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Bookkeeping.Prepare(this);
        await using var turn = Database.CurrentTransaction is null ? await turns.Take(cancellationToken) : null;
        var counts = Bookkeeping.TouchesRegister(this);
        touched |= counts;
        if (!counts || countsOnce)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        // The register's version and the rows it counts change together.
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await Bookkeeping.CountRegister(this, cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return written;
    }

    /// <summary>Sets the reach to one cluster, also where a transaction already holds the connection open.</summary>
    public async Task Enter(Guid cluster, CancellationToken cancel = default)
    {
        reach.Set(cluster);
        if (Dialect == Dialect.Postgres && Database.CurrentTransaction is not null)
            await Database.ExecuteSqlAsync($"SELECT set_config('klynge.reach', {cluster.ToString()}, false)", cancel);
    }

    /// <summary>One statement that writes by itself: it stands in line like every other write, or goes along in the transaction that is open.</summary>
    public async Task<int> InTurn(Func<Task<int>> write, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        await using var turn = Database.CurrentTransaction is null ? await turns.Take(cancel) : null;
        return await write();
    }

    /// <summary>A note on the side, such as when someone was last seen: written when nobody else writes, else left for the next time.</summary>
    public async Task IfFree(Func<Task<int>> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (turns.TryTake() is not { } free)
            return;
        await using (free)
            await write();
    }

    /// <summary>One transaction over several saves; holds the turn until it is disposed.</summary>
    public Task<Writing> BeginWriting(CancellationToken cancel = default) => Begin(null, cancel);

    /// <summary>
    /// The same for much at once: the register is counted at the end, when anything of it changed. A count holds the cluster's
    /// row until the commit, and on PostgreSQL everyone else who saves would wait for it.
    /// </summary>
    public async Task<Writing> BeginWritingMuch(CancellationToken cancel = default)
    {
        var writing = await Begin(CountAtEnd, cancel);
        // Who waits for a row longer than this is told so in words, before the command's own patience (30 s) ends in an error.
        if (Dialect == Dialect.Postgres)
            await Database.ExecuteSqlAsync($"SET LOCAL lock_timeout = '20s'", cancel);
        // The pages of every index that rows go into stay at hand instead of being written out and read again in the middle.
        if (Dialect == Dialect.Sqlite)
            await Database.ExecuteSqlRawAsync("PRAGMA cache_size=-131072", cancel);
        (countsOnce, touched) = (true, false);
        return writing;
    }

    /// <summary>Says that the register is changed past the change tracker.</summary>
    internal void Touch() => touched = true;

    private async Task CountAtEnd(bool done, CancellationToken cancel)
    {
        countsOnce = false;
        if (done && touched)
            await Bookkeeping.CountRegister(this, cancel);
        if (Dialect == Dialect.Sqlite)
            await Database.ExecuteSqlRawAsync("PRAGMA cache_size=-2000", cancel);
    }

    private async Task<Writing> Begin(Func<bool, CancellationToken, Task>? end, CancellationToken cancel)
    {
        // Within another it is a part of that, and comes to nothing by itself where it is not committed.
        if (Database.CurrentTransaction is { } open)
        {
            var within = $"within_{++savepoints}";
            await open.CreateSavepointAsync(within, cancel);
            return new Writing(open, null, end, within);
        }

        var turn = await turns.Take(cancel);
        try
        {
            return new Writing(await Database.BeginTransactionAsync(cancel), turn, end);
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }
}

public sealed class SqliteDb(DbContextOptions<SqliteDb> options, Reach reach, Actor actor, TimeProvider clock, WriteTurns turns)
    : Db(options, reach, actor, clock, turns)
{
    public override Dialect Dialect => Dialect.Sqlite;
}

public sealed class PostgresDb(DbContextOptions<PostgresDb> options, Reach reach, Actor actor, TimeProvider clock, WriteTurns turns)
    : Db(options, reach, actor, clock, turns)
{
    public override Dialect Dialect => Dialect.Postgres;
}

public enum Dialect
{
    Sqlite,
    Postgres,
}
