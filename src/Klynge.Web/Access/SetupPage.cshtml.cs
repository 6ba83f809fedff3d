using System.ComponentModel.DataAnnotations;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Klynge.Web.Access;

/// <summary>The first page anyone sees of an empty installation, behind the link that the console shows.</summary>
[Open("the link in the address is the right to come in")]
public sealed class SetupPageModel(Setup setup, OneTimeLinks links, Entry entry) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    public Beginning Form { get; set; } = new();

    public bool Works { get; private set; }

    public override async Task Load() => Works = await links.Find(TokenPurpose.Setup, Key, Cancel) is not null;

    public async Task<IActionResult> OnGet()
    {
        await Load();
        return Works ? Page() : Gone();
    }

    public async Task<IActionResult> OnPost()
    {
        var slug = string.IsNullOrWhiteSpace(Form.Slug) ? SlugSuggestion.Of(Form.Cluster) : Form.Slug.Trim();
        var (owner, cluster, refusal) = await setup.Do(Key ?? "", new(Form.Name, Form.Email, Form.Password), slug, Form.Cluster, Cancel);
        if (refusal == OneTimeLinks.Spent)
            return Gone();
        if (refusal is not null)
            return await Refuse(AlsoWrong().ToList() is { Count: > 0 } all ? all : [refusal]);

        await entry.Begin(owner!.Id, Cancel);
        return Redirect("/" + cluster!.Slug);
    }

    public override IEnumerable<Refusal> AlsoWrong() => Setup.Wrong(new(Form.Name, Form.Email, Form.Password ?? ""), Form.Cluster, Form.Slug);

    private static PageResult Gone() => new() { StatusCode = StatusCodes.Status410Gone };

    public sealed class Beginning
    {
        [Required, StringLength(200)]
        public string Name { get; set; } = "";

        [Required, StringLength(EmailAddress.Longest)]
        public string Email { get; set; } = "";

        [Required, StringLength(Passwords.Longest)]
        public string Password { get; set; } = "";

        [Required, StringLength(200)]
        public string Cluster { get; set; } = "";

        [StringLength(40)]
        public string? Slug { get; set; }
    }
}
