using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>The mix of the members on a day, what the cluster wants it to be, and what an applicant would make of it.</summary>
public sealed record Composition(Mix Now, Mix With, IReadOnlyList<TargetReading> Targets, Traits? Applicant)
{
    /// <summary>Members are counted as the cluster counts them: those of the category member, each once.</summary>
    public static async Task<Mix> MixOn(Db db, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var members = db.Memberships.Where(Membership.On(day)).Where(m => m.Category == MembershipCategory.Member).Select(m => m.OrganisationId);
        var counted = await db.Organisations.Where(o => members.Contains(o.Id))
            .Select(o => new { o.Kind, Industry = o.Industry2025 ?? o.Industry2007, County = db.Set<Seat>().Where(s => s.OrganisationId == o.Id && s.From <= day && (s.To == null || s.To >= day)).Select(s => s.County).FirstOrDefault() })
            .GroupBy(o => new { o.Kind, o.Industry, o.County }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        return Mix.Of(counted.Select(group => (new Traits(group.Key.Kind, Traits.DivisionOf(group.Key.Industry), group.Key.County), group.Count)));
    }

    /// <param name="applicant">Null where she is among the members already: then nothing changes.</param>
    public static async Task<Composition> Of(Db db, DateOnly day, Traits? applicant, CancellationToken cancel)
    {
        var now = await MixOn(db, day, cancel);
        var with = applicant is null ? now : now.With(applicant);
        var targets = await db.Set<CompositionTarget>().AsNoTracking().Where(t => t.From <= day && (t.To == null || t.To >= day)).OrderBy(t => t.Dimension).ThenBy(t => t.Code).ToListAsync(cancel);
        return new(now, with, [.. targets.Select(target => TargetReading.Of(target, now, with))], applicant);
    }

    /// <summary>The parts of one dimension worth a line: those with a target, the applicant's own, and the largest.</summary>
    public IReadOnlyList<string> Lines(CompositionDimension dimension, int largest)
    {
        var kept = Targets.Where(reading => reading.Target.Dimension == dimension).Select(reading => reading.Target.Code).ToHashSet();
        if (Applicant?.Code(dimension) is { } own)
            kept.Add(own);
        kept.UnionWith(With.Parts(dimension).Take(largest));
        return [.. With.Parts(dimension).Concat(kept).Distinct().Where(kept.Contains)];
    }

    public TargetReading? Target(CompositionDimension dimension, string code) => Targets.SingleOrDefault(reading => reading.Target.Dimension == dimension && reading.Target.Code == code);
}
