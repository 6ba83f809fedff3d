using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.History;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Searching;

/// <summary>Organisations of the register as far as one may see them, and what one may do with the one that fits best.</summary>
internal sealed class OrganisationJumps(Db db, Finder finder) : IJump
{
    /// <summary>So many are looked at for each that is shown: some of them may not be there for this reader. Ours.</summary>
    private const int Spare = 8;

    public Deed Deed => Deed.SeeDirectory;
    public int Order => 10;

    public async Task<IReadOnlyList<Jump>> Find(JumpQuestion asked, CancellationToken cancel)
    {
        var (visit, sight) = (asked.Visit, Sight.Of(asked.Visit));
        var search = await finder.Of(asked.Typed, sight, cancel, sight.All ? asked.Most : asked.Most * Spare);
        if (search.Best is not { Count: > 0 } best)
            return [];

        var lines = (await Lines(best, visit, sight).ToListAsync(cancel)).ToDictionary(line => line.Id);
        var shown = best.Where(lines.ContainsKey).Take(asked.Most).Select(id => lines[id]).ToList();
        var found = shown.Select(line => new Jump(JumpGroup.Records, line.Then ?? line.Name, Hint(line), Address(line, visit), "buildings") { Nearly = search.Nearly });
        return [.. found, .. shown.Count == 0 || visit.AnotherDay ? [] : Deeds(shown[0], visit, search.Nearly)];
    }

    private IQueryable<Line> Lines(IReadOnlyList<Guid> ids, Visit visit, Sight sight)
    {
        var (day, all, own) = (visit.On, sight.All, visit.Own.ToList());
        var now = db.Memberships.Where(Membership.On(day));
        return db.VisibleTo(visit).Where(o => EF.Parameter(ids).Contains(o.Id)).Select(o => new Line
        {
            Id = o.Id, Name = o.Name, Kind = o.Kind, Place = o.Place, PostalCode = o.PostalCode, Municipality = o.Municipality,
            Then = o.Names.Where(n => n.From <= day && n.To >= day).Select(n => n.Name).FirstOrDefault(),
            Member = now.Any(m => m.OrganisationId == o.Id && m.Category == MembershipCategory.Member),
            Beside = now.Any(m => m.OrganisationId == o.Id),
            Was = db.Memberships.Any(m => m.OrganisationId == o.Id && m.To < day),
            HidesPlace = !all && !own.Contains(o.Id) && db.Set<FieldVisibility>().Any(v => v.OrganisationId == o.Id && v.Visibility == Visibility.Hidden
                && (v.Field == OrganisationField.Place || v.Field == OrganisationField.PostalCode || v.Field == OrganisationField.Municipality)),
        });
    }

    private static string Hint(Line line)
    {
        var what = line switch
        {
            { Member: true } => Texts.Say("member"),
            { Beside: true } => Texts.Say("associate or partner"),
            { Was: true } => Texts.Say("former member"),
            _ => KindWords.Within(FactWords.Said(line.Kind)),
        };
        return !line.HidesPlace && Organisation.PlaceOf(line.Place, line.PostalCode, line.Municipality) is { } place ? $"{what}, {place}" : what;
    }

    private static string Address(Line line, Visit visit) => $"/{visit.Slug}/members/{line.Id}{(visit.AnotherDay ? "?on=" + Days.Iso(visit.On) : "")}";

    private static IEnumerable<Jump> Deeds(Line line, Visit visit, bool nearly)
    {
        Jump Does(string words, string path, string sign) => new(JumpGroup.Deeds, words, "", $"/{visit.Slug}{path}", sign) { Nearly = nearly };
        if (visit.May(Deed.EditOrganisation))
            yield return Does(Texts.Say("Change the facts about {0}", line.Name), $"/members/{line.Id}/edit", "pencil");
        else if (visit.May(Deed.CorrectOwn) && visit.Own.Contains(line.Id))
            yield return Does(Texts.Say("Correct the facts about {0}", line.Name), $"/members/{line.Id}/correct", "pencil");
        if (visit.May(Deed.EditPeople))
            yield return Does(Texts.Say("Add a contact for {0}", line.Name), $"/people/new?organisation={line.Id}", "person");
        if (visit.May(Deed.DecideMembership) && line.Beside)
            yield return Does(Texts.Say("End or correct the membership of {0}", line.Name), $"/members/{line.Id}/memberships", "leave");
    }

    private sealed class Line
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
        public string? Then { get; init; }
        public OrganisationKind Kind { get; init; }
        public string? Place { get; init; }
        public string? PostalCode { get; init; }
        public string? Municipality { get; init; }
        public bool Member { get; init; }
        public bool Beside { get; init; }
        public bool Was { get; init; }
        public bool HidesPlace { get; init; }
    }
}
