using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Klynge.Tests.House;

/// <summary>One sentence that is said to people, and where. Text is null where it is put together by interpolation: such a sentence has no key.</summary>
internal sealed record Sentence(string? Text, string Path, int Line)
{
    public override string ToString() => $"{Path}:{Line}: {Text ?? "(put together by interpolation)"}";
}

/// <summary>Finds the sentences said to people in code and pages.</summary>
internal static partial class Sentences
{
    private static readonly string[] NotSaid = ["Description", "Message"];

    public static IEnumerable<Sentence> In(Source source) =>
        source.Path.EndsWith(".cs", StringComparison.Ordinal) ? InCode(source) : InPage(source);

    /// <summary>Every string written in the sources: a key that is none of these is used nowhere.</summary>
    public static IEnumerable<string> Literals(Source source) =>
        source.Path.EndsWith(".cs", StringComparison.Ordinal) ? LiteralsOf(source.Tree).Select(l => l.Token.ValueText) : InPage(source).Select(s => s.Text).OfType<string>();

    private static IEnumerable<Sentence> InCode(Source source)
    {
        foreach (var node in source.Tree.DescendantNodes())
            foreach (var said in SaidBy(node))
                yield return Of(source, said, said.SpanStart);
        foreach (var literal in LiteralsOf(source.Tree).Where(ReadsAsSentence))
            yield return Of(source, literal, literal.SpanStart);
    }

    /// <summary>In a page the words stand in <c>T["…"]</c>, <c>T.Count(…)</c>, and in the labels and help of fields.</summary>
    private static IEnumerable<Sentence> InPage(Source source)
    {
        foreach (Match call in Calls().Matches(source.Text))
        {
            var expression = SyntaxFactory.ParseExpression(source.Text[call.Index..], consumeFullText: false);
            foreach (var said in expression.DescendantNodesAndSelf().SelectMany(SaidBy))
                yield return Of(source, said, call.Index + said.SpanStart);
        }

        foreach (var (name, value, position) in PageTags.Attributes(source.Text, "field"))
            if (name is "label" or "help" && !value.StartsWith('@'))
                yield return new(System.Net.WebUtility.HtmlDecode(value), source.Path, source.LineOf(position));
        // A sign's words are shown as they stand, so they come from T.
        foreach (var (name, value, position) in PageTags.Attributes(source.Text, "icon"))
            if (name == "label" && !value.StartsWith('@'))
                yield return new(null, source.Path, source.LineOf(position));
    }

    private static IEnumerable<ExpressionSyntax> SaidBy(SyntaxNode node) => node switch
    {
        ElementAccessExpressionSyntax { Expression: var texts, ArgumentList.Arguments: [var first, ..] } when IsTexts(texts) => Strings(first.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" } count, ArgumentList.Arguments: [_, var one, var many] }
            when IsTexts(count.Expression) => [.. Strings(one.Expression), .. Strings(many.Expression)],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Say" }, ArgumentList.Arguments: [var first, ..] } => Strings(first.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "On", Expression: var type }, ArgumentList.Arguments: [_, var said, ..] }
            when type.ToString().EndsWith("Refusal", StringComparison.Ordinal) => Strings(said.Expression),
        ObjectCreationExpressionSyntax { Type: var type, ArgumentList.Arguments: [var first, ..] } when type.ToString().EndsWith("Refusal", StringComparison.Ordinal) => Strings(first.Expression),
        AttributeArgumentSyntax { NameEquals.Name.Identifier.ValueText: "ErrorMessage", Expression: var said } => Strings(said),
        AssignmentExpressionSyntax { Left: var left, Right: var right } when left.ToString().EndsWith("ErrorMessage", StringComparison.Ordinal) => Strings(right),
        _ => [],
    };

    /// <summary>The strings an expression can come to: either arm of a choice, but not what is compared with.</summary>
    private static IEnumerable<ExpressionSyntax> Strings(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => [literal],
        InterpolatedStringExpressionSyntax => [expression],
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => sum.DescendantNodes().Any(n => n is LiteralExpressionSyntax) ? [sum] : [],
        BinaryExpressionSyntax either when either.IsKind(SyntaxKind.CoalesceExpression) => [.. Strings(either.Left), .. Strings(either.Right)],
        ConditionalExpressionSyntax choice => [.. Strings(choice.WhenTrue), .. Strings(choice.WhenFalse)],
        SwitchExpressionSyntax choices => choices.Arms.SelectMany(arm => Strings(arm.Expression)),
        ParenthesizedExpressionSyntax inner => Strings(inner.Expression),
        _ => [],
    };

    /// <summary>What reads as a sentence is one, whichever table it waits in: a capital, words, and a full stop.</summary>
    private static bool ReadsAsSentence(LiteralExpressionSyntax literal)
    {
        if (!Whole().IsMatch(literal.Token.ValueText)
            || literal.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax).Any(node => node is ThrowExpressionSyntax or ThrowStatementSyntax))
            return false;

        var by = literal.Ancestors().FirstOrDefault(node => node is AttributeSyntax or AssignmentExpressionSyntax or BaseObjectCreationExpressionSyntax
            or InvocationExpressionSyntax or ElementAccessExpressionSyntax or MemberDeclarationSyntax);
        return by switch
        {
            AttributeSyntax => false,
            AssignmentExpressionSyntax assignment => !NotSaid.Contains(assignment.Left.ToString()),
            ObjectCreationExpressionSyntax made => made.Type.ToString() is var type && !type.EndsWith("Exception", StringComparison.Ordinal)
                && !type.EndsWith("Attribute", StringComparison.Ordinal) && !type.EndsWith("Command", StringComparison.Ordinal),
            // A command's own help is English: new("user", "Who may sign in.").
            ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments: [var name, ..] } => name.Expression == literal,
            _ => true,
        };
    }

    private static IEnumerable<LiteralExpressionSyntax> LiteralsOf(SyntaxNode tree) =>
        tree.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression));

    private static bool IsTexts(ExpressionSyntax expression) =>
        expression.ToString() is "T" or "t" or "texts" or "Texts" or "Model.T" or "page.T" or "this.T";

    private static Sentence Of(Source source, ExpressionSyntax said, int position) =>
        new(said is LiteralExpressionSyntax literal ? literal.Token.ValueText : null, source.Path, source.LineOf(position));

    [GeneratedRegex(@"(?<![\w.])(?:Model\.)?(?:T\[|T\.Count\(|Texts\.Say\(|new Refusal\(|Refusal\.On\()")]
    private static partial Regex Calls();

    [GeneratedRegex(@"^[\p{Lu}“{].* .*[.?!…]$", RegexOptions.Singleline)]
    private static partial Regex Whole();
}
