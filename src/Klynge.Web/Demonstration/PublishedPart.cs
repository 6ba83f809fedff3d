using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Demonstration;

/// <summary>On an organisation's page: what was published about it.</summary>
internal sealed class PublishedPart(Db db, Texts t) : IRecordPart
{
    public Deed Deed => Deed.SeeDirectory;
    public int Order => 900;

    public async Task<RecordPart?> Of(Guid organisationId, Visit visit, CancellationToken cancel)
    {
        var lines = await db.Set<PublishedFact>().Where(f => f.OrganisationId == organisationId && (f.On == null || f.On <= visit.On)).OrderBy(f => f.On).ThenBy(f => f.Id)
            .Select(f => new PublishedLine(f.Dated, f.Kind, f.Words, f.Source)).ToListAsync(cancel);
        return lines.Count == 0 ? null : new(t["What is published"], "/Demonstration/_PublishedPart.cshtml", lines, Side: true);
    }
}
