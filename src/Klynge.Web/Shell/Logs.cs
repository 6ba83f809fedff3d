using Microsoft.Extensions.Logging.Console;

namespace Klynge.Web.Shell;

/// <summary>
/// The log goes to standard error, one line a message, and holds what went wrong: no requests, no addresses of people, no
/// links that work once.
/// </summary>
internal static class Logs
{
    public static void Set(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(line => (line.SingleLine, line.UseUtcTimestamp, line.TimestampFormat, line.ColorBehavior) = (true, true, "yyyy-MM-dd'T'HH:mm:ss'Z' ", LoggerColorBehavior.Disabled));
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Klynge", LogLevel.Information);
        // A failed statement comes to us as an exception, and its own message can hold what someone typed.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        // A start that fails is said in a sentence by the command.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        // It warns that keys lie unencrypted; they lie with the record, as decided.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // It calls a form's key that cannot be read a failure, with all its stack: anyone can send such, and fill the log. Who sends it is answered 400.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);
    }
}
