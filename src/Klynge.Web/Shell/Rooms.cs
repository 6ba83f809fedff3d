namespace Klynge.Web.Shell;

/// <summary>What each room brings to the site: its services and its addresses that are no pages.</summary>
internal static class Rooms
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddDeeds();
    }

    /// <summary>Every deed is a class of its own, made anew for each request.</summary>
    private static void AddDeeds(this IServiceCollection services)
    {
        foreach (var deed in typeof(Rooms).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }
            && type.IsDefined(typeof(MayAttribute), false) && !type.IsAssignableTo(typeof(Microsoft.AspNetCore.Mvc.RazorPages.PageModel))))
            services.AddScoped(deed);
    }

    public static void Map(WebApplication app)
    {
        Health.Map(app);
        Choices.Map(app);
    }
}
