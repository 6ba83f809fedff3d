using System.Text;
using Microsoft.Extensions.Logging;

namespace Klynge.Tests.Members.People;

/// <summary>All that a site says in its log.</summary>
internal sealed class Remembered : ILoggerProvider, ILogger
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
