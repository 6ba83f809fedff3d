namespace Klynge.Web.Storage;

/// <summary>One process owns an SQLite folder for writing. The system lets go of the lock when the process dies, however it dies.</summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream held;

    private FolderLock(FileStream held) => this.held = held;

    /// <summary>Null when another process holds it.</summary>
    public static FolderLock? Take(Place place)
    {
        Directory.CreateDirectory(place.Folder);
        try
        {
            return new FolderLock(new FileStream(Path.Combine(place.Folder, "klynge.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => held.Dispose();
}
