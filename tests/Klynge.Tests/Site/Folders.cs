using Klynge.Tests.Site;

[assembly: AssemblyFixture(typeof(Folders))]

namespace Klynge.Tests.Site;

/// <summary>The folders of one run, all within one of its own. When the last test is over the database server is stopped and everything is removed.</summary>
public sealed class Folders : IAsyncDisposable
{
    // Whoever runs the database server may pass through, and reads nothing.
    private const UnixFileMode PassThrough = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly Lazy<string> Root = new(Make);
    private static int counter;

    public static string New(string what) => Subfolder($"{what}-{Interlocked.Increment(ref counter)}").FullName;

    public async ValueTask DisposeAsync()
    {
        await Databases.Stop();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Root.IsValueCreated)
            Directory.Delete(Root.Value, recursive: true);
    }

    private static string Make()
    {
        var root = Directory.CreateTempSubdirectory("klynge-tests-");
        if (!OperatingSystem.IsWindows())
            root.UnixFileMode = PassThrough;
        return root.FullName;
    }

    private static DirectoryInfo Subfolder(string name)
    {
        var path = Path.Combine(Root.Value, name);
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
