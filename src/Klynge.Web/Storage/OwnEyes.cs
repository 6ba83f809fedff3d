using System.Runtime.InteropServices;

namespace Klynge.Web.Storage;

/// <summary>What this program writes is for its own user's eyes: the record holds people, and the keys of the site.</summary>
internal static class OwnEyes
{
    private const uint GroupAndOthers = 0b000_111_111;

    /// <summary>From here on every file and folder the process makes is closed to the group and to others.</summary>
    public static void Only()
    {
        if (!OperatingSystem.IsWindows())
            _ = Umask(GroupAndOthers);
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Umask(uint mask);
}
