using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Klynge.Tests.House;

/// <summary>A pattern says where a text ends by \z: a dollar also takes a text with one more line break.</summary>
public sealed class PatternsTests
{
    [Fact]
    public void No_pattern_lets_a_last_line_break_through() => Sources.Code.SelectMany(Open).ShouldBeEmpty();

    [Theory]
    [InlineData("[GeneratedRegex(\"^[a-z]+$\")] partial Regex A();", 1)]
    [InlineData("[GeneratedRegex(@\"^[a-z]+(?=,|$)\")] partial Regex A();", 1)]
    [InlineData("object A() => new Regex(\"^a$\");", 1)]
    [InlineData("object A() => Regex.IsMatch(\"\", \"^a$\");", 1)]
    [InlineData("[RegularExpression(\"^a$\")] public string A { get; set; }", 1)]
    [InlineData("[GeneratedRegex(@\"^[a-z]+\\z\")] partial Regex A();", 0)]
    [InlineData("[GeneratedRegex(@\"^\\$[0-9$]+\\z\")] partial Regex A();", 0)]
    [InlineData("[GeneratedRegex(\"^a$\", RegexOptions.Multiline)] partial Regex A();", 0)]
    [InlineData("string A() => \"costs 5 $\";", 0)]
    public void A_planted_dollar_is_seen(string member, int faults) => Open(Sources.Planted("A.cs", $"class B {{ {member} }}")).Count().ShouldBe(faults);

    private static IEnumerable<string> Open(Source source) => source.Tree.DescendantNodes().OfType<LiteralExpressionSyntax>()
        .Where(text => text.IsKind(SyntaxKind.StringLiteralExpression) && EndsByDollar(text.Token.ValueText) && IsPattern(text))
        .Select(text => $"{source.Path}:{source.LineOf(text.SpanStart)} {text.Token.Text}");

    /// <summary>Given to something whose name says that it reads a pattern.</summary>
    private static bool IsPattern(LiteralExpressionSyntax text)
    {
        var given = text.Ancestors().FirstOrDefault(node => node is AttributeSyntax or BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax);
        return given?.ToString() is { } call && call.Contains("Reg", StringComparison.Ordinal) && call.Contains("ex", StringComparison.OrdinalIgnoreCase)
            && !call.Contains("RegexOptions.Multiline", StringComparison.Ordinal);
    }

    /// <summary>A dollar that is neither escaped nor one of a set of letters.</summary>
    private static bool EndsByDollar(string pattern)
    {
        var inSet = false;
        for (var i = 0; i < pattern.Length; i++)
            if (pattern[i] == '\\')
                i++;
            else if (pattern[i] == '$' && !inSet)
                return true;
            else
                inSet = pattern[i] == '[' || (inSet && pattern[i] != ']');
        return false;
    }
}
