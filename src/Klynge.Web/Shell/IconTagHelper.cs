using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Klynge.Web.Shell;

/// <summary>
/// A sign: <c>&lt;icon name="plus" /&gt;</c> beside a word, or <c>&lt;icon name="search" label="Search" /&gt;</c> in place of one.
/// The name <c>mark</c> is Klynge's own.
/// </summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    private static readonly FrozenDictionary<string, string> Drawings = Read();

    /// <summary>One of our words in <c>Shell/Assets/icons.txt</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the sign says where no word stands beside it; without it, it is only decoration.</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var own = Name == "mark";
        var extra = output.Attributes["class"]?.Value;

        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", (own ? "k-mark" : "k-icon") + (extra is null ? "" : $" {extra}"));
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("fill", own ? "currentColor" : "none");
        if (string.IsNullOrWhiteSpace(Label))
            output.Attributes.SetAttribute("aria-hidden", "true");
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
        }
        output.Content.SetHtmlContent(Drawing(Name));
    }

    private static string Drawing(string name) =>
        Drawings.TryGetValue(name, out var drawing)
            ? drawing
            : throw new InvalidOperationException($"There is no icon named \"{name}\". The names are in Shell/Assets/icons.txt; a new one is a line there.");

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(IconTagHelper).Assembly.GetManifestResourceStream("icons.json")
            ?? throw new InvalidOperationException("icons.json is not in the assembly; node build.mjs writes it before the build embeds it.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
    }
}
