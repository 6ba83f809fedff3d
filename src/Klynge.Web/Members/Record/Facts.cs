using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Record;

/// <summary>What the register said of an organisation on a day, as far as the reader may see it.</summary>
public sealed class Facts
{
    private readonly Organisation organisation;
    private readonly IReadOnlyList<OrganisationChange> later;
    private readonly IReadOnlySet<OrganisationField> unseen;
    private readonly DateOnly on;

    private Facts(Organisation organisation, IReadOnlyList<OrganisationChange> later, IReadOnlySet<OrganisationField> unseen, DateOnly on) =>
        (this.organisation, this.later, this.unseen, this.on) = (organisation, later, unseen, on);

    public static async Task<Facts> Of(Organisation organisation, Db db, Visit visit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(visit);
        var later = await db.Changes.AsNoTracking().Where(c => c.OrganisationId == organisation.Id && c.From > visit.On)
            .OrderBy(c => c.From).ThenBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancel);
        return new(organisation, later, await Unseen(organisation.Id, db, visit, cancel), visit.On);
    }

    public string Name => organisation.NameOn(on);
    public Seat? Seat => Sees(OrganisationField.Municipality) ? organisation.SeatOn(on) : null;
    public int? Staff => Sees(OrganisationField.Employees) ? organisation.StaffOn(on) : null;
    public OrganisationKind Kind => OrganisationKinds.TryRead(Was(OrganisationField.Kind), out var kind) ? kind : OrganisationKind.Other;

    public bool Sees(OrganisationField field) => !unseen.Contains(field);

    /// <summary>The fact on the day; null when it was empty or is not for this reader.</summary>
    public string? this[OrganisationField field] => Sees(field) ? Was(field) : null;

    private string? Was(OrganisationField field) => field switch
    {
        OrganisationField.Name => Name,
        OrganisationField.Employees => organisation.StaffOn(on)?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => later.FirstOrDefault(change => change.Field == field) is { } change ? change.Before : organisation.Value(field),
    };

    /// <summary>The team and the organisation's own contact see everything; others what is not hidden.</summary>
    private static async Task<IReadOnlySet<OrganisationField>> Unseen(Guid id, Db db, Visit visit, CancellationToken cancel)
    {
        if (visit.May(Deed.SeeRegister))
            return new HashSet<OrganisationField>();
        if (visit.Own.Contains(id))
            return new HashSet<OrganisationField> { OrganisationField.ExternalId };

        var chosen = await db.Set<FieldVisibility>().Where(v => v.OrganisationId == id).ToDictionaryAsync(v => v.Field, v => v.Visibility, cancel);
        return Enum.GetValues<OrganisationField>()
            .Where(field => !Visible.Fixed(field) && chosen.GetValueOrDefault(field, Visible.ByDefault(field)) == Visibility.Hidden).ToHashSet();
    }
}
