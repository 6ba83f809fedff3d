using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>Says how the cluster takes members in.</summary>
[May(Deed.EditCluster)]
public sealed class WriteTerms(Db db)
{
    /// <param name="version">What she looked at; 0 where nothing was written yet.</param>
    public async Task<Refusal?> Do(bool open, string? whoNb, string? whoEn, string? bylaws, string? privacy, int answerWithin, int version, CancellationToken cancel)
    {
        var terms = await db.Set<AdmissionTerms>().SingleOrDefaultAsync(cancel);
        if (terms is not null && terms.Version != version)
            return Whole.ChangedMeanwhile;

        var first = terms is null;
        terms ??= AdmissionTerms.Usual(db.Reach.Only);
        if (terms.Write(open, whoNb, whoEn, bylaws, privacy, answerWithin) is { } refusal)
            return refusal;
        if (first)
            db.Add(terms);
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || Clash.IsOnce(exception))
        {
            db.ChangeTracker.Clear();
            return Whole.ChangedMeanwhile;
        }
    }
}

/// <summary>A target as it is typed.</summary>
public sealed record WantedTarget(CompositionDimension Dimension, string? Code, TargetMeasure Measure, decimal? Least, decimal? Most, DateOnly From, DateOnly? To);

/// <summary>Says how much of one kind, industry or county the cluster wants, or puts that right, or ends it.</summary>
[May(Deed.EditCluster)]
public sealed class WriteTarget(Db db, TimeProvider clock)
{
    public static readonly Refusal Gone = new("This target is not there any more.");

    /// <param name="id">The target to put right; null adds one.</param>
    public async Task<Refusal?> Do(Guid? id, WantedTarget wanted, int version, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var target = id is null ? new CompositionTarget { ClusterId = db.Reach.Only } : await db.Set<CompositionTarget>().SingleOrDefaultAsync(t => t.Id == id, cancel);
        if (target is null)
            return Gone;
        if (id is not null && target.Version != version)
            return Whole.ChangedMeanwhile;
        if (target.Write(wanted.Dimension, wanted.Code, wanted.Measure, wanted.Least, wanted.Most, wanted.From, wanted.To, await db.Today(clock, cancel)) is { } refusal)
            return refusal;
        if (id is null)
            db.Add(target);
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Whole.ChangedMeanwhile;
        }
        catch (DbUpdateException exception) when (Clash.With(exception, "composition_target_no_overlap"))
        {
            db.ChangeTracker.Clear();
            return Refusal.On("From", "There is a target for the same on some of these days already. End that one first.");
        }
    }
}
