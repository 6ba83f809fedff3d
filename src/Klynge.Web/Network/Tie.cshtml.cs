using Klynge.Access;
using Klynge.Network;
using Klynge.Web.Members;
using Klynge.Web.Occasions;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>What ties two organisations, row by row.</summary>
[May(Deed.SeeNetwork)]
public sealed class TieModel(IEnumerable<IOccasionTitles> titles) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid A { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid B { get; set; }

    public IReadOnlyList<string> Names { get; private set; } = [];
    public OrganisationTie? Tie { get; private set; }
    public IReadOnlyDictionary<Guid, OccasionTitle> Titles { get; private set; } = new Dictionary<Guid, OccasionTitle>();

    public async Task<IActionResult> OnGet()
    {
        var names = await Db.VisibleTo(Visit).Where(o => o.Id == A || o.Id == B).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, Cancel);
        if (names.Count != 2)
            return NotFound();
        Names = [names[A], names[B]];
        Tie = OrganisationTie.Of(A, await Db.Around([A], Visit.On, Cancel), TieRule.Usual, Visit.On).SingleOrDefault(tie => tie.To == B);
        if (Tie is not null)
            Titles = await titles.Of([.. Tie.Shared.Select(shared => shared.SourceId)], Visit, Cancel);
        return Page();
    }
}
