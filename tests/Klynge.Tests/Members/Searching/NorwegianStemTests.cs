using Klynge.Members.Searching;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Npgsql;

namespace Klynge.Tests.Members.Searching;

public sealed class NorwegianStemTests
{
    [Theory]
    [InlineData("sensor", "sensor", "sensorer", "sensoren", "sensorene", "sensorens", "sensorenes")]
    [InlineData("havnedistrikt", "havnedistrikt", "havnedistriktene", "havnedistrikter", "havnedistriktet", "havnedistriktets")]
    [InlineData("opning", "opning", "opninga", "opningen", "opninger")]
    [InlineData("helsehjelp", "helsehjelp", "helsehjelpen", "helsehjelpa")]
    [InlineData("må", "må")]
    [InlineData("bær", "bære", "bærer")]
    [InlineData("", "")]
    public void Forms_of_a_word_have_one_stem(string stem, params string[] forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        foreach (var form in forms)
            NorwegianStem.Of(form).ShouldBe(stem, form);
    }

    [Fact]
    public void An_ending_needs_a_word_before_it_and_an_s_the_right_letter()
    {
        NorwegianStem.Of("en").ShouldBe("en");
        NorwegianStem.Of("hus").ShouldBe("hus", "the s is the word's own");
        NorwegianStem.Of("barns").ShouldBe("barn");
        NorwegianStem.Of("bankks").ShouldBe("bankk", "k after a consonant");
        NorwegianStem.Of("politikks").ShouldBe("politikk");
        NorwegianStem.Of("laks").ShouldBe("laks", "k after a vowel");
        NorwegianStem.Of("notert").ShouldBe("noter");
        NorwegianStem.Of("noterte").ShouldBe("noter");
    }

    [Fact]
    public async Task It_is_the_stem_that_PostgreSQL_finds()
    {
        Assert.SkipWhen(Databases.WhyNoPostgres is not null, Databases.WhyNoPostgres ?? "");
        string[] words = [.. NorwegianWords.All];
        await using var postgres = new NpgsqlConnection((await Databases.Copy(Dialect.Postgres)).Postgres + ";Pooling=false");
        await postgres.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT word, (ts_lexize('norwegian_stem', word))[1] FROM unnest(@words) word", postgres);
        command.Parameters.AddWithValue("words", words);

        var compared = 0;
        List<string> otherwise = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            // Words it stops at, such as "og", have no stem there.
            if (await reader.IsDBNullAsync(1))
                continue;
            compared++;
            if (NorwegianStem.Of(reader.GetString(0)) is var ours && ours != reader.GetString(1))
                otherwise.Add($"{reader.GetString(0)}: {ours}, not {reader.GetString(1)}");
        }

        otherwise.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(2000);
    }
}
