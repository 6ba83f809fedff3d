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
