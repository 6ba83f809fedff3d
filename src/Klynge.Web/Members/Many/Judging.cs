using Klynge.Members;
using Klynge.Web.Members.Importing;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Many;

/// <summary>What a change would do to each of those chosen: the rows of its preview, by name.</summary>
internal sealed class Judging(Db db, DateOnly today, ManyAsk ask)
{
    public async Task<List<ManyRow>> Of(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var rows = new List<ManyRow>();
        foreach (var some in ids.Chunk(500))
        {
            var organisations = await db.Organisations.AsNoTracking().Where(o => some.Contains(o.Id)).ToListAsync(cancel);
            rows.AddRange(ask.Work switch
            {
                BatchWork.EndMemberships => await Ending(organisations, cancel),
                BatchWork.ChooseVisibility => await Showing(organisations, cancel),
                _ => organisations.Select(Setting),
            });
        }

        return [.. rows.OrderBy(row => NameKey.Sort(row.Name), StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<ManyRow>> Ending(List<Organisation> organisations, CancellationToken cancel)
    {
        var (ids, category) = (organisations.Select(o => o.Id).ToList(), ask.Category);
        var stays = (await db.Memberships.AsNoTracking().Where(m => ids.Contains(m.OrganisationId) && (category == null || m.Category == category)).ToListAsync(cancel)).ToLookup(m => m.OrganisationId);
        return organisations.SelectMany(o => Ending(o, [.. stays[o.Id]]));
    }

    private IEnumerable<ManyRow> Ending(Organisation organisation, List<Membership> stays)
    {
        var open = stays.Where(m => m.To is null).ToList();
        if (open.Count == 0)
            return [new(organisation.Id, organisation.Name, stays.Count == 0 ? Said.Of("has no membership to end") : Said.Of("ended on {0} already", stays.Max(m => m.To!.Value)))];
        return open.Select(m => new ManyRow(organisation.Id, organisation.Name, m.From > ask.LastDay ? Said.Of("began on {0}, which is after that day", m.From) : null, m.Id, m.Version));
    }

    private ManyRow Setting(Organisation organisation)
    {
        var (field, before) = (ask.Field!.Value, organisation.Value(ask.Field!.Value));
        var after = After(ask, before);
        var left = after == before ? Said.Of(ask.Work == BatchWork.SetKind ? "is of that kind already" : "has that tag already")
            : OrganisationFacts.Read(field, after).Refusal is { } refusal ? Said.Of(refusal) : null;
        return new(organisation.Id, organisation.Name, left, Before: before, After: after);
    }

    /// <summary>The value afterwards: the kind itself, a tag put behind those there are.</summary>
    public static string? After(ManyAsk ask, string? before)
    {
        if (ask.Work == BatchWork.SetKind)
            return ask.Value;
        return OrganisationFacts.Tags(before).Contains(ask.Value, StringComparer.OrdinalIgnoreCase) ? before
            : before is null ? ask.Value : $"{before.TrimEnd(' ', ';', ',')}{(before.Contains(';', StringComparison.Ordinal) ? ";" : ",")} {ask.Value}";
    }

    private async Task<IEnumerable<ManyRow>> Showing(List<Organisation> organisations, CancellationToken cancel)
    {
        var (ids, field, wanted) = (organisations.Select(o => o.Id).ToList(), ask.Shown!.Value, ask.Visibility!.Value);
        var chosen = await db.Set<FieldVisibility>().AsNoTracking().Where(v => ids.Contains(v.OrganisationId) && v.Field == field).ToDictionaryAsync(v => v.OrganisationId, v => v.Visibility, cancel);
        return organisations.Select(o => chosen.GetValueOrDefault(o.Id, Visible.ByDefault(field)) is var now && now == wanted
            ? new ManyRow(o.Id, o.Name, Said.Of("is shown so already")) : new ManyRow(o.Id, o.Name, Before: now.ToString()));
    }

    /// <summary>Whether it can be asked for at all.</summary>
    public Refusal? Refuses() => ask switch
    {
        { Work: BatchWork.EndMemberships, LastDay: null } => Refusal.On("LastDay", "Say the last day of the memberships."),
        { Work: BatchWork.EndMemberships, LastDay: { } day } when day > today.AddYears(2) => Refusal.On("LastDay", "{0} is more than two years ahead. Write the last day down when it is known.", day),
        { Work: BatchWork.EndMemberships, Reason.Length: > Membership.LongestReason } => Refusal.On("Reason", "The text is {0} characters; at most {1} can be kept.", ask.Reason!.Length, Membership.LongestReason),
        { Work: BatchWork.ChooseVisibility } => ask is { Shown: { } field, Visibility: { } who } && Visible.Choices(field).Contains(who) ? null : new("That fact cannot be shown in that way."),
        { Field: { } field } => string.IsNullOrWhiteSpace(ask.Value) ? new("Say what is to be set first.")
            : field != OrganisationField.Kind && OrganisationFacts.Tags(ask.Value).Count() != 1 ? new("Write one tag at a time, without commas.")
            : OrganisationFacts.Read(field, ask.Value).Refusal is { } refusal ? new Refusal(refusal.Sentence, refusal.Values) : null,
        _ => null,
    };
}
