using Klynge.Members;
using Klynge.Web.Members.Listing;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Figures;

/// <summary>Which part of the members an organisation belongs to on a day. Counties go by their names: Østfold is Østfold, whatever its code in that year.</summary>
internal static class GrowthDivision
{
    public const string Unknown = "";

    public static Task<Func<Guid, DateOnly, string>> Of(Db db, GrowthBy by, Sight sight, CancellationToken cancel) => by switch
    {
        GrowthBy.Kind => Kinds(db, cancel),
        GrowthBy.County => Counties(db, sight, cancel),
        _ => Sizes(db, sight, cancel),
    };

    /// <summary>The view that lists one part on a day. None where it cannot be listed as one.</summary>
    public static View? ViewOf(GrowthBy by, IReadOnlyCollection<string> keys, DateOnly day, Sight sight) => (by, keys.Contains(Unknown)) switch
    {
        (GrowthBy.Kind, _) => new View { Kinds = [.. keys.Select(key => OrganisationKinds.TryRead(key, out var kind) ? kind : OrganisationKind.Other)] },
        (GrowthBy.Size, _) when sight.All => new View { Sizes = [.. keys.Select(key => SizeClasses.TryRead(key, out var size) ? size : SizeClass.Unknown)] },
        (GrowthBy.Size, false) => new View { Sizes = [.. keys.Select(key => SizeClasses.TryRead(key, out var size) ? size : SizeClass.Unknown)] },
        (GrowthBy.County, false) => new View { Counties = [.. Klynge.Members.Counties.All.Where(county => keys.Contains(county.Name) && county.ValidOn(day)).Select(county => county.Code)] },
        (GrowthBy.County, true) when keys.Count == 1 && sight.All => new View { Without = [Gap.Municipality] },
        _ => null,
    };

    private static async Task<Func<Guid, DateOnly, string>> Kinds(Db db, CancellationToken cancel)
    {
        var kinds = await db.Organisations.Select(o => new { o.Id, o.Kind }).ToDictionaryAsync(o => o.Id, o => OrganisationKinds.Code(o.Kind), cancel);
        return (id, _) => kinds[id];
    }

    private static async Task<Func<Guid, DateOnly, string>> Counties(Db db, Sight sight, CancellationToken cancel)
    {
        var hidden = await Hidden(db, sight, cancel, OrganisationField.Municipality, OrganisationField.PostalCode);
        var seats = (await db.Set<Seat>().Select(s => new { s.OrganisationId, s.County, s.From, s.To }).ToListAsync(cancel)).ToLookup(s => s.OrganisationId);
        return (id, day) => hidden.Contains(id) ? Unknown
            : seats[id].FirstOrDefault(s => s.From <= day && (s.To is null || s.To >= day)) is { } seat ? Klynge.Members.Counties.Find(seat.County)?.Name ?? Unknown : Unknown;
    }

    private static async Task<Func<Guid, DateOnly, string>> Sizes(Db db, Sight sight, CancellationToken cancel)
    {
        var hidden = await Hidden(db, sight, cancel, OrganisationField.Employees);
        var staff = (await db.Set<StaffCount>().Select(s => new { s.OrganisationId, s.On, s.Number }).ToListAsync(cancel)).ToLookup(s => s.OrganisationId);
        return (id, day) => hidden.Contains(id) || SizeClasses.Of(staff[id].Where(s => s.On <= day).MaxBy(s => s.On)?.Number) is not (var size and not SizeClass.Unknown)
            ? Unknown : SizeClasses.Code(size);
    }

    /// <summary>Those that do not show one of these facts to the reader.</summary>
    internal static async Task<HashSet<Guid>> Hidden(Db db, Sight sight, CancellationToken cancel, params OrganisationField[] fields)
    {
        if (sight.All)
            return [];
        var own = sight.Own;
        return [.. await db.Set<FieldVisibility>().Where(v => v.Visibility == Visibility.Hidden && fields.Contains(v.Field) && !own.Contains(v.OrganisationId)).Select(v => v.OrganisationId).Distinct().ToListAsync(cancel)];
    }
}
