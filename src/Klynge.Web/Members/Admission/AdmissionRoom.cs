using Klynge.Access;
using Klynge.Web.Shell;

namespace Klynge.Web.Members.Admission;

internal sealed class AdmissionRoom : IRoom
{
    public IEnumerable<MenuLine> Menu => [new(MenuPart.Together, 13, "Applications for membership", "/applications", Deed.SeeApplications)];

    /// <summary>What is open to everyone asks for no deed, and so is not found by one.</summary>
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<SendApplication>();
        services.AddScoped<WithdrawOwnApplication>();
    }
}
