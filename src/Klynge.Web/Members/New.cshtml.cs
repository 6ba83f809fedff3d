using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.BusinessRegister;
using Klynge.Web.Members.History;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>The board has taken someone in: the organisation is entered with its first membership.</summary>
[May(Deed.DecideMembership)]
public sealed class NewModel(EnterMember enter, LookUp lookUp) : KlyngePage
{
    private const int MostAlike = 5;
    private const int MostNear = 100;

    [BindProperty]
    public NewMemberForm Form { get; set; } = new();

    /// <summary>Those in the register that it may be: the same number, or a name that reads the same, with or without its legal form.</summary>
    public IReadOnlyList<Alike> Alike { get; private set; } = [];
    public bool SameNumber { get; private set; }

    /// <summary>Whether the business register can be looked in; a form without it asks as it always did.</summary>
    public bool CanLookUp { get; private set; }

    public string? LookUpAddress => CanLookUp ? $"/{Visit.Slug}/members/look-up" : null;

    /// <summary>Whom the form was filled with, and who else may have been meant.</summary>
    public FoundUnit? Filled { get; private set; }
    public IReadOnlyList<FoundUnit> Matches { get; private set; } = [];

    public static IEnumerable<SelectListItem> Kinds => EditModel.Kinds;
    public static IEnumerable<SelectListItem> Categories =>
        Enum.GetValues<MembershipCategory>().Select(category => new SelectListItem(FactWords.Said(category), category.ToString()));

    public async Task OnGet()
    {
        await Load();
        (Form.From, Form.Rest) = (Visit.Today, CanLookUp);
    }

    public override async Task Load() => CanLookUp = await lookUp.IsOpen(Cancel);

    /// <summary>Fills the form from the business register, by the number or the name that stands in it; nothing is saved.</summary>
    [HalfWritten]
    public async Task<IActionResult> OnPostLookUp(string? pick)
    {
        await Load();
        ModelState.Clear();
        var byName = pick is null && string.IsNullOrWhiteSpace(Form.Number);
        var found = await lookUp.Search(pick ?? (byName ? Form.Name : Form.Number), Cancel);
        if (found.Count == 0)
            return await Refuse(LookUp.Nobody.At(byName ? "Name" : "Number"));
        if (found is [var one])
            Form.Take(Filled = one);
        else
            Matches = found;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Form.AnotherOne && await FindAlike() is { Count: > 0 } alike)
        {
            Alike = alike;
            await Load();
            return Again();
        }

        var (organisation, refusal) = await enter.Do(Form.Asked(), Cancel);
        if (refusal is not null)
        {
            Db.ChangeTracker.Clear();
            SameNumber = organisation is not null;
            Alike = organisation is null ? [] : [new Alike(organisation.Id, organisation.Name, organisation.Number, organisation.Place)];
            return await Refuse(organisation is null && AlsoWrong().ToList() is { Count: > 0 } all ? all : [refusal]);
        }

        Done = T["{0} is entered.", organisation!.Name];
        return Redirect($"/{Visit.Slug}/members/{organisation.Id}");
    }

    public override IEnumerable<Refusal> AlsoWrong() => EnterMember.Wrong(Form.Asked(), Visit.ClusterId, Visit.Today);

    /// <summary>
    /// A name that reads the same but for its legal form proposes and never decides: two may be called the same. An equal
    /// number needs no proposal, the deed refuses it. The shortest names first: those that hold little more than this.
    /// </summary>
    private async Task<IReadOnlyList<Alike>> FindAlike()
    {
        if (NameKey.Clean(Form.Name, out var name) is not null || AlikeName.Key(name) is not { Length: > 0 } key)
            return [];
        if (OrganisationNumber.TryParse(Form.Number, out var number) && await Db.Organisations.AnyAsync(o => o.Number == number.ToString(), Cancel))
            return [];
        var near = await Db.Organisations.AsNoTracking().Where(o => o.Search.Contains(" " + key + " "))
            .OrderBy(o => o.Name.Length).ThenBy(o => o.NameSort).Take(MostNear).Include(o => o.Names).ToListAsync(Cancel);
        return [.. near.Where(o => o.Names.Any(n => AlikeName.Key(n.Name) == key)).Take(MostAlike).Select(o => new Alike(o.Id, o.Name, o.Number, o.Place))];
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

    /// <summary>What is not asked here is taken from the business register: legal form, industry, municipality, staff.</summary>
    public bool Rest { get; set; }

    /// <summary>What the register knows replaces what stands in the form; the rest stays.</summary>
    internal void Take(FoundUnit found)
    {
        var facts = found.Facts();
        (Name, Number, Kind) = (found.Name, found.Unit.Grouped, facts.GetValueOrDefault(OrganisationField.Kind) ?? Kind);
        PostalCode = facts.GetValueOrDefault(OrganisationField.PostalCode) ?? PostalCode;
        Place = facts.GetValueOrDefault(OrganisationField.Place) ?? Place;
        Website = facts.GetValueOrDefault(OrganisationField.Website) ?? Website;
    }

    internal NewMember Asked() => new(
        Name!, Number, Kind, Category, From,
        new Dictionary<OrganisationField, string?>
        {
            [OrganisationField.PostalCode] = PostalCode, [OrganisationField.Place] = Place, [OrganisationField.Website] = Website,
        })
    { Decision = Decision, RestFromRegister = Rest };
}
