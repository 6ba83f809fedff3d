using System.Collections.Immutable;
using System.Reflection;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Klynge.Tests.House;

/// <summary>The clock is asked in one place, and the domain asks nobody. The analyzer that holds this is tried on planted faults.</summary>
public sealed class ClockTests
{
    private static readonly string[] Clocks = ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow"];

    [Theory]
    [InlineData("src/Klynge/Klynge.csproj")]
    [InlineData("src/Klynge.Web/Klynge.Web.csproj")]
    [InlineData("tests/Klynge.Tests/Klynge.Tests.csproj")]
    public void The_ban_stands_in_every_project_and_breaks_the_build(string project)
    {
        var text = XDocument.Load(Path.Combine(Sources.Root, project));
        text.Descendants("PackageReference").ShouldContain(p => (string?)p.Attribute("Include") == "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        var list = text.Descendants("AdditionalFiles").Select(f => (string?)f.Attribute("Include")).ShouldHaveSingleItem()!;
        File.Exists(Path.Combine(Sources.Root, Path.GetDirectoryName(project)!, list)).ShouldBeTrue();
        text.Descendants("NoWarn").ShouldAllBe(n => !n.Value.Contains("RS0030"));
        XDocument.Load(Path.Combine(Sources.Root, "Directory.Build.props")).Descendants("TreatWarningsAsErrors").Single().Value.ShouldBe("true");
        File.ReadAllText(Path.Combine(Sources.Root, ".editorconfig")).ShouldNotContain("RS0030");
    }

    [Fact]
    public async Task A_planted_clock_is_seen_by_both_lists()
    {
        foreach (var list in (string[])["src/Klynge/BannedSymbols.txt", "src/Klynge.Web/BannedSymbols.txt"])
            foreach (var clock in Clocks)
                (await Banned(list, $"class A {{ object B() => System.{clock}; }}")).ShouldBe(1, $"{clock} in {list}");
        (await Banned("src/Klynge.Web/BannedSymbols.txt", "class A { object B(System.TimeProvider clock) => clock.GetUtcNow(); }")).ShouldBe(0);
    }

    [Theory]
    [InlineData("System.IO.File.Exists(\"a\")")]
    [InlineData("System.IO.Directory.Exists(\"a\")")]
    [InlineData("System.Net.Dns.GetHostName()")]
    [InlineData("new System.Net.Http.HttpClient()")]
    [InlineData("System.Console.ReadLine()")]
    [InlineData("System.Environment.MachineName")]
    [InlineData("System.TimeProvider.System")]
    [InlineData("System.Diagnostics.Stopwatch.GetTimestamp()")]
    public async Task The_domain_has_no_surroundings(string planted) =>
        (await Banned("src/Klynge/BannedSymbols.txt", $"class A {{ object B() => {planted}; }}")).ShouldBeGreaterThan(0);

    [Fact]
    public void Nobody_lifts_the_ban_for_a_file() => Sources.Code.SelectMany(Lifted).ShouldBeEmpty();

    [Fact]
    public void A_lifted_ban_is_seen()
    {
        Lifted(Sources.Planted("A.cs", "#pragma warning disable RS0030\nclass A;")).ShouldHaveSingleItem();
        Lifted(Sources.Planted("A.cs", "class A { [SuppressMessage(\"x\", \"RS0030\")] void B() { } }")).ShouldHaveSingleItem();
    }

    private static IEnumerable<string> Lifted(Source source)
    {
        if (source.Tree.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia) && trivia.ToString().Contains("RS0030", StringComparison.Ordinal)))
            yield return source.Path;
        if (source.Tree.DescendantNodes().OfType<AttributeSyntax>().Any(attribute => attribute.ToString().Contains("RS0030", StringComparison.Ordinal)))
            yield return source.Path;
    }

    private static async Task<int> Banned(string list, string code)
    {
        var compilation = CSharpCompilation.Create("planted", [CSharpSyntaxTree.ParseText(code)], Framework.Value, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        compilation.GetDiagnostics().ShouldNotContain(problem => problem.Severity == DiagnosticSeverity.Error);
        var options = new AnalyzerOptions([new ListOfBans(Path.Combine(Sources.Root, list))]);
        var found = await compilation.WithAnalyzers(Analyzers.Value, options).GetAnalyzerDiagnosticsAsync();
        return found.Count(problem => problem.Id == "RS0030");
    }

    // Read once: each reading takes 60 MiB beside the heap, which nothing gives back.
    private static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal)).Select(file => MetadataReference.CreateFromFile(file)),
    ]);

    private static readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> Analyzers = new(() =>
    {
        var package = typeof(ClockTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "BannedApiAnalyzers").Value!;
        var file = Directory.EnumerateFiles(package, "Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.dll", SearchOption.AllDirectories).First();
        // The analyzer's own base lies beside it.
        Assembly.LoadFrom(Path.Combine(Path.GetDirectoryName(file)!, "Microsoft.CodeAnalysis.BannedApiAnalyzers.dll"));
        return [.. Assembly.LoadFrom(file).GetTypes().Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract && type.IsDefined(typeof(DiagnosticAnalyzerAttribute)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
    });

    private sealed class ListOfBans(string file) : AdditionalText
    {
        public override string Path => System.IO.Path.Combine("/", "BannedSymbols.txt");

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(file));
    }
}
