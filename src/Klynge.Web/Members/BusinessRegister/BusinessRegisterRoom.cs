using System.CommandLine;
using Klynge.Access;
using Klynge.Web.Commands;
using Klynge.Web.Shell;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>The public business register: its copy here, looking organisations up in it, and what it says otherwise than the cluster.</summary>
internal sealed class BusinessRegisterRoom : IRoom
{
    public IEnumerable<Command> Commands(Hands hands) => [RegisterCommands.Make(hands)];

    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<RegisterPlace>();
        services.AddSingleton<PublicRegister>();
        services.AddSingleton<LookUpPace>();
        services.AddSingleton(provider => new LiveRegister(LiveSettings.Of(configuration), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LiveRegister>>()));
        services.AddSingleton<LookUp>();
        services.AddScoped<Comparing>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{cluster}/members/look-up", LookUpAddress.Inside).WithMetadata(new MayAttribute(Deed.SeeDirectory));
        routes.MapGet("/{cluster}/public/look-up", LookUpAddress.Outside).WithMetadata(new OpenAttribute("what the public register says is public; whoever applies is spared typing it"), new Admission.TakesApplicationsAttribute());
    }
}
