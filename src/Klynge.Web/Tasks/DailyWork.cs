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
internal sealed partial class DailyRound(IServiceScopeFactory scopes, IEnumerable<IDailyWork> works, TimeProvider clock, ILogger<DailyRound> log) : IRounds
{
    public TimeSpan First => TimeSpan.FromMinutes(1);

    public async Task<TimeSpan> Walk(CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var work in works)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await work.Run(scope.ServiceProvider, today, stop);
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                Failed(log, exception, work.GetType().Name);
            }
        }

        return TimeSpan.FromHours(1);
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
        services.AddSingleton<IRounds, DailyRound>();
        services.AddSingleton<Background>();
        services.AddHostedService(provider => provider.GetRequiredService<Background>());
    }
}
