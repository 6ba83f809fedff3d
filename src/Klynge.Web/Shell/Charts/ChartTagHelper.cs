using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Klynge.Web.Language;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Klynge.Web.Shell.Charts;

/// <summary><c>&lt;chart data="Model.Growth" /&gt;</c>: a figure with its title, its drawing for broad and for narrow pages, and its table.</summary>
[HtmlTargetElement("chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChartTagHelper(HtmlEncoder encoder, Texts t) : TagHelper
{
    public required ColumnChart Data { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "k-picture");
        var drawing = new Drawing(Data, encoder);
        var html = new StringBuilder($"<figcaption><h2 id=\"{Data.Id}-title\">{Said(Data.Title)}</h2><p class=\"k-muted k-small\">{Said(Data.Note)}</p></figcaption>");
        if (Data.Small)
            html.Append(drawing.Small());
        else
            html.Append(drawing.Broad()).Append(drawing.Narrow()).Append(Key());
        html.Append(Table());
        output.Content.SetHtmlContent(html.ToString());
    }

    /// <summary>On narrow pages the names stand under the drawing.</summary>
    private string Key() => Data.Series.Count < 2 ? "" : "<ul class=\"k-key k-narrow\" aria-hidden=\"true\">" + string.Concat(Data.Series
        .Select(series => $"<li><svg viewBox=\"0 0 10 10\"><circle class=\"{series.Css}\" cx=\"5\" cy=\"5\" r=\"4\"/></svg>{Said(series.Name)}</li>")) + "</ul>";

    private string Table()
    {
        var rows = new StringBuilder();
        if (Data.Series.Count > 1)
            foreach (var series in Data.Series)
                rows.Append(Row(series.Name, series.Values, "", "th"));
        if (Data.Came is { } came && Data.Went is { } went)
            rows.Append(Row(came.Name, came.Values, "+", "td")).Append(Row(went.Name, went.Values, "−", "td"));
        return $"""
            <details{(Data.TableOpen ? " open" : "")}><summary>{Said(t["The figures as a table"])}</summary>
            <div class="k-scroll" tabindex="0" role="region" aria-label="{Said(t["Table: {0}", Data.Title])}"><table class="k-table">
            <thead><tr><th scope="col">{Said(Data.Heading)}</th>{string.Concat(Data.Columns.Select(column => $"<th scope=\"col\" class=\"num\">{Said(column)}</th>"))}</tr></thead>
            <tbody>{rows}</tbody><tfoot>{Row(Data.TotalName, Data.Total, "", "th")}</tfoot></table></div></details>
            """;
    }

    private string Row(string name, IReadOnlyList<ChartValue> values, string sign, string head) =>
        $"<tr><{head}{(head == "th" ? " scope=\"row\"" : " class=\"k-muted\"")}>{Said(name)}</{head}>{string.Concat(values.Select(value => $"<td class=\"num\">{Cell(value, sign)}</td>"))}</tr>";

    private string Cell(ChartValue value, string sign) => value.Number switch
    {
        null => "",
        0 => sign.Length > 0 ? "0" : "–",
        { } number when value.Href is { } href => $"<a href=\"{encoder.Encode(href)}\">{sign}{Written(number)}</a>",
        { } number => sign + Written(number),
    };

    private string Said(string words) => encoder.Encode(words);

    private static string Written(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
