namespace Klynge.Tests.House;

/// <summary>Reads the tags of a page far enough to know their attributes: a value may hold code, and code may hold quotes.</summary>
internal static class PageTags
{
    public static IEnumerable<(string Name, string Value, int Position)> Attributes(string page, string tag)
    {
        for (var at = page.IndexOf($"<{tag} ", StringComparison.Ordinal); at >= 0; at = page.IndexOf($"<{tag} ", at + 1, StringComparison.Ordinal))
        {
            var i = at + tag.Length + 1;
            while (i < page.Length && page[i] != '>')
            {
                var start = i;
                while (i < page.Length && (char.IsLetterOrDigit(page[i]) || page[i] is '-' or ':' or '_'))
                    i++;
                if (i == start || i + 1 >= page.Length || page[i] != '=' || page[i + 1] != '"')
                {
                    i = Math.Max(i, start + 1);
                    continue;
                }

                var name = page[start..i];
                var end = End(page, i + 2, plain: name is "label" or "help" && page[i + 2] != '@');
                yield return (name, page[(i + 2)..end], i + 2);
                i = end + 1;
            }
        }
    }

    /// <summary>Where the value ends: at the next quote, or where code is written, at the next quote outside its brackets.</summary>
    private static int End(string page, int from, bool plain)
    {
        var depth = 0;
        for (var i = from; i < page.Length; i++)
            switch (page[i])
            {
                case '"' when plain || depth == 0:
                    return i;
                case '"':
                    for (i++; i < page.Length && page[i] != '"'; i++)
                        if (page[i] == '\\')
                            i++;
                    break;
                case '(' or '[':
                    depth++;
                    break;
                case ')' or ']':
                    depth--;
                    break;
            }

        return page.Length;
    }
}
