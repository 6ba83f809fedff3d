using System.Reflection;

namespace Klynge.Web;

/// <summary>What the program says of itself.</summary>
public static class About
{
    public static string Version { get; } =
        typeof(About).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
