using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.History;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>The board has taken someone in: the organisation is entered with its first membership.</summary>
[May(Deed.DecideMembership)]
public sealed class NewModel(EnterMember enter) : KlyngePage
{
    private const int MostAlike = 5;

    [BindProperty]
    public NewMemberForm Form { get; set; } = new();

    /// <summary>Those in the register that it may be: the same number, or a name that reads the same.</summary>
    public IReadOnlyList<Alike> Alike { get; private set; } = [];
    public bool SameNumber { get; private set; }

    public static IEnumerable<SelectListItem> Kinds => EditModel.Kinds;
    public static IEnumerable<SelectListItem> Categories =>
        Enum.GetValues<MembershipCategory>().Select(category => new SelectListItem(FactWords.Said(category), category.ToString()));

    public void OnGet() => Form.From = Visit.Today;

    public async Task<IActionResult> OnPost()
    {
        if (!Form.AnotherOne && await FindAlike() is { Count: > 0 } alike)
        {
            Alike = alike;
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        var (organisation, refusal) = await enter.Do(Form.Asked(), Cancel);
        if (refusal is not null)
        {
            Db.ChangeTracker.Clear();
            SameNumber = organisation is not null;
            Alike = organisation is null ? [] : [new Alike(organisation.Id, organisation.Name, organisation.Number, organisation.Place)];
            return await Refuse(refusal);
        }

        Done = T["{0} is entered.", organisation!.Name];
        return Redirect($"/{Visit.Slug}/members/{organisation.Id}");
    }

    /// <summary>An equal name proposes and never decides: two may be called the same. An equal number needs no proposal, the deed refuses it.</summary>
    private async Task<IReadOnlyList<Alike>> FindAlike()
    {
        if (NameKey.Clean(Form.Name, out var name) is not null || NameKey.Fold(name) is not { Length: > 0 } folded)
            return [];
        if (OrganisationNumber.TryParse(Form.Number, out var number) && await Db.Organisations.AnyAsync(o => o.Number == number.ToString(), Cancel))
            return [];
        var near = await Db.Organisations.AsNoTracking().Where(o => o.Search.Contains(" " + folded + " "))
            .OrderBy(o => o.NameSort).Take(50).Include(o => o.Names).ToListAsync(Cancel);
        return [.. near.Where(o => o.Names.Any(n => NameKey.Fold(n.Name) == folded)).Take(MostAlike).Select(o => new Alike(o.Id, o.Name, o.Number, o.Place))];
    }
}

public sealed record Alike(Guid Id, string Name, string? Number, string? Place);

/// <summary>What is asked when someone is taken in: the fewest facts; the rest can follow in the record.</summary>
public sealed class NewMemberForm
{
    [Required, StringLength(NameKey.Longest)] public string? Name { get; set; }
    [StringLength(30)] public string? Number { get; set; }
    [StringLength(40)] public string? Kind { get; set; } = OrganisationKinds.Code(OrganisationKind.Company);
    public MembershipCategory Category { get; set; } = MembershipCategory.Member;
    [Required] public DateOnly? From { get; set; }
    [StringLength(200)] public string? Decision { get; set; }
    [StringLength(12)] public string? PostalCode { get; set; }
    [StringLength(100)] public string? Place { get; set; }
    [StringLength(300)] public string? Website { get; set; }

    /// <summary>She has seen those of the same name: it is another one.</summary>
    public bool AnotherOne { get; set; }

    internal NewMember Asked() => new(
        Name!, Number, Kind, Category, From,
        new Dictionary<OrganisationField, string?>
        {
            [OrganisationField.PostalCode] = PostalCode, [OrganisationField.Place] = Place, [OrganisationField.Website] = Website,
        })
    { Decision = Decision };
}
