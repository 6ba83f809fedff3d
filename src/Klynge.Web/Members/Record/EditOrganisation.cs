using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Record;

/// <summary>The facts of one organisation as someone wants them, and the version she started from.</summary>
/// <param name="Days">From which day a dated fact is true, by <see cref="Organisation.DayOf"/>; today when not said.</param>
/// <param name="Shown">Who may see which fact; what is not named stays as it is.</param>
public sealed record EditedFacts(
    Guid Id, int Version, IReadOnlyDictionary<OrganisationField, string?> Facts,
    IReadOnlyDictionary<string, DateOnly?>? Days = null, IReadOnlyDictionary<OrganisationField, Visibility>? Shown = null);

/// <summary>What came of it: nothing wrong, some things to put right, or the organisation as someone else left it meanwhile.</summary>
public sealed record EditOutcome(IReadOnlyList<Refusal> Refusals, Organisation? Theirs = null)
{
    public static readonly EditOutcome Done = new([]);

    public bool IsDone => Refusals.Count == 0 && Theirs is null;
}

/// <summary>Changes what the register says of an organisation. Two who change it at once are told of each other.</summary>
[May(Deed.EditOrganisation)]
public sealed class EditOrganisation(Db db, TimeProvider clock)
{
    public async Task<EditOutcome> Do(EditedFacts asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (await db.Organisation(asked.Id, cancel) is not { } organisation)
            return new([Whole.NoSuchOrganisation]);
        if (organisation.Version != asked.Version)
            return new([], organisation);

        var today = await db.Today(clock, cancel);
        if (await Editing.Apply(organisation, asked, db, today, cancel) is { Count: > 0 } refusals)
            return new(refusals);

        await Choose(organisation, asked.Shown, cancel);
        return await Editing.Save(organisation, db, cancel);
    }

    private async Task Choose(Organisation organisation, IReadOnlyDictionary<OrganisationField, Visibility>? shown, CancellationToken cancel)
    {
        var chosen = await db.Set<FieldVisibility>().Where(v => v.OrganisationId == organisation.Id).ToDictionaryAsync(v => v.Field, cancel);
        foreach (var (field, visibility) in shown ?? new Dictionary<OrganisationField, Visibility>())
        {
            var row = chosen.GetValueOrDefault(field);
            if (!Visible.Choices(field).Contains(visibility) || visibility == (row?.Visibility ?? Visible.ByDefault(field)))
                continue;
            if (row is null)
                db.Add(row = new FieldVisibility { ClusterId = organisation.ClusterId, OrganisationId = organisation.Id, Field = field });
            row.Choose(visibility);
            // Whoever edits at the same time is told of this too.
            db.Entry(organisation).State = EntityState.Modified;
        }
    }
}

/// <summary>What the team's and the contact's way of changing facts have in common.</summary>
internal static class Editing
{
    /// <summary>The facts that differ, in their clean form; what cannot be read is refused, each with its field.</summary>
    public static (IReadOnlyList<(OrganisationField Field, string? Value)> Changed, List<Refusal> Refusals) Differences(
        Organisation organisation, IReadOnlyDictionary<OrganisationField, string?> facts)
    {
        var changed = new List<(OrganisationField, string?)>();
        var refusals = new List<Refusal>();
        foreach (var (field, text) in facts)
        {
            var (clean, refusal) = OrganisationFacts.Read(field, text);
            if (refusal is not null)
                refusals.Add(refusal);
            // A browser sends line breaks as two characters; that alone is no change.
            else if (clean?.ReplaceLineEndings("\n") != organisation.Value(field)?.ReplaceLineEndings("\n"))
                changed.Add((field, clean));
        }

        return (changed, refusals);
    }

    public static async Task<IReadOnlyList<Refusal>> Apply(Organisation organisation, EditedFacts asked, Db db, DateOnly today, CancellationToken cancel)
    {
        var (changed, refusals) = Differences(organisation, asked.Facts);
        var addressed = await db.Changes.Where(c => c.OrganisationId == organisation.Id
                && (c.Field == OrganisationField.PostalCode || c.Field == OrganisationField.Place || c.Field == OrganisationField.Municipality))
            .MaxAsync(c => (DateOnly?)c.From, cancel);
        foreach (var (field, value) in changed)
        {
            var from = Organisation.HasDays(field) ? asked.Days?.GetValueOrDefault(Organisation.DayOf(field)) ?? today : today;
            if ((Organisation.HasDays(field) ? organisation.RefusesFrom(field, from, today, addressed) : null) is { } refusal)
                refusals.Add(refusal);
            else if (await Taken(organisation, field, changed, db, cancel) is { } taken)
                refusals.Add(taken);
            else if (organisation.Change(field, value, from) is { } wrong)
                refusals.Add(wrong);
        }

        return [.. refusals.Distinct()];
    }

    public static async Task<EditOutcome> Save(Organisation organisation, Db db, CancellationToken cancel)
    {
        var id = organisation.Id;
        try
        {
            await db.SaveChangesAsync(cancel);
            return EditOutcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new([], await db.Organisation(id, cancel));
        }
        // Two took the same number at once.
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            db.ChangeTracker.Clear();
            return new([Refusal.On(nameof(OrganisationField.Number), "Another organisation took this number just now.")]);
        }
    }

    /// <summary>An equal number, or an equal id of an outside list, is the same organisation: it cannot stand twice.</summary>
    /// <param name="changed">All that changes at once: a foreign number is one of the country the organisation gets with it.</param>
    public static async Task<Refusal?> Taken(
        Organisation organisation, OrganisationField field, IReadOnlyList<(OrganisationField Field, string? Value)> changed, Db db, CancellationToken cancel)
    {
        // The country alone makes a foreign number another's; where both change it is said at the number.
        var byCountry = field == OrganisationField.Country && changed.All(fact => fact.Field != OrganisationField.ForeignId);
        var (value, country) = (After(byCountry ? OrganisationField.ForeignId : field), After(OrganisationField.Country));
        var others = db.Organisations.Where(o => o.Id != organisation.Id);
        var same = field switch
        {
            _ when value is null => null,
            OrganisationField.Number => others.Where(o => o.Number == value),
            OrganisationField.ExternalId => others.Where(o => o.ExternalId == value),
            _ when byCountry || field == OrganisationField.ForeignId => others.Where(o => o.ForeignId == value && o.Country == country),
            _ => null,
        };
        var name = same is null ? null : await same.Select(o => o.Name).FirstOrDefaultAsync(cancel);
        return name is null ? null : Refusal.On(field.ToString(), "{0} is in the register already, as {1}.", value!, name);

        string? After(OrganisationField of) => changed.Any(fact => fact.Field == of) ? changed.First(fact => fact.Field == of).Value : organisation.Value(of);
    }
}
