using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Members.History;
using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>What the register keeps of people: who she is, what she does and did, on what ground, and what was asked about her.</summary>
internal sealed class PersonalPeople : IPersonal
{
    /// <summary>A word that must stand somewhere, where the words themselves are gone.</summary>
    private const string Nothing = "–";

    public int Order => 10;

    public IEnumerable<PersonalTable> Tables =>
    [
        new PersonalTable<Person>("In the register of people", Fate.Goes, (db, who) => db.People.Where(p => who.People.Contains(p.Id)))
            .Shows("Name", p => p.Name).Shows("E-mail", p => p.Email).Shows("Telephone", p => p.Phone).Shows("Shown to visitors", p => p.Published).Shows("Known since", p => p.KnownSince)
            .Silent(p => p.NameSort, p => p.Search).Ends(End).Last(),
        new PersonalTable<PersonRole>("Roles", Fate.Goes, (db, who) => db.PersonRoles.Where(r => who.People.Contains(r.PersonId)))
            .Shows("Role", r => r.Title).Shows("Organisation", "organisation", r => r.OrganisationId, OrganisationNames.Of).Shows("First day", r => r.From).Shows("Last day", r => r.To).Last(),
        new PersonalTable<Consent>("Consents and legal basis", Fate.Goes, (db, who) => db.Set<Consent>().Where(c => who.People.Contains(c.PersonId)))
            .Shows("Purpose", c => c.Purpose, c => PersonWords.Purpose(c.Purpose)).Shows("Legal basis", c => c.Basis, c => PersonWords.Basis(c.Basis)).Shows("Note", c => c.Note)
            .Shows("First day", c => c.From).Shows("Last day", c => c.To),
        new PersonalTable<ContactCorrection>("Changes of contact people asked for", Fate.Goes, (db, who) => db.ContactCorrections.Where(c =>
                db.PersonRoles.Any(r => r.Id == c.RoleId && who.People.Contains(r.PersonId)) || (c.Email != null && who.Emails.Contains(Sql.Lower(c.Email)))))
            .Shows("Name", c => c.Name).Shows("E-mail", c => c.Email).Shows("Telephone", c => c.Phone).Shows("Role", c => c.Title)
            .Shows("Organisation", "organisation", c => c.OrganisationId, OrganisationNames.Of).Shows("Asked", c => c.AskedAt).Shows("Answer", c => c.Reason),
        new PersonalTable<TeamPost>("Posts in the cluster's team", Fate.Emptied, (db, who) => db.Set<TeamPost>().Where(t => who.People.Contains(t.PersonId)))
            .Shows("Position", t => t.Title).Shows("Share of full time", t => t.Share).Shows("First day", t => t.From).Shows("Last day", t => t.To)
            .Ends((_, rows, cancel) => rows.ExecuteUpdateAsync(set => set.SetProperty(t => t.Title, Nothing), cancel)),
        new PersonalTable<Competence>("Competences", Fate.Emptied, (db, who) => db.Set<Competence>().Where(c => who.People.Contains(c.PersonId)))
            .Shows("Competence", c => c.Words).Shows("First day", c => c.From).Shows("Last day", c => c.To)
            .Ends((_, rows, cancel) => rows.ExecuteUpdateAsync(set => set.SetProperty(c => c.Words, Nothing), cancel)),
        new PersonalTable<LearningDay>("Learning days", Fate.Emptied, (db, who) => db.Set<LearningDay>().Where(l => who.People.Contains(l.PersonId)))
            .Shows("Subject", l => l.Subject).Shows("Day", l => l.On).Shows("Days", l => l.Days)
            .Ends((_, rows, cancel) => rows.ExecuteUpdateAsync(set => set.SetProperty(l => l.Subject, Nothing), cancel)),
        new PersonalTable<Correction>("Corrections asked for", Fate.Stays, (db, who) => db.Corrections.Where(c => c.AskedBy == who.Account))
            .Shows("Organisation", "organisation", c => c.OrganisationId, OrganisationNames.Of).Shows("Fact", c => c.Field, c => FactWords.Said(c.Field)).Shows("Before", c => c.Before, c => c.Before is { } before ? FactWords.Said(c.Field, before) : null)
            .Shows("Wanted", c => c.After, c => c.After is { } after ? FactWords.Said(c.Field, after) : null).Shows("Asked", c => c.AskedAt).Shows("Answer", c => c.Reason),
        new PersonalTable<JournalLine>("In the journal", Fate.Stays, (db, who) => db.Journal.Where(l => who.People.Contains(l.About) || l.About == who.Account))
            .Shows("When", l => l.At).Shows("What happened", l => l.Name, l => Sentences.Of(l, new Known())).Silent(l => l.Data),
    ];

    public IEnumerable<PersonalText> Texts =>
    [
        new OrganisationTexts(),
        new PersonalText<OrganisationChange>("Earlier texts of organisations", c => c.Before, c => c.After) { But = ("field", nameof(OrganisationField.Name)) },
        new PersonalText<Correction>("Corrections and their answers", c => c.Before, c => c.After, c => c.Reason) { But = ("field", nameof(OrganisationField.Name)) },
        new PersonalText<ContactCorrection>("Corrections and their answers", c => c.Reason),
        new PersonalText<RegisterDifference>("Differences from the business register", d => d.Ours, d => d.Theirs),
        new PersonalText<Membership>("Decisions and reasons of memberships", m => m.Decision, m => m.ExitReason),
        new PersonalText<Contribution>("Notes on contributions", c => c.Note),
        new PersonalText<Consent>("Notes on other people's consents", c => c.Note),
        new PersonalText<PublishedFact>("Published facts", f => f.Words, f => f.Source),
        new PersonalText<Cluster>("What is said of the cluster", c => c.About, c => c.Host, c => c.PublicWordsNb, c => c.PublicWordsEn, c => c.PublicLeadNb, c => c.PublicLeadEn, c => c.PublicEmail, c => c.PublicPhone),
        new PersonalText<StoredFile>("Names of files", f => f.Name),
    ];

    /// <summary>She goes. Where figures rest on a row of hers, an empty one stays, which is found nowhere.</summary>
    private static async Task<int> End(Db db, IQueryable<Person> people, CancellationToken cancel)
    {
        var day = DateOnly.FromDateTime(db.Now);
        var gone = await people.Where(p => !db.Set<TeamPost>().Any(t => t.PersonId == p.Id) && !db.Set<Competence>().Any(c => c.PersonId == p.Id)
            && !db.Set<LearningDay>().Any(l => l.PersonId == p.Id)).ExecuteDeleteAsync(cancel);
        return gone + await people.ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, Nothing).SetProperty(p => p.NameSort, "").SetProperty(p => p.Search, "").SetProperty(p => p.Email, (string?)null)
            .SetProperty(p => p.Phone, (string?)null).SetProperty(p => p.Published, false).SetProperty(p => p.BatchId, (Guid?)null).SetProperty(p => p.ErasedOn, day).SetProperty(p => p.Version, p => p.Version + 1), cancel);
    }
}

/// <summary>What organisations are called.</summary>
internal static class OrganisationNames
{
    public static Task<Dictionary<Guid, string>> Of(Db db, IReadOnlyList<Guid> ids, CancellationToken cancel) =>
        db.Organisations.Where(o => EF.Parameter(ids).Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
}
