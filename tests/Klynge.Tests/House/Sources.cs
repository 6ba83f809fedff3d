using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Klynge.Tests.House;

/// <summary>The product's own sources, read once by the compiler's parser: what the bars of the house are held against.</summary>
internal static class Sources
{
    public static readonly string Root = FindRoot();
    private static readonly Lazy<IReadOnlyList<Source>> Read = new(ReadAll);

    public static IReadOnlyList<Source> All => Read.Value;
    public static IEnumerable<Source> Code => All.Where(source => source.Path.EndsWith(".cs", StringComparison.Ordinal));
    public static IEnumerable<Source> Pages => All.Where(source => source.Path.EndsWith(".cshtml", StringComparison.Ordinal));

    public static Source Planted(string path, string text) => new(path, text);

    private static IReadOnlyList<Source> ReadAll() =>
    [
        .. new[] { "*.cs", "*.cshtml" }
            .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Root, "src"), pattern, SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal)
                && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new Source(path, File.ReadAllText(Path.Combine(Root, path)))),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Klynge.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The sources are not above the tests.");
    }
}

/// <summary>One file, its path from the root of the repository.</summary>
internal sealed record Source(string Path, string Text)
{
    private readonly Lazy<SyntaxNode> tree = new(() => CSharpSyntaxTree.ParseText(Text).GetRoot());

    public SyntaxNode Tree => tree.Value;

    public int LineOf(int position) => Text.AsSpan(0, position).Count('\n') + 1;
}
