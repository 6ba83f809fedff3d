using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>Who wrote a fact by hand and when; the name is empty for an account that is gone, and for what stood when it was entered.</summary>
/// <param name="SinceLastList">After the latest list that came in: the list at hand may know it no better.</param>
internal sealed record ByHand(string? Who, DateOnly On, bool SinceLastList);

/// <summary>What the register says of the organisations a stretch of rows speaks of, all loaded at once.</summary>
internal sealed class AsTheyAre(Db db, string zone)
{
    private readonly Dictionary<(Guid, OrganisationField), ByHand?> written = [];
    private Dictionary<Guid, Organisation> organisations = [];
    private DateTime? lastList;
    private bool asked;

    public Organisation? Of(Guid id) => organisations.GetValueOrDefault(id);

    public async Task Recall(List<KnownOrganisation> known, CancellationToken cancel)
    {
        var ids = known.Select(one => one.Id).ToList();
        organisations = ids.Count == 0 ? [] : await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel);
        var fresh = known.Where(one => one.Stays is null).ToList();
        var freshIds = fresh.Select(one => one.Id).ToList();
        var held = freshIds.Count == 0 ? [] : await db.Memberships.AsNoTracking().Where(m => freshIds.Contains(m.OrganisationId)).ToListAsync(cancel);
        var byOrganisation = held.ToLookup(m => m.OrganisationId, m => new Stay(m.Id, m.Category, m.From, m.To, m.ExitReason));
        foreach (var one in fresh)
            one.Stays = [.. byOrganisation[one.Id].OrderBy(stay => stay.From)];
        written.Clear();
        if (ids.Count > 0)
            await RecallHands(ids, cancel);
    }

    /// <summary>Null for a fact that a list brought last, or that nobody has written.</summary>
    public ByHand? Wrote(Organisation organisation, OrganisationField field)
    {
        if (written.TryGetValue((organisation.Id, field), out var hand))
            return hand;
        // Entered by hand, and not touched since.
        return organisation is { BatchId: null, Invented: false, Source: null } && organisation.Value(field) is not null
            ? new(null, organisation.KnownSince, lastList is not { } last || organisation.KnownSince > Clock.DayOf(last, zone))
            : null;
    }

    // The latest change of each fact tells whose word it is; what an undone list changed was taken back, and does not count.
    private async Task RecallHands(List<Guid> ids, CancellationToken cancel)
    {
        if (!asked)
            lastList = await db.Batches.Where(b => b.Stage == ImportStage.Done && b.Work == BatchWork.List).MaxAsync(b => (DateTime?)b.At, cancel);
        asked = true;
        var changes = await db.Changes.AsNoTracking().Where(c => ids.Contains(c.OrganisationId) && (c.BatchId == null || db.Batches.Any(b => b.Id == c.BatchId && b.Stage != ImportStage.Undone)))
            .OrderBy(c => c.At).ThenBy(c => c.Id)
            .Select(c => new { c.OrganisationId, c.Field, c.After, c.At, c.BatchId, Who = db.Accounts.Where(a => a.Id == c.By).Select(a => a.Name).FirstOrDefault() }).ToListAsync(cancel);
        foreach (var change in changes)
            if (change.BatchId is null && Of(change.OrganisationId)?.Value(change.Field) == change.After)
                written[(change.OrganisationId, change.Field)] = new(change.Who, Clock.DayOf(change.At, zone), lastList is not { } last || change.At > last);
            else
                written[(change.OrganisationId, change.Field)] = null;
    }
}
