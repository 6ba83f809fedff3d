using System.Text;

namespace Klynge.Web.Commands;

/// <summary>
/// A path short enough for a socket. Where the folder's own is too long, a link to it in a new folder that only this user
/// can enter: nobody else can stand there first.
/// </summary>
internal sealed class ShortWay : IDisposable
{
    private const int Longest = 100;
    private readonly string folder;
    private readonly DirectoryInfo? own;

    public ShortWay(string folder)
    {
        this.folder = folder;
        if (Encoding.UTF8.GetByteCount(folder) < Longest - 20)
            return;
        own = Directory.CreateTempSubdirectory("klynge-");
        this.folder = Directory.CreateSymbolicLink(Path.Combine(own.FullName, "d"), folder).FullName;
    }

    public string To(string name) => Path.Combine(folder, name);

    public void Dispose()
    {
        if (own is null)
            return;
        Directory.Delete(folder);
        own.Delete();
    }
}
