using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Klynge.Web.Language;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Klynge.Web.Shell;

/// <summary>
/// One field of a form: label above, help under it, what is wrong beside it. The rules of the input (required, longest,
/// kind) come from the form's own annotations.
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
        var value = secret ? null : state?.AttemptedValue ?? Written(For.Model);

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "k-field");
        var label = new TagBuilder("label") { Attributes = { ["for"] = id } };
        label.InnerHtml.Append(t[Label]);
        if (!Required && Type != "check")
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

    private bool Required => Needed ?? (Choices is null && (Rule<RequiredAttribute>() is not null || (For.Metadata.IsRequired && For.Metadata.ModelType != typeof(bool))));

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
        if ((Rule<StringLengthAttribute>()?.MaximumLength ?? Rule<MaxLengthAttribute>()?.Length) is { } longest)
            control.Attributes["maxlength"] = longest.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Autocomplete is not null)
            control.Attributes["autocomplete"] = Autocomplete;
        if (area)
            control.InnerHtml.Append("\n" + value);
        else
        {
            control.Attributes["type"] = Type ?? KindOfInput();
            if (value is not null)
                control.Attributes["value"] = value;
        }

        return control;
    }

    private string KindOfInput()
    {
        if (Rule<EmailAddressAttribute>() is not null)
            return "email";
        return (Nullable.GetUnderlyingType(For.Metadata.ModelType) ?? For.Metadata.ModelType) == typeof(DateOnly) ? "date" : "text";
    }

    private T? Rule<T>() where T : Attribute =>
        For.Metadata.ContainerType?.GetProperty(For.Metadata.PropertyName!)?.GetCustomAttribute<T>();

    private static string? Written(object? value) => value switch
    {
        null => null,
        DateOnly day => Days.Iso(day),
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.CurrentCulture),
        _ => value.ToString(),
    };

    private static TagBuilder Small(string tag, string id, string text, string css)
    {
        var small = new TagBuilder(tag) { Attributes = { ["id"] = id } };
        if (css.Length > 0)
            small.AddCssClass(css);
        small.InnerHtml.Append(text);
        return small;
    }
}
