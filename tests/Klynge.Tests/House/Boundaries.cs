using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Klynge.Tests.House;

/// <summary>Which part of the product may know which, read from namespaces, usings and names.</summary>
internal static partial class Boundaries
{
    private static readonly string[] AllButTheLast =
        ["Members", "Occasions", "Activities", "Network", "Aid", "Projects", "Services", "Growth", "Governance", "Finance", "Outreach"];

    /// <summary>Capability → what it may know. Members' and Governance's small contracts are known by all, so both stand first.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Members"] = [],
        ["Occasions"] = ["Members"],
        ["Activities"] = ["Members", "Occasions", "Governance"],
        ["Network"] = ["Members", "Occasions", "Governance"],
        ["Aid"] = ["Members", "Governance"],
        ["Projects"] = ["Members", "Occasions", "Aid", "Governance"],
        ["Services"] = ["Members", "Occasions", "Aid", "Governance"],
        ["Growth"] = ["Members", "Occasions", "Aid", "Governance"],
        ["Governance"] = ["Members"],
        ["Finance"] = ["Members", "Services", "Projects", "Governance"],
        ["Outreach"] = ["Members", "Activities", "Governance"],
        ["Impact"] = AllButTheLast,
        ["Excellence"] = [.. AllButTheLast, "Impact"],
        ["Programme"] = [.. AllButTheLast, "Impact", "Excellence"],
        ["Mergers"] = [.. AllButTheLast, "Impact", "Excellence"],
    };

    /// <summary>Plumbing: every capability may know it, and it knows none, but for the files below.</summary>
    private static readonly HashSet<string> Plumbing = ["", "Shell", "Language", "Storage", "Access", "Tasks", "Post", "Sheets", "Commands", "Demonstration"];

    /// <summary>What is let through, file by file (a star is any file), and why.</summary>
    private static readonly (string Path, string Knows, string Why)[] LetThrough =
    [
        ("src/Klynge.Web/Storage/*", "*", "the tables of every capability are kept in one record, with one set of guards"),
        ("src/Klynge.Web/Commands/*", "*", "the command line is a door: it calls deeds of every capability"),
        ("src/Klynge.Web/Demonstration/*", "*", "the demonstration is a door: it fills every capability"),
        ("src/Klynge.Web/_ViewImports.cshtml", "Members", "pages speak the register's words"),
        ("src/Klynge.Web/Shell/Addresses.cs", "*", "the list of folders that are addresses"),
        ("src/Klynge.Web/Access/*", "Members", "a role is held in a cluster, and a contact's for an organisation; both are the register's"),
        ("src/Klynge.Web/Members/Record/Commitment.cs", "Occasions", "shows what makes a member committed, taking part among it"),
        ("src/Klynge/Members/Committed.cs", "Occasions", "taking part makes a member committed, and the rule is the register's"),
    ];

    private static readonly string[] NoFolder = ["Shared", "Common", "Utils", "Util", "Core", "Helpers", "Infrastructure"];
    private static readonly string[] NoEnding = ["Service", "Manager", "Helper", "Dto", "Handler", "Entity", "Repository", "Util", "Utils"];

    /// <summary>Types whose ending the framework asks for; every tag helper is one.</summary>
    private static readonly string[] Framework = ["DeedHandler", "TagHelper"];

    public static IEnumerable<string> Trespasses(Source source)
    {
        var (home, capability) = HomeOf(source.Path);
        foreach (var known in KnownBy(source).Distinct())
            if (known != home && !Allowed(source.Path, home, capability, known))
                yield return $"{source.Path} knows {known}";
    }

    public static IEnumerable<string> Misnamed(Source source)
    {
        foreach (var folder in source.Path.Split('/').SkipLast(1).Where(NoFolder.Contains))
            yield return $"{source.Path}: no folder is called {folder}";
        if (source.Path.EndsWith(".cshtml", StringComparison.Ordinal))
            yield break;

        foreach (var type in source.Tree.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.ValueText))
            if (NoEnding.FirstOrDefault(ending => type.EndsWith(ending, StringComparison.Ordinal)) is { } ending && !Framework.Any(name => type == name || (name == "TagHelper" && type.EndsWith(name, StringComparison.Ordinal))))
                yield return $"{source.Path}: {type} ends in {ending}; say what it is";
        var expected = string.Join('.', source.Path.Split('/').Skip(1).SkipLast(1));
        foreach (var space in source.Tree.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(space => space.Name.ToString()))
            if (space != expected && !(expected.StartsWith(space + ".", StringComparison.Ordinal) && HomeOf(source.Path).Home is { Length: > 0 } home && space.Split('.').Contains(home)))
                yield return $"{source.Path}: its namespace is {space}, its folder says {expected}";
    }

    private static (string Home, bool Capability) HomeOf(string path)
    {
        var parts = path.Split('/');
        var folder = parts.Length > 3 ? parts[2] : "";
        return (folder, MayKnow.ContainsKey(folder));
    }

    private static bool Allowed(string path, string home, bool capability, string known) =>
        (capability && MayKnow[home].Contains(known))
        || LetThrough.Any(way => (way.Path == path || (way.Path.EndsWith('*') && path.StartsWith(way.Path[..^1], StringComparison.Ordinal))) && way.Knows.Split(',', '*') is var list
            && (way.Knows == "*" || list.Contains(known)));

    /// <summary>Capabilities a file names: in full ("Klynge.Aid", "Klynge.Web.Aid") or from where it stands ("Aid.Grant").</summary>
    private static IEnumerable<string> KnownBy(Source source)
    {
        foreach (Match name in FullName().Matches(source.Path.EndsWith(".cs", StringComparison.Ordinal) ? WithoutComments(source.Tree) : source.Text))
            if (MayKnow.ContainsKey(name.Groups[1].Value))
                yield return name.Groups[1].Value;
        if (source.Path.EndsWith(".cshtml", StringComparison.Ordinal))
            yield break;

        var own = source.Tree.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is not SimpleNameSyntax).Select(token => token.ValueText).ToHashSet();
        foreach (var first in source.Tree.DescendantNodes().OfType<IdentifierNameSyntax>())
            if (first.Parent is QualifiedNameSyntax { Left: var left } && left == first && Names(first))
                yield return first.Identifier.ValueText;
            else if (first.Parent is MemberAccessExpressionSyntax { Expression: var from } && from == first && Names(first) && !own.Contains(first.Identifier.ValueText))
                yield return first.Identifier.ValueText;

        static bool Names(IdentifierNameSyntax name) => MayKnow.ContainsKey(name.Identifier.ValueText) && !name.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Any(space => space.Name.Span.Contains(name.Span));
    }

    private static string WithoutComments(SyntaxNode tree) => string.Join(' ', tree.DescendantTokens().Select(token => token.Text)).Replace(" . ", ".", StringComparison.Ordinal);

    /// <summary>Folders of the product that are neither a capability nor plumbing: a word of the table is missing.</summary>
    public static IEnumerable<string> UnknownFolders(IEnumerable<Source> sources) =>
        sources.Select(source => HomeOf(source.Path).Home).Distinct().Where(home => !MayKnow.ContainsKey(home) && !Plumbing.Contains(home));

    [GeneratedRegex(@"\bKlynge\.(?:Web\.)?([A-Z]\w*)")]
    private static partial Regex FullName();
}
