using System.Text.Encodings.Web;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Klynge.Tests.Shell;

public sealed class IconTests
{
    [Fact]
    public void An_icon_beside_a_word_is_decoration() =>
        Written(new() { Name = "plus" }).ShouldStartWith("""<svg class="k-icon" viewBox="0 0 24 24" fill="none" aria-hidden="true"><path """);

    [Fact]
    public void An_icon_in_place_of_a_word_says_it() =>
        Written(new() { Name = "search", Label = "Søk" }).ShouldContain("role=\"img\" aria-label=\"S&#xF8;k\"");

    [Fact]
    public void The_mark_is_drawn_like_any_icon() =>
        Written(new() { Name = "mark" }).ShouldStartWith("<svg class=\"k-mark\" viewBox=\"0 0 24 24\" fill=\"currentColor\"");

    [Fact]
    public void A_class_of_the_page_is_kept() =>
        Written(new() { Name = "moon" }, ("class", "k-if-light")).ShouldContain("class=\"k-icon k-if-light\"");

    [Fact]
    public void An_unknown_name_is_said_to_the_one_who_wrote_it() =>
        Should.Throw<InvalidOperationException>(() => Written(new() { Name = "plsu" })).Message.ShouldContain("\"plsu\"");

    private static string Written(IconTagHelper icon, params (string Name, string Value)[] attributes)
    {
        var output = new TagHelperOutput(
            "icon", [.. attributes.Select(a => new TagHelperAttribute(a.Name, a.Value))], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        icon.Process(new([], new Dictionary<object, object>(), "icon"), output);

        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
