using Klynge.Access;
using Klynge.Activities;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>One line of the contact log.</summary>
public sealed record ContactLine(Guid Id, Guid OrganisationId, string Organisation, string? Person, ContactKind Kind, DateOnly On, string? Note, string? By);

/// <summary>A member and when the team was last in contact with it.</summary>
/// <param name="Last">Null where it never was.</param>
public sealed record Reached(Guid Id, string Name, OrganisationKind Kind, DateOnly? Last)
{
    /// <summary>In contact in the months that end on a day.</summary>
    public bool Within(DateOnly on, int months = TeamContact.Months) => Last > on.AddMonths(-months);
}

/// <summary>What pages and figures ask of the contact log.</summary>
internal static class Contacts
{
    public static readonly Refusal None = new("There is no such contact any more.");

    public static async Task<Refusal?> RefusesPerson(this Db db, Guid? person, CancellationToken cancel) =>
        person is { } one && !await db.People.AnyAsync(p => p.Id == one, cancel) ? Refusal.On("PersonId", "There is no such person any more.") : null;

    /// <summary>The newest first.</summary>
    public static Task<List<ContactLine>> Lines(this Db db, IQueryable<TeamContact> contacts, CancellationToken cancel) =>
        contacts.OrderByDescending(c => c.On).ThenByDescending(c => c.LoggedAt).ThenBy(c => c.Id).Select(c => new ContactLine(
            c.Id, c.OrganisationId, db.Organisations.Where(o => o.Id == c.OrganisationId).Select(o => o.Name).First(), db.People.Where(p => p.Id == c.PersonId).Select(p => p.Name).FirstOrDefault(),
            c.Kind, c.On, c.Note, db.Accounts.Where(a => a.Id == c.LoggedBy).Select(a => a.Name).FirstOrDefault())).ToListAsync(cancel);

    /// <summary>The members of a day with their last contact by then, those longest ago first.</summary>
    public static async Task<List<Reached>> Reach(this Db db, DateOnly on, CancellationToken cancel)
    {
        var then = db.Memberships.Where(Membership.On(on)).Where(m => m.Category == MembershipCategory.Member);
        var members = await db.Organisations.Where(o => then.Any(m => m.OrganisationId == o.Id)).OrderBy(o => o.NameSort)
            .Select(o => new Reached(o.Id, o.Name, o.Kind, db.Set<TeamContact>().Where(c => c.OrganisationId == o.Id && c.On <= on).Max(c => (DateOnly?)c.On))).ToListAsync(cancel);
        return [.. members.OrderBy(member => member.Last ?? DateOnly.MinValue)];
    }

    /// <summary>The people who have a role there on the day, and nobody.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> PeopleAt(this Db db, Guid organisation, DateOnly on, CancellationToken cancel) =>
    [
        new("–", ""),
        .. await db.People.Where(p => db.Set<PersonRole>().Any(r => r.PersonId == p.Id && r.OrganisationId == organisation && r.From <= on && (r.To == null || r.To >= on))).OrderBy(p => p.Name)
            .Select(p => new SelectListItem(p.Name, p.Id.ToString())).ToListAsync(cancel),
    ];

    public static string Said(ContactKind kind) => kind switch
    {
        ContactKind.Call => Texts.Say("Call"),
        ContactKind.Visit => Texts.Say("Visit"),
        ContactKind.Meeting => Texts.Say("Meeting"),
        _ => Texts.Say("Message"),
    };
}

/// <summary>When the team was last in contact, on the member's own page.</summary>
internal sealed class ContactsOfOrganisation(Db db) : IRecordPart
{
    private const int Shown = 3;

    public Deed Deed => Deed.SeeContacts;
    public int Order => 30;

    public async Task<RecordPart?> Of(Guid organisationId, Visit visit, CancellationToken cancel)
    {
        var on = visit.On;
        var all = db.Set<TeamContact>().Where(c => c.OrganisationId == organisationId && c.On <= on);
        var lines = await db.Lines(all.OrderByDescending(c => c.On).ThenByDescending(c => c.LoggedAt).Take(Shown), cancel);
        return new(lines.Count == 0 ? Texts.Say("The team has not logged a contact yet") : Texts.Say("Last contact {0}", lines[0].On), "/Activities/_Contacts.cshtml", new ContactsShown(organisationId, lines), Side: true);
    }
}

public sealed record ContactsShown(Guid Organisation, IReadOnlyList<ContactLine> Lines);
