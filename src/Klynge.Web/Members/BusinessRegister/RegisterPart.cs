using Klynge.Access;
using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>On an organisation's page: how it stands in the public register, as of which day, and whether anything differs.</summary>
internal sealed class RegisterPart(Db db, PublicRegister register) : IRecordPart
{
    private const int MostParts = 5;

    public Deed Deed => Deed.SeeRegister;
    public int Order => 60;

    public async Task<RecordPart?> Of(Guid organisationId, Visit visit, CancellationToken cancel)
    {
        // The copy is of one day; of another it knows nothing.
        if (visit.AnotherDay || await db.Organisations.Where(o => o.Id == organisationId).Select(o => o.Number).SingleOrDefaultAsync(cancel) is not { } number || await register.Loaded(cancel) is not { } loaded)
            return null;

        var unit = await register.Find(OrganisationNumber.Parse(number), cancel);
        var differences = await db.Set<RegisterDifference>().AsNoTracking().Where(d => d.OrganisationId == organisationId && d.AnsweredAt == null).ToListAsync(cancel);
        var parts = unit is null ? [] : await register.PartsOf(number, MostParts + 1, cancel);
        return new RecordPart(Texts.Say("In the business register"), "/Members/BusinessRegister/_RegisterPart.cshtml", new RegisterStanding(
            unit, loaded.Day, await Compared.Day(db, visit.ClusterId, cancel), [.. differences.OrderBy(d => d.Matter)], [.. parts.Take(MostParts)], parts.Count > MostParts), Side: true);
    }
}

/// <param name="Unit">Null when the register does not know the number.</param>
/// <param name="Parts">Its sub-units, where they have been loaded.</param>
public sealed record RegisterStanding(
    RegisterUnit? Unit, DateOnly Day, DateOnly? ComparedOn, IReadOnlyList<RegisterDifference> Differences, IReadOnlyList<RegisterUnit> Parts, bool MoreParts);
