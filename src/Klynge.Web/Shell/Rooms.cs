namespace Klynge.Web.Shell;

/// <summary>What a room brings to the site: its services, and its addresses that are no pages.</summary>
public interface IRoom
{
    void Add(IServiceCollection services, IConfiguration configuration)
    {
    }

    void Map(IEndpointRouteBuilder routes)
    {
    }
}

/// <summary>All rooms of the product, and every deed, found by looking: nothing must be registered twice.</summary>
internal static class Rooms
{
    private static readonly Type[] Types = typeof(Rooms).Assembly.GetTypes();
    private static readonly IRoom[] All =
        [.. Types.Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IRoom))).Select(type => (IRoom)Activator.CreateInstance(type)!)];

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        // A deed is a class of its own, made anew for each request; a contribution is found by what it contributes to.
        foreach (var deed in Types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsDefined(typeof(MayAttribute), false) && !type.IsAssignableTo(typeof(Microsoft.AspNetCore.Mvc.RazorPages.PageModel))))
            services.AddScoped(deed);
        foreach (var contribution in (Type[])[typeof(IWaits), typeof(IRecordPart), typeof(ITell), typeof(IFigures), typeof(IWorkPart)])
            foreach (var type in Types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(contribution)))
                services.AddScoped(contribution, type);
        foreach (var room in All)
            room.Add(services, configuration);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var room in All)
            room.Map(routes);
    }
}

internal sealed class ShellRoom : IRoom
{
    public void Map(IEndpointRouteBuilder routes)
    {
        Health.Map(routes);
        Choices.Map(routes);
    }
}
