using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Record;

/// <summary>What came to an organisation between the reading of a form and its saving: only what both touched is a conflict.</summary>
/// <param name="Both">Facts that both wrote, and differently.</param>
/// <param name="Kept">Facts that only the other changed, and who may see which: the form takes them over.</param>
/// <param name="By">Who wrote those of the first kind.</param>
public sealed record Meanwhile(IReadOnlyList<Difference> Both, IReadOnlyList<OrganisationField> Kept, IReadOnlyList<OrganisationField> Shown, IReadOnlyList<Guid?> By)
{
    // What was saved in the moment of reading may have come in just after.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public static long Mark(DateTime now) => (now - Moment).Ticks;

    /// <summary>Null where the form does not say when it was read: then all that differs is a conflict.</summary>
    public static async Task<Meanwhile?> Of(OrganisationForm form, Organisation theirs, Db db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(theirs);
        ArgumentNullException.ThrowIfNull(db);
        if (form.Seen <= 0 || form.Seen > DateTime.MaxValue.Ticks)
            return null;

        var seen = new DateTime(form.Seen, DateTimeKind.Utc);
        var later = (await db.Changes.AsNoTracking().Where(c => c.OrganisationId == theirs.Id && c.At > seen).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancel)).ToLookup(c => c.Field);
        var shown = (await db.Journal.AsNoTracking().Where(l => l.About == theirs.Id && l.Name == nameof(VisibilityChosen) && l.At > seen).ToListAsync(cancel))
            .Select(line => ((VisibilityChosen)line.Happening).Field).Distinct().ToList();
        var both = Clashes.Between(form, theirs).Where(fact => later.Contains(fact.Field) && !Same(fact.Yours, later[fact.Field].First().Before)).ToList();
        return new(both, [.. later.Select(changes => changes.Key).Except(both.Select(fact => fact.Field))], shown, [.. both.SelectMany(fact => later[fact.Field]).Select(change => change.By).Distinct()]);
    }

    /// <summary>The form with what only the other changed.</summary>
    public void Take(OrganisationForm form, Organisation theirs)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(theirs);
        foreach (var field in Kept)
            form[field] = OrganisationForm.Typed(field, theirs.Value(field));
        foreach (var field in Shown)
            form.Shown.Remove(field);
        form.Version = theirs.Version;
    }

    private static bool Same(string? one, string? other) => one?.ReplaceLineEndings("\n") == other?.ReplaceLineEndings("\n");
}
