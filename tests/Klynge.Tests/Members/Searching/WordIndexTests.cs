using Klynge.Members;
using Klynge.Members.Searching;
using Klynge.Tests.Members.Listing;

namespace Klynge.Tests.Members.Searching;

/// <summary>What is found and in which order, apart from any database.</summary>
public sealed class WordIndexTests
{
    private static readonly Cluster Cluster = new() { Slug = "nscc", Name = "Norwegian Smart Care Cluster" };

    [Fact]
    public void The_best_match_comes_first_and_equals_in_the_order_of_the_alphabet()
    {
        var register = new Kept(
            ("Zenit AS", [(OrganisationField.Description, "Vi lager sensorer til hjemmet.")]),
            ("Måling AS", [(OrganisationField.Offers, "sensorikk; drift")]),
            ("Åsen Sensor AS", []), ("Alfa Sensorikk AS", []), ("Sensor Nord AS", []), ("Sensor Åsen AS", []), ("Sensor AS", []), ("Annet AS", []));

        register.Finds("sensor").ShouldBe(["Sensor AS", "Sensor Nord AS", "Sensor Åsen AS", "Alfa Sensorikk AS", "Åsen Sensor AS", "Måling AS", "Zenit AS"]);
        register.Finds("åsen sensor").ShouldBe(["Åsen Sensor AS", "Sensor Åsen AS"]);
        register.Finds("sensor as")[0].ShouldBe("Sensor AS");
    }

    [Fact]
    public void A_typing_error_comes_after_everything_that_reads_as_typed()
    {
        var register = new Kept(("Sensor AS", []), ("Senior AS", []), ("Tensor AS", []), ("Helse AS", [(OrganisationField.Description, "sensor")]));

        register.Finds("senor", near: true).ShouldBe(["Senior AS", "Sensor AS", "Helse AS"], ignoreOrder: true);
        register.Finds("sensor", near: true).ShouldBe(["Sensor AS", "Helse AS", "Senior AS", "Tensor AS"]);
        register.Finds("senor").ShouldBeEmpty();
        register.Finds("sensor hlese", near: true).ShouldBe(["Helse AS"]);
    }

    [Fact]
    public void Texts_are_found_by_any_form_of_their_words()
    {
        var register = new Kept(("Alfa AS", [(OrganisationField.Description, "Velferdsteknologi for kommunene og sykehusene.")]), ("Beta AS", [(OrganisationField.Seeks, "sykehus")]));

        register.Finds("sykehuset").ShouldBe(["Beta AS", "Alfa AS"]);
        register.Finds("kommuner").ShouldBe(["Alfa AS"]);
        register.Finds("velferdsteknologien").ShouldBe(["Alfa AS"]);
        register.Finds("velferdstekno").ShouldBe(["Alfa AS"], "while it is being written too");
    }

    [Fact]
    public void Quotation_marks_keep_words_together_and_a_minus_leaves_out()
    {
        var register = new Kept(
            ("Alfa AS", [(OrganisationField.Description, "kunstig intelligens i helse")]), ("Beta AS", [(OrganisationField.Description, "intelligens som er kunstig")]),
            ("Gamma AS", [(OrganisationField.Offers, "kunstig"), (OrganisationField.Seeks, "intelligens")]));

        register.Finds("kunstig intelligens").Count.ShouldBe(3);
        foreach (var quoted in (string[])["\"kunstig intelligens\"", "«kunstig intelligens»", "“kunstig intelligens”", "\"kunstig intelligens"])
            register.Finds(quoted).ShouldBe(["Alfa AS"], quoted);
        register.Finds("intelligens -helse").ShouldBe(["Gamma AS", "Beta AS"]);
        register.Finds("intelligens -\"som er\"").ShouldBe(["Gamma AS", "Alfa AS"]);
        register.Finds("-kunstig").Count.ShouldBe(3, "with nothing to leave it out of, a minus is only a sign");
        register.Finds("\"intell\"").ShouldBeEmpty("in quotation marks a word is the whole word");
    }

    [Fact]
    public void What_is_hidden_is_not_found_by_others_and_not_missed_by_them_either()
    {
        var register = new Kept(("Alfa AS", [(OrganisationField.Offers, "sensorer"), (OrganisationField.Description, "hjemmetesting"), (OrganisationField.ExternalId, "A-17")]), ("Beta AS", []));
        register.Hide("Alfa AS", OrganisationField.Offers);
        var other = new Reader(false, []);

        register.Finds("sensorer", other).ShouldBeEmpty();
        register.Finds("sensorer").ShouldBe(["Alfa AS"]);
        register.Finds("sensorer", new Reader(false, [register.Id("Alfa AS")])).ShouldBe(["Alfa AS"]);
        register.Finds("alfa -sensorer", other).ShouldBe(["Alfa AS"], "to leave it out would tell");
        register.Finds("\"sensorer\"", other).ShouldBeEmpty();
        register.Finds("snsorer", other, near: true).ShouldBeEmpty();
        register.Finds("hjemmetest", other).ShouldBe(["Alfa AS"]);
        register.Finds("A-17", other).ShouldBeEmpty("the id of an outside list is the team's");
        register.Finds("A-17").ShouldBe(["Alfa AS"]);
    }

    [Fact]
    public void So_many_as_are_asked_for_are_given_and_all_are_counted()
    {
        var register = new Kept([.. Enumerable.Range(0, 300).Select(n => ($"Firma {n:000} AS", Array.Empty<(OrganisationField, string)>()))]);

        var hits = register.Index.Find(Sought.Read("firma"), Reader.Whole, most: 25);

        hits.Count.ShouldBe(300);
        hits.Ids.Select(register.Name).ShouldBe(Enumerable.Range(0, 25).Select(n => $"Firma {n:000} AS"));
        register.Finds("").ShouldBeEmpty();
        new WordIndex.Maker().Make().Find(Sought.Read("firma"), Reader.Whole).Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("NO 923 609 016 MVA", "923609016")]
    [InlineData("9236 09", "923609")]
    [InlineData("Åsen A-17", "aasen a 17")]
    [InlineData("92 36", "9236")]
    [InlineData("!?", "")]
    [InlineData("  'Peder & Sønn'  ", "peder soenn")]
    [InlineData("\"a b\" c -d -- -", "a b c")]
    public void What_is_typed_is_read_as_words(string typed, string words) => string.Join(' ', Sought.Read(typed).Line).ShouldBe(words);

    /// <summary>A small register in the order of its names.</summary>
    private sealed class Kept
    {
        private readonly List<Organisation> all;
        private readonly Dictionary<Guid, int> hidden = [];

        public Kept(params (string Name, (OrganisationField, string)[] Facts)[] organisations)
        {
            all = [.. organisations.Select(o => Register.Organisation(Cluster, o.Name, o.Facts)).OrderBy(o => o.NameSort, StringComparer.Ordinal)];
            Index = Make();
        }

        public WordIndex Index { get; private set; }

        public void Hide(string name, OrganisationField field)
        {
            hidden[Id(name)] = PartWords.Of(field)!.Value.Bit();
            Index = Make();
        }

        public Guid Id(string name) => all.Single(o => o.Name == name).Id;

        public string Name(Guid id) => all.Single(o => o.Id == id).Name;

        public List<string> Finds(string typed, Reader? reader = null, bool near = false) => [.. Index.Find(Sought.Read(typed), reader ?? Reader.Whole, near).Ids.Select(Name)];

        private WordIndex Make()
        {
            var maker = new WordIndex.Maker();
            foreach (var one in all)
                maker.Add(one.Id, one.Words, hidden.GetValueOrDefault(one.Id) | WordPart.ExternalId.Bit());
            return maker.Make();
        }
    }
}
