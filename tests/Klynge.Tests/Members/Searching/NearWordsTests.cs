using Klynge.Members;
using Klynge.Members.Searching;

namespace Klynge.Tests.Members.Searching;

public sealed class NearWordsTests
{
    [Theory]
    [InlineData("sensor", "sensr", "a letter is missing")]
    [InlineData("sensor", "senssor", "a letter too many")]
    [InlineData("sensor", "sansor", "a wrong letter")]
    [InlineData("sensor", "sesnor", "two letters changed places")]
    [InlineData("sensor", "ensor", "the first letter is missing")]
    [InlineData("helseteknologi", "helsteknologi", "a letter is missing in a long word")]
    [InlineData("helseteknologi", "hlesteknologi", "two faults in a long word")]
    [InlineData("helseteknologi", "helsteknol", "still being written")]
    public void A_fault_or_two_is_let_through(string word, string typed, string why) => NearWords.Alike(word, typed).ShouldBeTrue(why);

    [Theory]
    [InlineData("sensor", "tensur", "two faults in a short word")]
    [InlineData("oslo", "osl", "three letters are too few to guess from")]
    [InlineData("923609016", "923609017", "a wrong figure is another number")]
    [InlineData("sensitiv", "sensr", "only the last letter, which was typed, would have to go")]
    [InlineData("helseteknologi", "hlestknologi", "three faults")]
    public void More_is_another_word(string word, string typed, string why) => NearWords.Alike(word, typed).ShouldBeFalse(why);

    [Fact]
    public void Among_many_words_those_are_found_that_are_found_one_by_one()
    {
        string[] words = [.. NorwegianWords.All.Select(NameKey.Fold).Distinct().Order(StringComparer.Ordinal)];
        words.Length.ShouldBeGreaterThan(2000);
        var any = 0;
        foreach (var typed in words.Where((word, at) => at % 97 == 0 && word.Length > 1).SelectMany(Spoilt))
        {
            var found = NearWords.Of(words, typed).SelectMany(near => Enumerable.Range(near.From, near.To - near.From).Select(at => (Word: words[at], near.Edits)))
                .GroupBy(near => near.Word).ToDictionary(group => group.Key, group => group.Min(near => near.Edits));
            var expected = words.Select(word => (Word: word, Edits: Slowly(word, typed))).Where(near => near.Edits <= NearWords.Allowed(typed)).ToDictionary(near => near.Word, near => near.Edits);
            if (NearWords.Allowed(typed) == 0)
                expected.Clear();
            found.ShouldBe(expected, ignoreOrder: true, typed);
            any += found.Count;
        }

        any.ShouldBeGreaterThan(200);
    }

    /// <summary>A word as a tired hand writes it.</summary>
    private static IEnumerable<string> Spoilt(string word)
    {
        var half = word.Length / 2;
        yield return word;
        yield return word.Remove(half, 1);
        yield return word.Insert(half, "x");
        yield return word[..half] + "y" + word[(half + 1)..];
        if (word.Length > 2)
            yield return word[..(half - 1)] + word[half] + word[half - 1] + word[(half + 1)..];
    }

    /// <summary>The rule as it is said: the whole word, or a beginning of it that ends as what was typed ends.</summary>
    private static int Slowly(string word, string typed) => Enumerable.Range(1, word.Length).Where(length => length == word.Length || word[length - 1] == typed[^1])
        .Min(length => Edits(word[..length], typed));

    private static int Edits(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
                table[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, Math.Min(table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1),
                    i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? table[i - 2, j - 2] + 1 : int.MaxValue));
        return table[a.Length, b.Length];
    }
}
