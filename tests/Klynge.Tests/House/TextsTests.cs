using System.Text.Json;
using System.Text.RegularExpressions;
using Klynge.Web.Language;

namespace Klynge.Tests.House;

/// <summary>Everything said to people is said in both languages.</summary>
public sealed partial class TextsTests
{
    [Fact]
    public void Every_sentence_has_its_words_in_norwegian() =>
        Missing(Sources.All, Texts.All.Keys).ShouldBeEmpty();

    [Fact]
    public void The_values_of_a_sentence_are_the_same_in_both_languages() => Uneven(Texts.All).ShouldBeEmpty();

    [Fact]
    public void No_words_are_kept_that_nobody_says() => Unused(Texts.All.Keys).ShouldBeEmpty();

    [Fact]
    public void A_sentence_is_translated_once_or_twice_alike() => Quarrels(Files()).ShouldBeEmpty();

    [Fact]
    public void A_page_that_says_an_unknown_sentence_is_seen()
    {
        Said("Page.cshtml", """<p title="@T["Never said before"]">@(n > 1 ? T["One \"more\" never"] : "")</p>""").ShouldBe(["Never said before", "One \"more\" never"]);
        Said("Page.cshtml", """<field for="Form.Name" label="A planted label" help="And its help" choices="Model.All(T["In choices"])" />""").ShouldBe(["In choices", "A planted label", "And its help"]);
        Said("Page.cshtml", """@T.Count(Model.Rows.Count(r => r.Left), "one planted", "{0} planted")""").ShouldBe(["one planted", "{0} planted"]);
    }

    [Fact]
    public void Code_that_says_an_unknown_sentence_is_seen()
    {
        Said("A.cs", """"class A { string B() => T[x == "compared" ? "If so" : @"Or ""so"""]; }"""").ShouldBe(["If so", "Or \"so\""]);
        Said("A.cs", """class A { Refusal? B() => new("Not \u201cnow\u201d. Wait.", 1); Refusal C() => Refusal.On("Name", "Not this"); }""").ShouldBe(["Not this", "Not “now”. Wait."]);
        Said("A.cs", """class A { string B() => T[c switch { "one" => "First", _ => "Last" }]; }""").ShouldBe(["First", "Last"]);
        Said("A.cs", """class A { Dictionary<string, string> All = new() { ["gone"] = "It went away." }; }""").ShouldBe(["It went away."]);
        Said("A.cs", """class A { void B() => throw new E("A fault of ours, in the log."); Option<int> C = new("--c") { Description = "What it does." }; }""").ShouldBeEmpty();
    }

    [Fact]
    public void A_sentence_put_together_by_interpolation_is_seen()
    {
        Sentences.In(Sources.Planted("A.cs", """class A { string B() => Texts.Say($"There are {n}"); Refusal C() => new Refusal("There are " + n); }""")).ShouldAllBe(s => s.Text == null);
        Sentences.In(Sources.Planted("A.cshtml", """<p>@T[$"There are {n}"]</p>""")).Single().Text.ShouldBeNull();
    }

    [Fact]
    public void Uneven_unused_and_quarrelling_words_are_seen()
    {
        Uneven(new Dictionary<string, string> { ["{0} of {1}"] = "{1} av {1}", ["All {0:N1}"] = "Alle {0}" }).ShouldBe(["{0} of {1} → {1} av {1}"]);
        Unused(["Skip to the content", "This planted sentence is said nowhere at all"]).ShouldBe(["This planted sentence is said nowhere at all"]);
        Quarrels([("a", [new("Open", "Åpen"), new("Shut", "Stengt")]), ("b", [new("Open", "Åpne"), new("Shut", "Stengt")])]).ShouldBe(["Open: Åpen, Åpne"]);
    }

    private static List<string?> Said(string path, string text) => [.. Sentences.In(Sources.Planted(path, text)).Select(s => s.Text)];

    private static List<string> Missing(IEnumerable<Source> sources, IEnumerable<string> known)
    {
        var keys = known.ToHashSet();
        return [.. sources.SelectMany(Sentences.In).Where(s => s.Text is null || (s.Text.Any(char.IsLetter) && !keys.Contains(s.Text))).Select(s => s.ToString()).Distinct()];
    }

    private static IEnumerable<string> Uneven(IReadOnlyDictionary<string, string> texts) =>
        texts.Where(pair => !Places(pair.Key).SetEquals(Places(pair.Value))).Select(pair => $"{pair.Key} → {pair.Value}");

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Groups[1].Value)];

    /// <summary>Said somewhere: as a sentence, as any string of the code (tables of words), or as the name of a value of a list.</summary>
    private static List<string> Unused(IEnumerable<string> keys)
    {
        var said = Sources.All.SelectMany(Sentences.Literals).ToHashSet();
        said.UnionWith(new[] { typeof(Refusal).Assembly, typeof(Texts).Assembly }.SelectMany(a => a.GetTypes()).Where(type => type.IsEnum).SelectMany(Enum.GetNames));
        return [.. keys.Where(key => !said.Contains(key))];
    }

    private static IEnumerable<string> Quarrels(IEnumerable<(string File, IReadOnlyList<KeyValuePair<string, string>> Texts)> files) => files.SelectMany(file => file.Texts)
        .GroupBy(text => text.Key, text => text.Value).Where(group => group.Distinct().Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Distinct())}");

    private static IEnumerable<(string, IReadOnlyList<KeyValuePair<string, string>>)> Files() =>
        Directory.EnumerateFiles(Path.Combine(Sources.Root, "src"), "nb.json", SearchOption.AllDirectories).Select(file =>
        {
            // Read as lines of a document, so that a key written twice in one file is seen too.
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            return (file, (IReadOnlyList<KeyValuePair<string, string>>)[.. json.RootElement.EnumerateObject().Select(p => new KeyValuePair<string, string>(p.Name, p.Value.GetString()!))]);
        });

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();
}
