using Klynge.Access;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>Members that nothing ties to another, those who never took part in anything first.</summary>
[May(Deed.SeeNetwork)]
public sealed class WithoutTiesModel : KlyngePage
{
    public NetworkFrame Frame { get; private set; } = null!;
    public IReadOnlyList<(KnownOrganisation Who, DateOnly? Last)> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!NetworkQuestion.Read(Request.Query, out var question))
            return StatusCode(StatusCodes.Status422UnprocessableEntity);
        var known = await KnownNetwork.Of(Db, question, Visit.On, Sight.Of(Visit), Cancel);
        Frame = await NetworkFrame.Of(this, Db, question, known, "/without", Sight.Of(Visit), Cancel);
        var on = Visit.On;
        var last = await Db.OccasionParties.Where(p => p.On <= on).GroupBy(p => p.OrganisationId).Select(group => new { group.Key, Last = group.Max(p => p.On) }).ToDictionaryAsync(one => one.Key, one => one.Last, Cancel);
        Rows = [.. Enumerable.Range(0, known.Who.Count).Where(node => known.Network.Graph.Degree(node) == 0).Select(node => (known.Who[node], last.TryGetValue(known.Who[node].Id, out var day) ? day : (DateOnly?)null)).OrderBy(row => row.Item2 ?? DateOnly.MinValue)];
        return Page();
    }
}
