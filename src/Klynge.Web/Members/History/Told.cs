using Klynge.Members;
using Klynge.Web.Storage;

namespace Klynge.Web.Members.History;

/// <summary>One line of a history as it is shown: what, when, who, and the change it can be undone by.</summary>
/// <param name="Who">Null for the command line and the daily work.</param>
/// <param name="Back">The change that can be put back, where the reader may.</param>
public sealed record Told(DateTime At, DateOnly Day, string Sentence, string? Who, Guid? OrganisationId = null, string? Organisation = null, OrganisationChange? Back = null, string? Origin = null)
{
    public static Told Of(JournalLine line, Known known, string zone)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(known);
        var happening = line.Happening;
        var organisation = happening switch
        {
            PersonAdded added => added.OrganisationId,
            PersonRoleBegan began => began.OrganisationId,
            PersonRoleEnded ended => ended.OrganisationId,
            _ => line.About,
        };
        var name = known.Organisation(organisation);
        return new(
            line.At, Shell.Clock.DayOf(line.At, zone), Sentences.Of(happening, known), known.Account(line.By), name is null ? null : organisation, name,
            happening is OrganisationChanged changed ? known.Change(changed.ChangeId) : null);
    }
}
