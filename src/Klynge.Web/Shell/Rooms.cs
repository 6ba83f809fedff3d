using System.CommandLine;
using Klynge.Access;
using Klynge.Web.Commands;
using Klynge.Web.Shell.Public;

namespace Klynge.Web.Shell;

/// <summary>What a room brings to the site: its services, its lines in the menu, its commands, and its addresses that are no pages.</summary>
public interface IRoom
{
    /// <summary>The lines it adds to the main menu.</summary>
    IEnumerable<MenuLine> Menu => [];

    /// <summary>The lines it adds to the menu of the public pages.</summary>
    IEnumerable<PublicLine> PublicMenu => [];

    /// <summary>Pages and deeds besides those of the menu that the search leads to.</summary>
    IEnumerable<JumpLine> Jumps => [];

    /// <summary>The words it adds to the command line.</summary>
    IEnumerable<Command> Commands(Hands hands) => [];

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
        [.. Each<IRoom>()];

    /// <summary>The main menu, part by part.</summary>
    public static IReadOnlyList<IGrouping<MenuPart, MenuLine>> Menu { get; } =
        [.. All.SelectMany(room => room.Menu).OrderBy(line => line.Part).ThenBy(line => line.Order).GroupBy(line => line.Part)];

    /// <summary>The menu of the public pages.</summary>
    public static IReadOnlyList<PublicLine> PublicMenu { get; } = [.. All.SelectMany(room => room.PublicMenu).OrderBy(line => line.Order)];

    /// <summary>Every page and deed that the search leads to by its words.</summary>
    public static IReadOnlyList<JumpLine> Jumps { get; } =
        [new("My work", "", Klynge.Access.Deed.SeeMyWork), .. Menu.SelectMany(part => part).Select(line => new JumpLine(line.Words, line.Path, line.Deed)), .. All.SelectMany(room => room.Jumps)];

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        // A deed is a class of its own, made anew for each request; a contribution is found by what it contributes to.
        foreach (var deed in Types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsDefined(typeof(MayAttribute), false) && !type.IsAssignableTo(typeof(Microsoft.AspNetCore.Mvc.RazorPages.PageModel))))
            services.AddScoped(deed);
        foreach (var type in Of<IContribution>())
            foreach (var contribution in type.GetInterfaces().Where(one => one != typeof(IContribution) && one.IsAssignableTo(typeof(IContribution))))
                services.AddScoped(contribution, type);
        foreach (var room in All)
            room.Add(services, configuration);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var room in All)
            room.Map(routes);
    }

    /// <summary>Every command of the command line, in the order of the alphabet.</summary>
    public static IEnumerable<Command> Commands(Hands hands) => All.SelectMany(room => room.Commands(hands)).OrderBy(command => command.Name, StringComparer.Ordinal);

    /// <summary>One of each class that contributes this and needs nothing to be made.</summary>
    public static IEnumerable<T> Each<T>() => Of<T>().OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => (T)Activator.CreateInstance(type)!);

    private static IEnumerable<Type> Of<T>() => Types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(T)));
}

internal sealed class ShellRoom : IRoom
{
    public IEnumerable<MenuLine> Menu => [new(MenuPart.House, 20, "Journal", "/journal", Deed.SeeJournal)];

    public void Map(IEndpointRouteBuilder routes)
    {
        Health.Map(routes);
        Choices.Map(routes);
    }
}
