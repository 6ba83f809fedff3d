using Klynge.Members;
using Klynge.Web.Members.Record;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>What the register knows of an applicant already: the organisation with its number, those with a name like it, and earlier applications.</summary>
public sealed record KnownApplicant(Alike? Same, MemberState? State, bool IsMember, IReadOnlyList<Alike> Alike, IReadOnlyList<MembershipApplication> Earlier)
{
    private const int MostNear = 100;
    private const int MostAlike = 5;

    public static readonly KnownApplicant Nobody = new(null, null, false, [], []);

    public static async Task<KnownApplicant> Of(Db db, MembershipApplication application, DateOnly today, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(application);
        var number = application.Number;
        var earlier = number is null ? [] : await db.Set<MembershipApplication>().AsNoTracking().Where(a => a.Number == number && a.Id != application.Id).OrderByDescending(a => a.SentOn).ToListAsync(cancel);
        if ((application.OrganisationId ?? await Newcomer.Same(db, application, cancel)) is not { } id)
            return Nobody with { Alike = await LikeIt(db, application, cancel), Earlier = earlier };

        var same = await db.Organisations.Where(o => o.Id == id).Select(o => new Alike(o.Id, o.Name, o.Number, o.Place)).SingleAsync(cancel);
        var memberships = await db.Memberships.AsNoTracking().Where(m => m.OrganisationId == id).ToListAsync(cancel);
        return new(same, MemberState.On(today, memberships), memberships.Any(m => m.Category == MembershipCategory.Member && m.IsOn(today)), [], earlier);
    }

    /// <summary>A name that reads the same proposes and never decides.</summary>
    private static async Task<IReadOnlyList<Alike>> LikeIt(Db db, MembershipApplication application, CancellationToken cancel)
    {
        if (AlikeName.Key(application.Name) is not { Length: > 0 } key)
            return [];
        var near = await db.Organisations.AsNoTracking().Where(o => o.Search.Contains(" " + key + " ")).OrderBy(o => o.Name.Length).ThenBy(o => o.NameSort).Take(MostNear).Include(o => o.Names).ToListAsync(cancel);
        // Another number is another organisation.
        return [.. near.Where(o => (application.Number is null || o.Number is null) && o.Names.Any(name => AlikeName.Key(name.Name) == key)).Take(MostAlike).Select(o => new Alike(o.Id, o.Name, o.Number, o.Place))];
    }
}
