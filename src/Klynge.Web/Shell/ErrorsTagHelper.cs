using System.Globalization;
using System.Text.Encodings.Web;
using Klynge.Web.Language;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Klynge.Web.Shell;

/// <summary>What is wrong, summed up above a form; each line leads to its field, and the script gives it focus. Nothing is written where nothing is wrong.</summary>
[HtmlTargetElement("errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorsTagHelper(Texts t) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var wrong = Page.ModelState.Where(state => state.Value!.Errors.Count > 0).ToList();
        if (wrong.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "k-notice");
        output.Attributes.SetAttribute("data-tone", "bad");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-errors", "");
        var title = new TagBuilder("h2");
        title.InnerHtml.Append(t["This must be put right first. Nothing has been saved."]);
        var list = new TagBuilder("ul");
        foreach (var (name, state) in wrong)
            foreach (var error in state!.Errors)
            {
                var line = new TagBuilder("li");
                if (name.Length == 0)
                    line.InnerHtml.Append(error.ErrorMessage);
                else
                {
                    var link = new TagBuilder("a") { Attributes = { ["href"] = "#" + name.Replace('.', '-') } };
                    link.InnerHtml.AppendHtml(new Named(Page.HttpContext, name, error.ErrorMessage));
                    line.InnerHtml.AppendHtml(link);
                }

                list.InnerHtml.AppendHtml(line);
            }

        output.Content.AppendHtml(title).AppendHtml(list);
    }

    /// <summary>The sentence with its field's label before it, where it does not say by itself what it is about. The fields come after the summary, so it is written last.</summary>
    private sealed class Named(HttpContext http, string field, string sentence) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => encoder.Encode(writer, Wording.IsOurs(sentence) && http.Items[FieldTagHelper.LabelOf(field)] is string label
            ? $"{label}: {char.ToLower(sentence[0], CultureInfo.CurrentCulture)}{sentence[1..]}" : sentence);
    }
}
