using System.Collections.Concurrent;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Klynge.Web.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Klynge.Tests.Tasks;

/// <summary>What goes on behind the pages begins and ends with the server, and one mishap ends nothing.</summary>
public sealed class BackgroundTests
{
    private readonly Hurried clock = new();
    private readonly Told log = new();

    [Fact]
    public async Task The_next_round_waits_as_long_as_the_last_one_asked()
    {
        var rounds = new Rounds(walked => walked < 3 ? TimeSpan.FromSeconds(walked) : Timeout.InfiniteTimeSpan);
        using var background = new Background([rounds], clock, log);

        await background.StartAsync(default);
        await rounds.Walked(3);
        await background.StopAsync(default);

        clock.Waited.Take(3).ShouldBe([rounds.First, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)]);
        rounds.Count.ShouldBe(3, "none comes after the stop");
        log.Said.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_round_that_fails_is_logged_and_the_next_one_comes_after_a_rest()
    {
        var rounds = new Rounds(walked => walked == 1 ? throw new InvalidOperationException("no route") : Timeout.InfiniteTimeSpan);
        using var background = new Background([rounds], clock, log);

        await background.StartAsync(default);
        await rounds.Walked(2);
        await background.StopAsync(default);

        clock.Waited.Take(2).ShouldBe([rounds.First, Background.Rest]);
        log.Said.ShouldHaveSingleItem().Message.ShouldBe("no route");
    }

    [Fact]
    public async Task An_errand_that_fails_is_logged_and_another_is_done()
    {
        using var background = new Background([], clock, log);
        var done = new TaskCompletionSource();

        background.Begin("first", _ => throw new InvalidOperationException("no paper"));
        background.Begin("second", _ => { done.SetResult(); return Task.CompletedTask; });
        await done.Task;
        await background.StopAsync(default);

        log.Said.ShouldHaveSingleItem().Message.ShouldBe("no paper");
    }

    [Fact]
    public async Task An_errand_takes_nothing_along_of_who_asked()
    {
        using var background = new Background([], clock, log);
        var (asker, seen) = (new AsyncLocal<string> { Value = "Kari" }, new TaskCompletionSource<string?>());

        background.Begin("errand", _ => { seen.SetResult(asker.Value); return Task.CompletedTask; });

        (await seen.Task).ShouldBeNull();
        asker.Value.ShouldBe("Kari");
    }

    [Theory, OnBoth]
    public async Task A_server_that_stops_says_so_to_what_is_under_way_and_waits_for_it(Dialect dialect)
    {
        var (begun, ended) = (new TaskCompletionSource(), false);
        await using (var site = await RunningSite.Start(dialect))
        {
            site.Services.GetRequiredService<Background>().Begin("errand", async stop =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await Task.Yield();
                ended = true;
            });
            await begun.Task;
            ended.ShouldBeFalse();
        }

        ended.ShouldBeTrue();
    }

    private sealed class Rounds(Func<int, TimeSpan> walk) : IRounds
    {
        private readonly SemaphoreSlim walked = new(0);

        public int Count { get; private set; }
        public TimeSpan First => TimeSpan.FromSeconds(7);

        public Task<TimeSpan> Walk(CancellationToken stop)
        {
            Count++;
            walked.Release();
            return Task.FromResult(walk(Count));
        }

        public async Task Walked(int times)
        {
            for (var i = 0; i < times; i++)
                await walked.WaitAsync();
        }
    }

    /// <summary>A clock that notes every waiting and cuts it short, but for the endless one.</summary>
    private sealed class Hurried : TimeProvider
    {
        public ConcurrentQueue<TimeSpan> Waited { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waited.Enqueue(dueTime);
            return base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.FromMilliseconds(1), period);
        }
    }

    private sealed class Told : ILogger<Background>
    {
        public ConcurrentQueue<Exception> Said { get; } = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Enqueue(exception.ShouldNotBeNull());
    }
}
