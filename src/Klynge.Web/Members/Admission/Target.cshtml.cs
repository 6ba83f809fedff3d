using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>One target for the composition: added, put right or ended.</summary>
[May(Deed.EditCluster)]
public sealed class TargetModel(WriteTarget write) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public TargetForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Parts { get; private set; } = [];
    public IEnumerable<SelectListItem> Measures => [new(T["Per cent of the members"], nameof(TargetMeasure.Share)), new(T["Number of members"], nameof(TargetMeasure.Number))];
    public override bool IsThere => Id is null || Parts.Count > 0;

    public override async Task Load()
    {
        if (Id is null || await Db.Set<CompositionTarget>().AnyAsync(t => t.Id == Id, Cancel))
            Parts = [new(T["Choose"], ""), .. Choices()];
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (!IsThere)
            return NotFound();

        Form.From = Visit.Today;
        if (Id is not null)
        {
            var target = await Db.Set<CompositionTarget>().AsNoTracking().SingleAsync(t => t.Id == Id, Cancel);
            Form = new() { Part = $"{target.Dimension}:{target.Code}", Measure = target.Measure, Least = target.Least / 1.000000m, Most = target.Most / 1.000000m, From = target.From, To = target.To, Version = target.Version };
        }

        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var part = (Form.Part ?? "").Split(':');
        var dimension = Enum.TryParse<CompositionDimension>(part[0], out var known) && Enum.IsDefined(known) ? known : CompositionDimension.Kind;
        if (await write.Do(Id, new(dimension, part.Length == 2 ? part[1] : null, Form.Measure, Form.Least, Form.Most, Form.From!.Value, Form.To), Form.Version, Cancel) is { } refusal)
            return refusal == WriteTarget.Gone ? NotFound() : await Refuse(refusal.Field == nameof(CompositionTarget.Code) ? refusal.At(nameof(Form.Part)) : refusal);

        Done = T["Saved."];
        return Redirect($"/{Visit.Slug}/cluster#admission");
    }

    private IEnumerable<SelectListItem> Choices() =>
    [
        .. Group(CompositionDimension.Kind, Enum.GetValues<OrganisationKind>().Select(OrganisationKinds.Code)),
        .. Group(CompositionDimension.County, Counties.ValidOn(Visit.Today).OrderBy(county => NameKey.Sort(county.Name), StringComparer.Ordinal).Select(county => county.Code)),
        .. Group(CompositionDimension.Industry, IndustryCodes.Divisions(IndustryStandard.Sn2025).Select(division => division.Code)),
    ];

    private static IEnumerable<SelectListItem> Group(CompositionDimension dimension, IEnumerable<string> codes) =>
        codes.Select(code => new SelectListItem($"{ApplicationWords.Heading(dimension)}: {ApplicationWords.Part(dimension, code).Text}", $"{dimension}:{code}"));
}

/// <summary>A target as it is typed.</summary>
public sealed class TargetForm
{
    /// <summary>Dimension and code, parted by a colon.</summary>
    [StringLength(60)]
    public string? Part { get; set; }
    public TargetMeasure Measure { get; set; }
    public decimal? Least { get; set; }
    public decimal? Most { get; set; }

    [Required]
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public int Version { get; set; }
}
