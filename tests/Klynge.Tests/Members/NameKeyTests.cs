using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Klynge.Members;

namespace Klynge.Tests.Members;

public class NameKeyTests
{
    public static IEnumerable<string> Naughty() =>
        JsonSerializer.Deserialize<string[]>(File.ReadAllText(Sheet.Path("naughty_strings_blns.json")))!;

    [Fact]
    public void Binary_order_of_the_keys_is_the_order_of_a_Norwegian_telephone_book()
    {
        var expected = File.ReadAllLines(Sheet.Path("collation_nb_expected.txt"));
        expected.Length.ShouldBe(364);
        expected.Reverse().OrderBy(NameKey.Sort, StringComparer.Ordinal).ShouldBe(expected);
    }

    [Fact]
    public void Two_different_names_never_share_a_sort_key() => Check.QuickThrowOnFailure(Prop.ForAll(
        Names(), Names(), (one, other) => one == other || NameKey.Sort(one) != NameKey.Sort(other)));

    [Fact]
    public void The_sort_key_of_the_longest_name_fits_an_index_of_either_database()
    {
        string[] scripts = ["å", "Ω", "漢", "한", "อ", "ༀ", "a\u0301", "😀", "\u200D"];
        scripts.Select(letter => string.Concat(Enumerable.Repeat(letter, NameKey.Longest / letter.Length)))
            .Max(name => Encoding.UTF8.GetByteCount(NameKey.Sort(name))).ShouldBeLessThan(2600);
    }

    [Theory]
    [InlineData("Aalesund", "aalesund")]
    [InlineData("ålesund", "aalesund")]
    [InlineData("A\u030Alesund", "aalesund")]
    [InlineData("ÅLESUND", "aalesund")]
    [InlineData("Brønnøysund", "broennoeysund")]
    [InlineData("Öresund", "oeresund")]
    [InlineData("Ærlig", "aerlig")]
    [InlineData("Äpple", "aepple")]
    [InlineData("Café Ünique", "cafe unique")]
    [InlineData("Kárášjohka", "karasjohka")]
    [InlineData("  Smith & Søn, A/S ", "smith soen a s")]
    [InlineData("Straße", "strasse")]
    [InlineData("Kly\u200Bnge", "klynge")]
    [InlineData("ﬁsk", "fisk")]
    [InlineData("漢字 AS", "漢字 as")]
    public void Names_are_searched_as_a_plain_keyboard_writes_them(string name, string folded) => NameKey.Fold(name).ShouldBe(folded);

    [Fact]
    public void The_beginning_of_a_name_finds_the_name() => Check.QuickThrowOnFailure(Prop.ForAll(
        Names(), Gen.Choose(0, 20).ToArbitrary(), (name, length) => NameKey.Fold(name)
            .StartsWith(NameKey.Fold(name[..Math.Min(length, name.Length)]), StringComparison.Ordinal)));

    [Fact]
    public void Folding_twice_is_folding_once()
    {
        for (var character = '\0'; character < char.MaxValue; character++)
        {
            var once = NameKey.Fold($"a{character}b");
            NameKey.Fold(once).ShouldBe(once, $"U+{(int)character:X4}");
        }
    }

    [Fact]
    public void Every_naughty_name_is_refused_in_words_or_survives_unchanged_in_its_normal_form()
    {
        Naughty().Count().ShouldBe(515);
        foreach (var text in Naughty())
        {
            if (NameKey.Clean(text, out var name) is { } refusal)
                refusal.Sentence.ShouldNotBeEmpty();
            else
                name.ShouldBe(text.Replace('\t', ' ').Replace('\n', ' ').Trim().Normalize(NormalizationForm.FormC));
        }

        Naughty().Count(text => NameKey.Clean(text, out _) is not null).ShouldBe(11);
    }

    [Theory]
    [InlineData(null, "blank")]
    [InlineData("", "blank")]
    [InlineData(" \t\n\u00A0\u3000", "blank")]
    [InlineData("\u200B\uFEFF", "blank")]
    [InlineData("Kly\0nge", "control")]
    [InlineData("Kly\u0085nge", "control")]
    [InlineData("\fKlynge", "control")]
    [InlineData("Kly\u007Fnge", "control")]
    public void A_name_that_cannot_be_kept_is_refused_for_its_reason(string? text, string reason) =>
        NameKey.Clean(text, out _)!.Sentence.ShouldContain(reason);

    [Fact]
    public void Half_a_character_is_refused_in_a_name_and_skipped_in_a_search()
    {
        foreach (var half in new[] { '\uD83D', '\uDC00', '\uFFFE' })
        {
            NameKey.Clean($"Kly{half}nge", out _)!.Sentence.ShouldContain("not whole");
            NameKey.Fold($"Klynge{half}").ShouldBe("klynge");
        }
    }

    [Fact]
    public void A_name_may_be_three_hundred_characters_long_and_no_longer()
    {
        NameKey.Clean(new string('å', 300), out _).ShouldBeNull();
        NameKey.Clean(new string('å', 301), out _).ShouldBe(new Refusal("A name has at most {0} characters; this one has {1}.", 300, 301));
    }

    [Theory]
    [InlineData("  Klynge  AS ", "Klynge  AS")]
    [InlineData("Klynge\tAS\r\nNorge", "Klynge AS Norge")]
    [InlineData("A\u030Asen", "Åsen")]
    [InlineData("\u202Eesrever", "\u202Eesrever")]
    [InlineData("👩\u200D🔬 Lab", "👩\u200D🔬 Lab")]
    public void Outer_white_space_goes_and_everything_else_stays(string text, string expected)
    {
        NameKey.Clean(text, out var name).ShouldBeNull();
        name.ShouldBe(expected);
    }

    [Fact]
    public void Cleaning_twice_is_cleaning_once() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<string>(), text => NameKey.Clean(text, out var once) is not null
            || (NameKey.Clean(once, out var twice) is null && once == twice)));

    private static Arbitrary<string> Names() => Gen.Elements("aAåÅæøöä eéoO.-&'/xyß\u030A\u0308áš漢".ToCharArray())
        .ArrayOf().Select(letters => new string(letters)).ToArbitrary();
}
