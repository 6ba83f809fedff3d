using System.Collections.Concurrent;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.Extensions.Logging;

namespace Klynge.Tests.Shell;

public sealed class LogsTests
{
    [Fact]
    public async Task A_stranger_with_a_key_that_cannot_be_read_leaves_no_line_in_the_log()
    {
        using var kept = new Kept();
        await using var site = await RunningSite.Start(Dialect.Sqlite, builder => builder.Logging.AddProvider(kept));
        using var stranger = site.Stranger();
        using var page = await stranger.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var name = page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split('=')[0]).First(cookie => cookie.Contains("form", StringComparison.OrdinalIgnoreCase));

        stranger.DefaultRequestHeaders.Add("Cookie", name + "=garbage");
        await stranger.Page("/sign-in");
        using var form = new FormUrlEncodedContent([new("form-key", "garbage"), new("Form.Email", "kari@klyngen.example")]);
        using var sent = await stranger.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        ((int)sent.StatusCode).ShouldBe(400);
        kept.Lines.ShouldBeEmpty();
    }

    /// <summary>Keeps what the log is told.</summary>
    private sealed class Kept : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));
        public void Dispose()
        {
        }
    }
}
