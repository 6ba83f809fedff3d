using System.Collections.Concurrent;

namespace Klynge.Web.Tasks;

/// <summary>Something looked after as long as the server runs, round after round.</summary>
public interface IRounds
{
    /// <summary>How long the first round waits after the start.</summary>
    TimeSpan First => TimeSpan.Zero;

    /// <summary>One round. Answers how long to wait for the next.</summary>
    Task<TimeSpan> Walk(CancellationToken stop);
}

/// <summary>
/// What goes on behind the pages: rounds, walked again and again, and errands, done once. All of it is told to stop with
/// the server, which waits for it. What fails is logged, and keeps nothing else from its turn.
/// </summary>
public sealed partial class Background(IEnumerable<IRounds> rounds, TimeProvider clock, ILogger<Background> log) : IHostedService, IDisposable
{
    /// <summary>How long the next round waits after one that failed.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Guid, Task> underWay = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var one in rounds)
            Begin(one.GetType().Name, _ => Repeat(one));
        return Task.CompletedTask;
    }

    /// <summary>Begins an errand, and does not wait for it. It takes nothing along of who asked: neither language nor request.</summary>
    public void Begin(string what, Func<CancellationToken, Task> errand)
    {
        var id = Guid.NewGuid();
        using (ExecutionContext.SuppressFlow())
            underWay[id] = Task.Run(() => Do(what, errand));
        _ = underWay[id].ContinueWith(_ => underWay.TryRemove(id, out Task? _), TaskScheduler.Default);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await Task.WhenAll(underWay.Values).WaitAsync(cancellationToken);
    }

    public void Dispose() => stopping.Dispose();

    private async Task Do(string what, Func<CancellationToken, Task> errand)
    {
        try
        {
            await errand(stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception exception)
        {
            Failed(log, exception, what);
        }
    }

    private async Task Repeat(IRounds one)
    {
        for (var wait = one.First; ; wait = await Walk(one))
            await Task.Delay(wait, clock, stopping.Token);
    }

    private async Task<TimeSpan> Walk(IRounds one)
    {
        try
        {
            return await one.Walk(stopping.Token);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            Failed(log, exception, one.GetType().Name);
            return Rest;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{What} failed behind the pages")]
    private static partial void Failed(ILogger log, Exception exception, string what);
}
