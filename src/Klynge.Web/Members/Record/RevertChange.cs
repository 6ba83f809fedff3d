using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.History;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Record;

/// <summary>The way back from one change: what stood there before is put back, as a change of its own.</summary>
[May(Deed.EditOrganisation)]
public sealed class RevertChange(Db db, TimeProvider clock)
{
    public async Task<(OrganisationChange? Change, Refusal? Refusal)> Do(Guid changeId, CancellationToken cancel)
    {
        var change = await db.Changes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == changeId, cancel);
        if (change is null || await db.Organisation(change.OrganisationId, cancel) is not { } organisation)
            return (null, new Refusal("There is no such change in the register."));

        // The value of now is said as people read it.
        if (organisation.Value(change.Field) is var now && now != change.After)
            return (null, now is null
                ? new Refusal("{0} has been changed again since then: it is empty now. Nothing was put back.", FactWords.Said(change.Field))
                : new Refusal("{0} has been changed again since then: it now says {1}. Nothing was put back.", FactWords.Said(change.Field), FactWords.Said(change.Field, now)));
        if (await Editing.Taken(organisation, change.Field, [(change.Field, change.Before)], db, cancel) is { } taken)
            return (null, taken);
        if (organisation.PutBack(change, await db.Today(clock, cancel)) is { } refusal)
            return (null, refusal);

        var saved = await Editing.Save(organisation, db, cancel);
        return saved switch
        {
            { Theirs: not null } => (null, Whole.ChangedMeanwhile),
            { Refusals: [var first, ..] } => (null, first),
            _ => (change, null),
        };
    }
}
