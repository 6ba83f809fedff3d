using Klynge.Access;
using Klynge.Web.Shell;

namespace Klynge.Web.Access;

/// <summary>Who may come in: what its doors need.</summary>
internal sealed class AccessRoom : IRoom
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => new Passwords());
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

    /// <summary>What a program asks first: whose key it has, and what that opens here.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/{cluster}/me", (Visit visit) => Results.Json(new
    {
        cluster = visit.Slug, name = visit.AccountName, roles = visit.Here.Select(role => RoleWords.Code(role.Role)).Distinct(),
    })).WithMetadata(new MayAttribute(Deed.SeeMyWork));
}
