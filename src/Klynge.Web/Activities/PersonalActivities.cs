using Klynge.Activities;
using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>
/// Where she registered, for herself and for others, and where she was registered. Names, addresses and answers go; that
/// somebody came, and from where, stays.
/// </summary>
internal sealed class PersonalActivities : IPersonal
{
    public int Order => 40;

    public IEnumerable<PersonalTable> Tables =>
    [
        new PersonalTable<TeamContact>("Contacts with the team", Fate.Emptied, (db, who) => db.Set<TeamContact>().Where(c => c.PersonId != null && who.People.Contains(c.PersonId.Value)))
            .Shows("Day", c => c.On).Shows("Words", c => c.Note)
            .Ends((_, rows, cancel) => rows.ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, (Guid?)null).SetProperty(c => c.Note, (string?)null), cancel)).Noting("that the member was reached stays"),
        new PersonalTable<GroupMember>("Groups", Fate.Emptied, (db, who) => db.Set<GroupMember>().Where(m => m.PersonId != null && who.People.Contains(m.PersonId.Value)))
            .Shows("From", m => m.From).Shows("To", m => m.To)
            .Ends((_, rows, cancel) => rows.ExecuteUpdateAsync(set => set.SetProperty(m => m.PersonId, (Guid?)null), cancel)).Noting("that the organisation was in the group stays"),
        new PersonalTable<EventAnswer>("Answers when registering", Fate.Goes, (db, who) => db.Set<EventAnswer>().Where(a => Hers(db, who).Any(r => r.Id == a.RegistrationId))).Shows("Words", a => a.Text),
        new PersonalTable<RegistrationKey>("Links to registrations", Fate.Goes, (db, who) => db.Set<RegistrationKey>().Where(k => Hers(db, who).Any(r => r.Id == k.RegistrationId))).Silent(k => k.Hash),
        new PersonalTable<Attendee>("Events she was registered for", Fate.Emptied, (db, who) => db.Set<Attendee>().Where(a => (a.PersonId != null && who.People.Contains(a.PersonId.Value)) || (a.Email != null && who.Emails.Contains(Sql.Lower(a.Email)))))
            .Shows("Name", a => a.Name).Shows("E-mail", a => a.Email).Shows("Came", a => a.ArrivedAt)
            .Ends((_, rows, cancel) => rows.ExecuteUpdateAsync(set => set.SetProperty(a => a.Name, (string?)null).SetProperty(a => a.Email, (string?)null).SetProperty(a => a.PersonId, (Guid?)null), cancel)).Noting("that somebody came stays"),
        new PersonalTable<Registration>("Registrations for events", Fate.Emptied, Hers)
            .Shows("Contact", r => r.ContactName).Shows("E-mail", r => r.Email).Shows("Telephone", r => r.Phone).Shows("Organisation", r => r.OrganisationName).Shows("Sent", r => r.MadeAt)
            .Ends((_, rows, cancel) => rows.ExecuteUpdateAsync(set => set.SetProperty(r => r.ContactName, (string?)null).SetProperty(r => r.Email, (string?)null).SetProperty(r => r.Phone, (string?)null), cancel)).Noting("the places and the days stay").Last(),
    ];

    public IEnumerable<PersonalText> Texts =>
    [
        new PersonalText<EventAnswer>("Answers of others", a => a.Text),
        new PersonalText<Attendee>("Others who were registered", a => a.Name),
        new PersonalText<Event>("Events", e => e.Title, e => e.About, e => e.Place, e => e.Online),
        new PersonalText<TeamContact>("Contact log", c => c.Note),
        new PersonalText<WorkGroup>("Groups", g => g.Name, g => g.Mandate),
        new PersonalText<GroupMeeting>("Meetings of groups", m => m.Place, m => m.Notes),
        new PersonalText<EventQuestion>("Questions at events", q => q.Text),
    ];

    private static IQueryable<Registration> Hers(Db db, Subject who) => db.Set<Registration>().Where(r => r.Email != null && who.Emails.Contains(Sql.Lower(r.Email)));
}
