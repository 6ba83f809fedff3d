using Klynge.Web.Shell;

namespace Klynge.Web.Tasks;

/// <summary>Work that is done again and again and comes to the same: done twice a day it does nothing the second time.</summary>
public interface IDailyWork
{
    /// <param name="services">Services of a scope of its own.</param>
    /// <param name="today">The day in UTC; what a cluster calls today it asks for itself.</param>
    Task Run(IServiceProvider services, DateOnly today, CancellationToken cancel);
}

/// <summary>Does the daily work every hour. One piece that fails is logged and keeps no other from its turn.</summary>
internal sealed partial class DailyRound(IServiceScopeFactory scopes, IEnumerable<IDailyWork> works, TimeProvider clock, ILogger<DailyRound> log) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>One round, now.</summary>
    public async Task Round(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var work in works)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await work.Run(scope.ServiceProvider, today, cancel);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Failed(log, exception, work.GetType().Name);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var wait = First; ; wait = Hour)
            {
                await Task.Delay(wait, clock, stoppingToken);
                await Round(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site is closing.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The daily work {Work} failed and is tried again in an hour")]
    private static partial void Failed(ILogger log, Exception exception, string work);
}

internal sealed class TasksRoom : IRoom
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        foreach (var work in typeof(TasksRoom).Assembly.GetTypes().Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IDailyWork))))
            services.AddSingleton(typeof(IDailyWork), work);
        services.AddSingleton<DailyRound>();
        services.AddHostedService(provider => provider.GetRequiredService<DailyRound>());
    }
}
