using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Klynge.Web.Language;
using Klynge.Web.Shell.Charts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Klynge.Tests.Shell.Charts;

public sealed partial class ChartTests
{
    [Theory]
    [InlineData(6, 5)]
    [InlineData(1, 1)]
    [InlineData(30, 6)]
    public void Both_drawings_and_the_table_say_the_same_numbers(int columns, int series)
    {
        var random = new Random(columns * 31 + series);
        var parts = Enumerable.Range(1, series).Select(i => new ChartSeries($"Del {i}", $"c{i}", [.. Enumerable.Range(0, columns).Select(_ => new ChartValue(random.Next(0, 2000), "/x?a=1&b=2"))])).ToList();
        var heads = Enumerable.Range(0, columns).Select(i => $"{1990 + i}").ToList();
        var chart = new ColumnChart("g", "Medlemmer <nå> & før", "Note", "Type", heads, parts, "Medlemmer", [.. Enumerable.Range(0, columns).Select(i => new ChartValue(parts.Sum(part => part.Values[i].Number)))])
        {
            Came = new("Kom", "c1", [.. heads.Select((_, i) => new ChartValue(i == 0 ? null : random.Next(0, 30)))]),
            Went = new("Gikk", "hollow", [.. heads.Select((_, i) => new ChartValue(i == 0 ? null : random.Next(0, 30)))]),
        };

        var html = Written(chart);

        var drawings = Drawings().Matches(html).Select(match => match.Value).Where(svg => !svg.Contains("0 0 10 10", StringComparison.Ordinal)).ToList();
        drawings.Count.ShouldBe(2);
        var said = parts.SelectMany(part => part.Values.Select((value, i) => (Words: $"{heads[i]}: {Number(value.Number)} {part.Name}", value.Number)))
            .Concat(chart.Came.Values.Select((value, i) => (Words: $"{heads[i]}: +{Number(value.Number)} Kom", value.Number)))
            .Concat(chart.Went.Values.Select((value, i) => (Words: $"{heads[i]}: −{Number(value.Number)} Gikk", value.Number)))
            .Where(value => value.Number > 0).Select(value => value.Words).Order(StringComparer.Ordinal).ToList();
        foreach (var drawing in drawings)
            Titles().Matches(drawing).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value)).Order(StringComparer.Ordinal).ShouldBe(said);

        var rows = Rows().Matches(html[html.IndexOf("<tbody>", StringComparison.Ordinal)..]).Select(row => Cells().Matches(row.Value).Select(cell => System.Net.WebUtility.HtmlDecode(Tags().Replace(cell.Value, ""))).ToList()).ToList();
        var expected = (series > 1 ? parts : []).Select(part => (List<string>)[part.Name, .. part.Values.Select(value => value.Number == 0 ? "–" : Number(value.Number))])
            .Append([chart.Came.Name, .. chart.Came.Values.Select(value => value.Number is null ? "" : value.Number == 0 ? "0" : "+" + Number(value.Number))])
            .Append([chart.Went.Name, .. chart.Went.Values.Select(value => value.Number is null ? "" : value.Number == 0 ? "0" : "−" + Number(value.Number))])
            .Append(["Medlemmer", .. chart.Total.Select(value => value.Number == 0 ? "–" : Number(value.Number))]).ToList();
        rows.Count.ShouldBe(expected.Count);
        foreach (var (row, wanted) in rows.Zip(expected))
            row.ShouldBe(wanted);
    }

    [Fact]
    public void The_columns_are_as_high_as_their_numbers_and_stand_on_each_other()
    {
        List<ChartSeries> parts = [new("A", "c1", [new(10), new(30)]), new("B", "c2", [new(20), new(30)])];
        var html = Written(new("g", "T", "N", "H", ["1", "2"], parts, "S", [new(30), new(60)]));

        var broad = Drawings().Matches(html)[0].Value;
        var bars = Bars().Matches(broad).Select(match => (Y: Value(match, 1), Height: Value(match, 2))).ToList();
        // 60 is the top of the axis: 246 high from 270 up; 1.5 parts the pieces.
        bars.ShouldBe([(229, 39.5), (147, 80.5), (147, 121.5), (24, 121.5)]);
    }

    [Fact]
    public void No_style_and_nothing_of_what_people_wrote_stands_as_markup()
    {
        var html = Written(new("g", "<script>alert(1)</script>", "\"><b>", "<i>", ["<u>"], [new("<s>", "c1", [new(1, "\"onclick=x")])], "<p>", [new(1)]));

        html.ShouldNotContain("style");
        foreach (var markup in (string[])["<script", "<b>", "<i>", "<u>", "<s>", "\"onclick"])
            html.ShouldNotContain(markup);
    }

    [Fact]
    public void Nobody_at_all_is_drawn_too() =>
        Written(new("g", "T", "N", "H", ["1"], [new("A", "c1", [new(0)])], "S", [new(0)])).ShouldContain("<svg");

    private static string Written(ColumnChart chart)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Days.Norwegian;
        var output = new TagHelperOutput("chart", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new ChartTagHelper(HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All), new Texts()) { Data = chart }.Process(new([], new Dictionary<object, object>(), "x"), output);
        return output.Content.GetContent();
    }

    private static string Number(int? number) => number?.ToString("N0", Days.Norwegian) ?? "";

    private static double Value(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawings();

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex Titles();

    [GeneratedRegex("<rect class=\"c\\d\" x=\"[^\"]*\" y=\"([^\"]*)\" width=\"[^\"]*\" height=\"([^\"]*)\"")]
    private static partial Regex Bars();

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();

    [GeneratedRegex("<t[hd].*?</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cells();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
