using Klynge.Web.Shell;

namespace Klynge.Web.Access.Outside;

/// <summary>Single sign-on: providers the owner has set up, and what their doors need. Nothing of it shows where none is.</summary>
internal sealed class OutsideRoom : IRoom
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(SignOn.Of(configuration));
        services.AddSingleton(_ => new OutsideLine(OutsideLine.Patience));
        services.AddSingleton<Discovery>();
        services.AddScoped<AskProvider>();
        services.AddScoped<HearProvider>();
        services.AddScoped<SignInFromOutside>();
        services.AddScoped<Connect>();
        services.AddScoped<SignOutElsewhere>();
    }
}
