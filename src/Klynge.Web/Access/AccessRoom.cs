using Klynge.Web.Shell;

namespace Klynge.Web.Access;

/// <summary>Who may come in: what its doors need.</summary>
internal sealed class AccessRoom : IRoom
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton(provider => new PublicAddress(configuration["PublicAddress"], provider));
        services.AddScoped<OneTimeLinks>();
        services.AddScoped<Tries>();
        services.AddScoped<Entry>();
        services.AddScoped<AskForWayIn>();
        services.AddScoped<ChoosePassword>();
        services.AddScoped<AcceptInvitation>();
        services.AddScoped<Setup>();
        services.AddScoped<Invitations>();
        services.AddScoped<Power>();
        services.AddHostedService<Sweeping>();
    }
}
