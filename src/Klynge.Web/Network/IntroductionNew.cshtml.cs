using Klynge.Access;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>Two members who are introduced to each other.</summary>
[May(Deed.Introduce)]
public sealed class IntroductionNewModel(Introduce introduce) : KlyngePage
{
    /// <summary>One of the two, where the page was opened from hers.</summary>
    [BindProperty(SupportsGet = true, Name = "of")]
    public Guid? Of { get; set; }

    [BindProperty]
    public IntroductionForm Form { get; set; } = new();

    public IReadOnlyList<string> Names { get; private set; } = [];

    public override async Task Load() => Names = await Db.NamesToCall(Cancel);

    public async Task OnGet()
    {
        await Load();
        (Form.Key, Form.On) = (Guid.CreateVersion7(), Visit.Today);
        Form.First = Of is { } of ? await Db.Organisations.Where(o => o.Id == of).Select(o => o.Name).SingleOrDefaultAsync(Cancel) : null;
    }

    public async Task<IActionResult> OnPost()
    {
        var (first, second) = (await Db.OrganisationCalled(Form.First, Cancel), await Db.OrganisationCalled(Form.Second, Cancel));
        var bridge = string.IsNullOrWhiteSpace(Form.Bridge) ? (null, null) : await Db.OrganisationCalled(Form.Bridge, Cancel);
        List<Refusal> wrong = [.. new[] { first.Item2?.At(nameof(Form.First)), second.Item2?.At(nameof(Form.Second)), bridge.Item2?.At(nameof(Form.Bridge)) }.OfType<Refusal>()];
        if (wrong.Count == 0)
            wrong.AddRange((await introduce.Do(new(first.Item1!.Value, second.Item1!.Value, bridge.Item1, Form.On, Form.Why), Form.Key == default ? null : Form.Key, Cancel)).Refusals);
        if (wrong.Count > 0)
            return await Refuse(wrong);
        Done = T["The introduction stands in the record."];
        return Redirect($"/{Visit.Slug}/network/introductions");
    }
}

public sealed class IntroductionForm
{
    /// <summary>Makes a form that is sent twice one introduction.</summary>
    public Guid Key { get; set; }
    public string? First { get; set; }
    public string? Second { get; set; }
    public string? Bridge { get; set; }
    public string? Why { get; set; }
    public DateOnly? On { get; set; }
}
