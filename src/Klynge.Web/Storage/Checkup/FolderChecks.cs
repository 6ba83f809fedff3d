namespace Klynge.Web.Storage.Checkup;

/// <summary>The folder and the disk under it.</summary>
internal static class FolderChecks
{
    private const double LeastFree = 0.10;

    public static Finding Writable(Place place)
    {
        try
        {
            foreach (var folder in (string[])[place.Folder, place.Files])
            {
                Directory.CreateDirectory(folder);
                var probe = Path.Combine(folder, ".probe-" + Guid.NewGuid().ToString("N")[..8]);
                File.WriteAllText(probe, "");
                File.Delete(probe);
            }

            return Finding.Well("folder", "{0} can be written to.", place.Folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Finding.Ill("folder", "{0} cannot be written to. See who owns it and what it holds.", place.Folder);
        }
    }

    /// <summary>Nobody else who can sign in to the machine may read people and keys.</summary>
    public static Finding Private(Place place)
    {
        return Opens(place.Folder) && new[] { place.Sqlite, place.Files }.Any(path => Path.Exists(path) && Opens(path))
            ? Finding.Ill("private", "Others who use this machine can read {0}. Close it: chmod -R go= {0}", place.Folder)
            : Finding.Well("private", "{0} is closed to others who use this machine.", place.Folder);
    }

    private static bool Opens(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute)) != 0;

    public static Finding Disk(Place place)
    {
        var drive = new DriveInfo(place.Folder);
        return Disk(drive.AvailableFreeSpace, drive.TotalSize);
    }

    /// <summary>Under a tenth free is too little: a backup and the log of the database need room too.</summary>
    public static Finding Disk(long free, long total)
    {
        var share = total == 0 ? 0 : (int)(free * 100.0 / total);
        return free > total * LeastFree
            ? Finding.Well("disk", "{0} % of the disk is free.", share)
            : Finding.Ill("disk", "Only {0} % of the disk is free. Make room, or move the folder to a larger disk.", share);
    }
}
