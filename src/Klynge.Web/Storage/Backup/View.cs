using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Klynge.Web.Storage.Backup;

/// <summary>The whole installation at one instant, through a transaction that only reads. It holds up no one who writes.</summary>
internal sealed class View : IAsyncDisposable
{
    private readonly Db db;
    private readonly IDbContextTransaction held;

    private View(Db db, IDbContextTransaction held) => (this.db, this.held) = (db, held);

    public DbConnection Connection => db.Database.GetDbConnection();
    public DbTransaction Transaction => held.GetDbTransaction();

    public static async Task<View> Open(Db db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var held = db.Dialect == Dialect.Sqlite
            ? await db.Database.UseTransactionAsync(((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true), cancel)
            : await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        // The instant is that of this first reading. The owner of the installation reaches every cluster in it.
        var clusters = await db.Clusters.Select(cluster => cluster.Id).ToListAsync(cancel);
        db.Reach.Set([.. clusters]);
        if (db.Dialect == Dialect.Postgres)
            await db.Database.ExecuteSqlAsync($"SELECT set_config('klynge.reach', {string.Join(',', clusters)}, true)", cancel);
        return new View(db, held!);
    }

    public async ValueTask DisposeAsync()
    {
        await held.DisposeAsync();
        await db.Database.CloseConnectionAsync();
    }
}
