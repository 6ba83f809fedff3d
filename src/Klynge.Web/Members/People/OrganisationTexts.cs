using Klynge.Members;
using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>
/// What organisations say of themselves. A text is written anew by the organisation's own verb, so that tags and what it is
/// found by follow; it is no change of a fact, and no earlier text is kept.
/// </summary>
internal sealed class OrganisationTexts() : PersonalText("Descriptions of organisations")
{
    private static readonly OrganisationField[] Fields =
        [OrganisationField.Description, OrganisationField.Offers, OrganisationField.OffersText, OrganisationField.Seeks, OrganisationField.SeeksText];

    public override Type Row => typeof(Organisation);

    public override IReadOnlySet<string> Columns { get; } = Fields.Select(field => $"{field}").ToHashSet();

    public override async Task<int> Look(Db db, Mention mention, string? mark, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(mention);
        var named = new List<Guid>();
        await foreach (var one in db.Organisations.Where(o => o.Description != null || o.Offers != null || o.OffersText != null || o.Seeks != null || o.SeeksText != null)
            .Select(o => new { o.Id, o.Description, o.Offers, o.OffersText, o.Seeks, o.SeeksText }).AsAsyncEnumerable().WithCancellation(cancel))
            if (mention.In(one.Description) || mention.In(one.Offers) || mention.In(one.OffersText) || mention.In(one.Seeks) || mention.In(one.SeeksText))
                named.Add(one.Id);
        if (mark is null || named.Count == 0)
            return named.Count;

        foreach (var organisation in await db.Organisations.Include(o => o.Names).Include(o => o.Staff).Include(o => o.Seats).Include(o => o.Tags).AsSplitQuery()
            .Where(o => EF.Parameter(named).Contains(o.Id)).ToListAsync(cancel))
            foreach (var field in Fields)
                if (organisation.Value(field) is { } text && mention.In(text))
                    organisation.Reword(field, mention.Without(text, mark));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return named.Count;
    }
}
