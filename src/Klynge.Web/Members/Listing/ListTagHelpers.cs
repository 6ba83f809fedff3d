using Klynge.Members;
using Klynge.Web.Language;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Klynge.Web.Members.Listing;

/// <summary>The head of a column: a link to the list in its order where it has one, and back again.</summary>
[HtmlTargetElement("sort-head")]
public sealed class SortHeadTagHelper : TagHelper
{
    public SortBy? For { get; set; }
    public MemberColumn? Column { get; set; }
    public required View View { get; set; }
    public required IndexModel Page { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var words = await output.GetChildContentAsync();
        var by = For ?? Column?.Code switch { "member_from" => SortBy.MemberFrom, "kind" => SortBy.Kind, "place" => SortBy.Place, _ => null };
        output.TagName = "th";
        output.Attributes.SetAttribute("scope", "col");
        if (Column?.Number == true)
            output.Attributes.SetAttribute("class", "num");
        if (by is not { } order)
        {
            output.Content.SetHtmlContent(words);
            return;
        }

        var current = View.Sort == order;
        if (current)
            output.Attributes.SetAttribute("aria-sort", View.Descending ? "descending" : "ascending");
        var link = new TagBuilder("a") { Attributes = { ["href"] = Page.To(View with { Sort = order, Descending = current && !View.Descending }) } };
        var sign = new TagBuilder("span") { Attributes = { ["class"] = "k-sort", ["aria-hidden"] = "true" } };
        sign.InnerHtml.Append(current ? View.Descending ? "↓" : "↑" : "↕");
        link.InnerHtml.AppendHtml(words).Append(" ").AppendHtml(sign);
        output.Content.SetHtmlContent(link);
    }
}

/// <summary>One cell of a list: days and figures as the reader writes them, a sign with its word for a state, a dash for nothing.</summary>
[HtmlTargetElement("member-cell", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MemberCellTagHelper(Texts t) : TagHelper
{
    public required MemberRow Row { get; set; }
    public required MemberColumn Column { get; set; }
    public required Sight Sight { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var value = Column.For(Row, Sight, words: true);
        output.TagName = "td";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("data-label", t[Column.Heading]);
        var css = $"{(Column.Number ? "num" : "")} {(Column.Code is "kind" or "committed" or "member_from" or "employees" ? "" : "k-wide")}".Trim();
        if (css.Length > 0)
            output.Attributes.SetAttribute("class", css);
        switch (value)
        {
            case null or "":
                output.Content.SetContent("–");
                break;
            case bool yes:
                output.Content.SetHtmlContent(State(yes));
                break;
            case DateOnly day:
                if (Column.Code == "member_from")
                    output.Attributes.SetAttribute("data-before", t["since"]);
                output.Content.SetContent(Days.Brief(day));
                break;
            case int number:
                if (Column.Code == "employees")
                    output.Attributes.SetAttribute("data-unit", t["employees"]);
                output.Content.SetContent(number.ToString("N0"));
                break;
            case string text when Column.Code == "organisation_number" && OrganisationNumber.TryParse(text, out var number):
                output.Content.SetContent(number.Grouped.Replace(' ', '\u00a0'));
                break;
            default:
                output.Content.SetHtmlContent(Text(value.ToString()!));
                break;
        }
    }

    private IHtmlContentContainer Text(string text)
    {
        var content = new HtmlContentBuilder();
        if (Column.Code != "website" || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return content.Append(text);

        var link = new TagBuilder("a") { Attributes = { ["href"] = address.AbsoluteUri, ["rel"] = "noopener noreferrer nofollow" } };
        link.InnerHtml.Append(address.Host);
        return content.AppendHtml(link);
    }

    private TagBuilder State(bool yes)
    {
        var state = new TagBuilder("span") { Attributes = { ["class"] = "k-state", ["data-tone"] = yes ? "good" : "idle" } };
        state.InnerHtml.Append(t[yes ? "Committed" : "Not yet"]);
        return state;
    }
}
