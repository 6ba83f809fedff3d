using System.CommandLine;
using Klynge.Access;
using Klynge.Web.Commands;
using Klynge.Web.Shell;

namespace Klynge.Web.Access;

/// <summary>Who may come in: what its doors need.</summary>
internal sealed class AccessRoom : IRoom
{
    public IEnumerable<MenuLine> Menu => [new(MenuPart.House, 30, "Who may come in", "/access", Deed.InviteUsers)];

    public IEnumerable<JumpLine> Jumps =>
    [
        new("Invite someone", "/access/invite", Deed.InviteUsers, Does: true),
        new("Invite many at once", "/access/invite-many", Deed.InviteUsers, Does: true),
    ];

    public IEnumerable<Command> Commands(Hands hands) => [UserCommands.Make(hands), TokenCommands.Make(hands)];

    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => new Passwords());
        services.AddSingleton(provider => new PublicAddress(configuration["PublicAddress"], provider));
        services.AddSingleton<HandedLinks>();
        services.AddScoped<OneTimeLinks>();
        services.AddScoped<Tries>();
        services.AddScoped<Entry>();
        services.AddScoped<AskForWayIn>();
        services.AddScoped<ChoosePassword>();
        services.AddScoped<AcceptInvitation>();
        services.AddScoped<Setup>();
        services.AddScoped<Invitations>();
        services.AddScoped<Power>();
        services.AddScoped<EraseAccount>();
        services.AddScoped<AccountEnding>();
        services.AddScoped<Spending>();
        services.AddScoped<UnderWay>();
        services.AddScoped<Proof>();
        services.AddScoped<WaysIn>();
    }
}
