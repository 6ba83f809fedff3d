using System.Text;
using Klynge.Members;
using Klynge.Members.Searching;
using Microsoft.AspNetCore.Html;

namespace Klynge.Web.Members.Searching;

/// <summary>Which letters of a text are those that were searched for.</summary>
public static class Marks
{
    /// <summary>The text in pieces: the first as it is, the next marked, and so on in turn.</summary>
    public static IReadOnlyList<string> Of(string text, Sought sought)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sought);
        List<string> pieces = [""];
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && IsOfWord(text[end]))
                end++;
            if (end > at && Length(text[at..end], sought) is > 0 and var marked)
            {
                pieces.Add(text[at..(at + marked)]);
                pieces.Add(text[(at + marked)..end]);
            }
            else
                pieces[^1] += text[at..Math.Max(end, at + 1)];
            at = Math.Max(end, at + 1);
        }

        return pieces;
    }

    /// <summary>The same for a page.</summary>
    public static IHtmlContent In(string text, Sought sought)
    {
        var (content, pieces) = (new HtmlContentBuilder(), Of(text, sought));
        for (var at = 0; at < pieces.Count; at++)
            _ = at % 2 == 0 ? content.Append(pieces[at]) : content.AppendHtml("<mark>").Append(pieces[at]).AppendHtml("</mark>");
        return content;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    /// <summary>How many letters of the word are the beginning that was typed; all of them where it only reads nearly so.</summary>
    private static int Length(string word, Sought sought)
    {
        var folded = NameKey.Fold(word);
        var typed = sought.Line.Where(one => folded.StartsWith(one, StringComparison.Ordinal)).MaxBy(one => one.Length);
        if (typed is null)
            return sought.Line.Any(one => NearWords.Alike(folded, one)) ? word.Length : 0;

        var letters = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            letters += rune.Utf16SequenceLength;
            if (NameKey.Fold(word[..letters]).Length >= typed.Length && !(letters < word.Length && Rune.GetUnicodeCategory(Rune.GetRuneAt(word, letters)) == System.Globalization.UnicodeCategory.NonSpacingMark))
                break;
        }

        return letters;
    }
}
