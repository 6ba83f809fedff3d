using Klynge.Web.Language;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Klynge.Web.Shell;

/// <summary>
/// One field of a form: label above, help under it, what is wrong beside it. The rules of the input (required, kind) come
/// from the form's own annotations; what is too long is refused in words, for a browser would cut it off in silence.
/// <code>&lt;field for="Form.Email" label="E-mail" help="…" /&gt;</code>
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(Texts t) : TagHelper
{
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    /// <summary>The English label.</summary>
    public required string Label { get; set; }
    public string? Help { get; set; }

    /// <summary>An input type; found from the value's type when not said. "area" is a text area, "check" a tick.</summary>
    public string? Type { get; set; }

    /// <summary>"k-short", "k-mid" or nothing.</summary>
    public string? Width { get; set; }

    /// <summary>Choices make it a select. Their texts are shown as they are.</summary>
    public IEnumerable<SelectListItem>? Choices { get; set; }
    public string? Autocomplete { get; set; }

    /// <summary>Said where the form's own rules cannot know it: a choice that must be made, a question that only some parts ask.</summary>
    public bool? Needed { get; set; }
    public bool Autofocus { get; set; }

    /// <summary>The id of the list that is suggested from while one types.</summary>
    public string? Suggests { get; set; }

    /// <summary>Where organisations are looked up while one types here; whom one chooses fills the form (Scripts/lookup.js says how).</summary>
    public string? LookUp { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var name = For.Name;
        var id = name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
        var state = Page.ModelState[name];
        var wrong = state?.Errors.FirstOrDefault()?.ErrorMessage;
        var secret = Type == "password";
        var value = secret ? null : state?.AttemptedValue ?? FieldRules.Written(For.Model);

        Page.HttpContext.Items[LabelOf(name)] = t[Label];
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "k-field");
        var label = new TagBuilder("label") { Attributes = { ["for"] = id } };
        label.InnerHtml.Append(t[Label]);
        if (!Required && Type != "check" && Choices?.All(choice => !string.IsNullOrEmpty(choice.Value)) != true)
        {
            var optional = new TagBuilder("span") { Attributes = { ["class"] = "k-optional" } };
            optional.InnerHtml.Append(" " + t["(may be left out)"]);
            label.InnerHtml.AppendHtml(optional);
        }

        var control = Control(value);
        control.Attributes["id"] = id;
        control.Attributes["name"] = name;
        var described = string.Join(' ', new[] { Help is null ? null : id + "-help", wrong is null ? null : id + "-wrong" }.OfType<string>());
        if (described.Length > 0)
            control.Attributes["aria-describedby"] = described;
        if (wrong is not null)
            control.Attributes["aria-invalid"] = "true";
        if (Autofocus)
            control.Attributes["autofocus"] = "autofocus";
        if (LookUp is not null)
            (control.Attributes["data-look-up"], control.Attributes["autocomplete"]) = (LookUp, "off");

        if (Type == "check")
        {
            label.AddCssClass("k-check");
            label.InnerHtml.Clear();
            label.InnerHtml.AppendHtml(control).Append(t[Label]);
            output.Content.AppendHtml(label);
        }
        else
            output.Content.AppendHtml(label).AppendHtml(control);
        if (Help is not null)
            output.Content.AppendHtml(Small("small", id + "-help", t[Help], ""));
        if (wrong is not null)
            output.Content.AppendHtml(Small("span", id + "-wrong", wrong, "k-wrong"));
    }

    /// <summary>Where the summary of what is wrong finds what a field is called.</summary>
    internal static string LabelOf(string field) => "label of " + field;

    private FieldRules Rules => new(For.Metadata);
    private bool Required => Needed ?? (Choices is null && Rules.Required);

    private TagBuilder Control(string? value)
    {
        if (Choices is not null)
        {
            var select = new TagBuilder("select") { Attributes = { ["class"] = $"ds-input {Width}".TrimEnd() } };
            foreach (var choice in Choices)
            {
                var option = new TagBuilder("option") { Attributes = { ["value"] = choice.Value } };
                if (choice.Value == (value ?? ""))
                    option.Attributes["selected"] = "selected";
                option.InnerHtml.Append(choice.Text);
                select.InnerHtml.AppendHtml(option);
            }

            return select;
        }

        var area = Type == "area";
        var control = new TagBuilder(area ? "textarea" : "input") { TagRenderMode = area ? TagRenderMode.Normal : TagRenderMode.SelfClosing };
        if (Type == "check")
        {
            (control.Attributes["type"], control.Attributes["value"]) = ("checkbox", "true");
            if (value is "true" or "True")
                control.Attributes["checked"] = "checked";
            return control;
        }

        control.Attributes["class"] = $"ds-input {Width}".TrimEnd();
        if (Required)
            control.Attributes["required"] = "required";
        if (Autocomplete is not null)
            control.Attributes["autocomplete"] = Autocomplete;
        if (Suggests is not null)
            (control.Attributes["list"], control.Attributes["autocomplete"]) = (Suggests, "off");
        if (area)
            control.InnerHtml.Append("\n" + value);
        else
        {
            control.Attributes["type"] = Type ?? Rules.Kind;
            if (value is not null)
                control.Attributes["value"] = value;
        }

        return control;
    }

    private static TagBuilder Small(string tag, string id, string text, string css)
    {
        var small = new TagBuilder(tag) { Attributes = { ["id"] = id } };
        if (css.Length > 0)
            small.AddCssClass(css);
        small.InnerHtml.Append(text);
        return small;
    }
}
