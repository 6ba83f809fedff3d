using System.Collections.Concurrent;
using System.Globalization;
using Klynge.Members;
using Klynge.Web.Members.Many;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Klynge.Web.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>
/// Brings lists in behind the pages, so that whoever started one may close it. One transaction each: a server that stops
/// halfway leaves nothing written, and the list says that it did not finish.
/// </summary>
public sealed partial class ImportRunner(IServiceScopeFactory scopes, Background background, ILogger<ImportRunner> log)
{
    private readonly ConcurrentDictionary<Guid, Rows> running = new();

    /// <summary>How many rows have been taken so far; null when this server is not at it.</summary>
    public int? RowsTaken(Guid batchId) => running.TryGetValue(batchId, out var rows) ? rows.Taken : null;

    public void Begin(ImportBatch batch, Guid? account)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var (id, cluster, culture) = (batch.Id, batch.ClusterId, CultureInfo.CurrentUICulture);
        if (running.TryAdd(id, new Rows()))
            background.Begin(nameof(ImportRunner), stop => Run(cluster, id, account, culture, stop));
    }

    /// <summary>Whether any server is at it: this one, or another on the same PostgreSQL, which then holds the cluster's turn.</summary>
    public async Task<bool> IsAtWork(Db db, Guid batchId, Guid clusterId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (running.ContainsKey(batchId))
            return true;
        if (db.Dialect == Dialect.Sqlite)
            return false;

        var key = ImportMembers.TurnOf(clusterId);
        var free = await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({key}) AS \"Value\"").SingleAsync(cancel);
        return !free;
    }

    /// <summary>It was chosen and nobody is at it: not started yet, or broken off by a stop. Such a list can be started and set aside.</summary>
    public async Task<bool> Waits(Db db, Guid batchId, Guid clusterId, ImportStage stage, CancellationToken cancel) =>
        stage == ImportStage.Uploaded || (stage == ImportStage.Running && !await IsAtWork(db, batchId, clusterId, cancel));

    private async Task Run(Guid cluster, Guid batchId, Guid? account, CultureInfo culture, CancellationToken stop)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            db.Reach.Set(cluster);
            db.Actor.Is(account);
            if (await Import(scope.ServiceProvider, db, batchId, stop) is { } refusal)
                await GiveBack(db, batchId, Said.Of(refusal));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nothing was written; the list stands as one that did not finish.
        }
        catch (Exception exception)
        {
            Failed(log, exception, batchId);
            await GiveBackAfterFailure(cluster, batchId);
        }
        finally
        {
            running.TryRemove(batchId, out _);
        }
    }

    private async Task<Refusal?> Import(IServiceProvider services, Db db, Guid batchId, CancellationToken stop)
    {
        var batch = await db.Batches.AsNoTracking().SingleAsync(b => b.Id == batchId, stop);
        if (batch.Work != BatchWork.List)
            return await services.GetRequiredService<ChangeMany>().Do(batchId, running[batchId], stop);
        var plan = ListPlan.Read(batch.Plan);
        if (MemberList.Of(services.GetRequiredService<FileStore>(), batch, plan) is not { } list)
            return TryList.Gone;
        var asked = new ListToImport(list.Sheet, plan, Ask: true, Progress: running[batchId]);
        return (await services.GetRequiredService<ImportMembers>().Do(asked, batchId, stop)).Refusal;
    }

    internal static async Task GiveBack(Db db, Guid batchId, Said trouble)
    {
        var batch = await db.Batches.SingleAsync(b => b.Id == batchId);
        if (batch.Stage != ImportStage.Running)
            return;
        var plan = ListPlan.Read(batch.Plan);
        plan.Trouble = trouble;
        (batch.Plan, batch.Stage) = (plan.Write(), ImportStage.Uploaded);
        await db.SaveChangesAsync();
    }

    private async Task GiveBackAfterFailure(Guid cluster, Guid batchId)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            db.Reach.Set(cluster);
            await GiveBack(db, batchId, Said.Of("Something went wrong with us on the way. Nothing of it was written. Try again."));
        }
        catch (Exception exception)
        {
            // The database does not answer: the list stands as one that did not finish.
            Failed(log, exception, batchId);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The list {Batch} did not come in")]
    private static partial void Failed(ILogger log, Exception exception, Guid batch);

    private sealed class Rows : IProgress<int>
    {
        public int Taken { get; private set; }

        public void Report(int value) => Taken = value;
    }
}

internal sealed class ImportRoom : IRoom
{
    public void Add(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<ImportRunner>().AddScoped<ListsNaming>();
}
