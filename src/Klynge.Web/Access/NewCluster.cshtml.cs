using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Access;

/// <summary>One more cluster on this installation.</summary>
[May(Deed.RunInstallation)]
public sealed class NewClusterModel(FoundCluster found) : KlyngePage
{
    [BindProperty]
    public Beginning Form { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        var slug = string.IsNullOrWhiteSpace(Form.Slug) ? SlugSuggestion.Of(Form.Name) : Form.Slug.Trim();
        var (cluster, refusal) = await found.Do(slug, Form.Name, Cancel);
        return refusal is null ? Redirect("/" + cluster!.Slug) : await Refuse(refusal);
    }

    public sealed class Beginning
    {
        [Required, StringLength(200)]
        public string Name { get; set; } = "";

        [StringLength(40)]
        public string? Slug { get; set; }
    }
}
