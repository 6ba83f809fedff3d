using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;

namespace Klynge.Web.Members.History;

/// <summary>Tells the lines of the register and of who may come in.</summary>
internal sealed class Teller(Db db) : ITell
{
    public IReadOnlyDictionary<Type, HappeningKind> Types => Kinds.Told;

    public async Task<IReadOnlyList<Told>> Tell(IReadOnlyList<JournalLine> lines, Visit visit, CancellationToken cancel)
    {
        var known = await Known.Behind(lines, db, visit, [], cancel);
        return [.. lines.Select(line => Of(line, known, visit))];
    }

    public static Told Of(JournalLine line, Known known, Visit visit)
    {
        var happening = line.Happening;
        var organisation = Known.OrganisationOf(happening) ?? line.About;
        var change = happening is OrganisationChanged changed && known.Shows(changed.About, changed.Field) ? known.Change(changed.ChangeId) : null;
        return new Told(line.At, Clock.DayOf(line.At, visit.TimeZone), Sentences.Of(happening, known), known.Who(line.By))
        {
            Subject = known.Organisation(organisation),
            Href = known.Organisation(organisation) is null ? null : $"/{visit.Slug}/members/{organisation}",
            Field = happening is OrganisationChanged { Field: var field } ? FactWords.Said(field) : null,
            Before = change?.Before, After = change?.After, Back = change?.Id,
            Source = change?.RegisterDay is { } day ? Texts.Say("from the business register of {0}", day) : null,
        };
    }
}
