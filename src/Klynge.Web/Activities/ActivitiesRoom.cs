using Klynge.Access;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Klynge.Web.Tasks;

namespace Klynge.Web.Activities;

internal sealed class ActivitiesRoom : IRoom
{
    public IEnumerable<MenuLine> Menu =>
    [
        new(MenuPart.Together, 20, "Events", "/events", Deed.SeeActivities), new(MenuPart.Together, 21, "Groups", "/groups", Deed.SeeActivities), new(MenuPart.Together, 22, "Contact log", "/contacts", Deed.SeeContacts),
    ];
    public IEnumerable<PublicLine> PublicMenu => [new(20, "Events", "/events")];
    public IEnumerable<JumpLine> Jumps =>
    [
        new("Make an event", "/events/new", Deed.EditEvents, Does: true), new("Make a group", "/groups/new", Deed.EditGroups, Does: true), new("Log a contact", "/contacts/new", Deed.LogContact, Does: true),
        new("Members not reached", "/contacts/unreached", Deed.SeeContacts),
    ];

    /// <summary>What is open to everyone asks for no deed, and so is not found by one; the rest is what deeds share.</summary>
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<RegisterForEvent>();
        services.AddScoped<ChangeOwnRegistration>();
        services.AddScoped<Registering>();
        services.AddScoped<Moving>();
        services.AddScoped<WaitingLine>();
        services.AddScoped<EventPost>();
        services.AddSingleton<IRounds, OfferRound>();
    }

    public void Map(IEndpointRouteBuilder routes) => EventFeeds.Map(routes);
}
