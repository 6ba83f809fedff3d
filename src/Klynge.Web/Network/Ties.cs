using Klynge.Access;
using Klynge.Members;
using Klynge.Network;
using Klynge.Occasions;
using Klynge.Web.Language;
using Klynge.Web.Members.Figures;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>Who took part in what, read from the occasions of the record, and said in words.</summary>
internal static class Ties
{
    /// <summary>All that some organisations took part in up to a day, with everyone who was there too.</summary>
    public static async Task<List<TookPart>> Around(this Db db, IReadOnlyCollection<Guid> organisations, DateOnly on, CancellationToken cancel)
    {
        var theirs = db.OccasionParties.Where(p => organisations.Contains(p.OrganisationId)).Select(p => p.OccasionId);
        return await db.OccasionParties.AsNoTracking().Where(p => p.On <= on && theirs.Contains(p.OccasionId))
            .Join(db.Occasions, p => p.OccasionId, o => o.Id, (p, o) => new { p.OccasionId, p.OrganisationId, o.Kind, o.SourceId, o.To, o.Size }).Distinct()
            .Select(x => new TookPart(x.OccasionId, x.OrganisationId, new Shared(x.Kind, x.SourceId, x.To, x.Size))).ToListAsync(cancel);
    }

    /// <summary>"3 events, last met 12 March 2026".</summary>
    public static string Why(OrganisationTie tie) => Texts.Say("{0}; last met {1}", Counted(tie.Shared), tie.LastMet);

    /// <summary>"3 events, one group meeting".</summary>
    public static string Counted(IEnumerable<Shared> shared) => string.Join(", ", shared.GroupBy(one => one.Kind).OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => Counted(kind.Key, kind.Count())));

    public static string Counted(string kind, int count) => kind switch
    {
        OccasionKinds.Event => Texts.Say(count == 1 ? "one event" : "{0} events", count),
        OccasionKinds.Group => Texts.Say(count == 1 ? "one group meeting" : "{0} group meetings", count),
        OccasionKinds.Project => Texts.Say(count == 1 ? "one project" : "{0} projects", count),
        OccasionKinds.Introduction => Texts.Say(count == 1 ? "one introduction" : "{0} introductions", count),
        OccasionKinds.Service => Texts.Say(count == 1 ? "one service" : "{0} services", count),
        OccasionKinds.Test => Texts.Say(count == 1 ? "one test" : "{0} tests", count),
        _ => Texts.Say(count == 1 ? "one other thing" : "{0} other things", count),
    };

    /// <summary>The kind of what was done together, as a choice.</summary>
    public static string Kind(string kind) => kind switch
    {
        OccasionKinds.Event => Texts.Say("events"),
        OccasionKinds.Group => Texts.Say("groups"),
        OccasionKinds.Project => Texts.Say("projects"),
        OccasionKinds.Introduction => Texts.Say("introductions"),
        OccasionKinds.Service => Texts.Say("services"),
        OccasionKinds.Test => Texts.Say("tests"),
        _ => Texts.Say("other things"),
    };

    /// <summary>Everyone's part in everything in a stretch of days.</summary>
    public static Task<List<TookPart>> TookPart(this Db db, DateOnly? from, DateOnly on, CancellationToken cancel) =>
        db.OccasionParties.AsNoTracking().Where(p => p.On <= on && (from == null || p.On >= from))
            .Join(db.Occasions, p => p.OccasionId, o => o.Id, (p, o) => new { p.OccasionId, p.OrganisationId, o.Kind, o.SourceId, o.To, o.Size }).Distinct()
            .Select(x => new TookPart(x.OccasionId, x.OrganisationId, new Shared(x.Kind, x.SourceId, x.To, x.Size))).ToListAsync(cancel);

    /// <summary>The division of two digits of each whose industry is known to the reader, by the newer standard where there is one.</summary>
    public static async Task<Dictionary<Guid, string?>> Industries(this Db db, Sight sight, CancellationToken cancel)
    {
        var hidden = await GrowthDivision.Hidden(db, sight, cancel, OrganisationField.Industry2025, OrganisationField.Industry2007);
        return (await db.Organisations.Select(o => new { o.Id, o.Industry2025, o.Industry2007 }).ToListAsync(cancel)).Where(o => !hidden.Contains(o.Id)).ToDictionary(o => o.Id, o => Traits.DivisionOf(o.Industry2025 ?? o.Industry2007));
    }
}

/// <summary>Whom an organisation is tied to, on its own page: members of the day only; who has left is in the past.</summary>
internal sealed class TiesOfOrganisation(Db db) : IRecordPart
{
    private const int Shown = 5;

    public Deed Deed => Deed.SeeNetwork;
    public int Order => 40;

    public async Task<RecordPart?> Of(Guid organisationId, Visit visit, CancellationToken cancel)
    {
        var on = visit.On;
        var ties = OrganisationTie.Of(organisationId, await db.Around([organisationId], on, cancel), TieRule.Usual, on);
        var others = ties.Select(tie => tie.To).ToList();
        var members = await db.Organisations.Where(o => others.Contains(o.Id) && db.Memberships.Where(Membership.On(on)).Any(m => m.OrganisationId == o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var shown = ties.Where(tie => members.ContainsKey(tie.To)).ToList();
        return shown.Count == 0 ? null : new(
            Texts.Say(shown.Count == 1 ? "Has met one other organisation" : "Has met {0} other organisations", shown.Count), "/Network/_Ties.cshtml",
            shown.Take(Shown).Select(tie => new TieLine(organisationId, tie.To, members[tie.To], Ties.Why(tie))).ToList());
    }
}

/// <param name="Name">Of the other.</param>
public sealed record TieLine(Guid Of, Guid To, string Name, string Why);
