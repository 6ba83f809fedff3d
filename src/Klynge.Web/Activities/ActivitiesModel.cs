using Klynge.Activities;
using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>Tables of events: what is held, who registers, and who came.</summary>
internal sealed class ActivitiesModel : ITables
{
    public void Build(ModelBuilder model)
    {
        model.Entity<Event>(held =>
        {
            held.Ignore(e => e.Free).Ignore(e => e.HasPrice);
            // Never more people than places: forty who ask at once for the last one are counted here, one by one.
            held.ToTable(table => table.HasCheckConstraint("event_places", "taken >= 0 AND (capacity IS NULL OR taken <= capacity)"));
            held.HasIndex(e => new { e.ClusterId, e.State, e.FirstDay });
            held.HasIndex(e => new { e.ClusterId, e.SeriesId });
        });
        model.RefersTo<Event, StrategicGoal>(e => new { e.ClusterId, e.GoalId });
        // A question has its own place in the list of an event.
        model.Entity<EventQuestion>().HasIndex(q => new { q.ClusterId, q.EventId, q.Place }).IsUnique();
        model.RefersTo<EventQuestion, Event>(q => new { q.ClusterId, q.EventId }, DeleteBehavior.Cascade);
        model.Entity<Registration>(booking =>
        {
            booking.Ignore(r => r.HoldsSeats).Ignore(r => r.IsOpen);
            booking.HasIndex(r => new { r.ClusterId, r.EventId, r.State, r.WaitsSince });
            booking.HasIndex(r => new { r.ClusterId, r.State, r.OfferedUntil });
            booking.HasIndex(r => new { r.ClusterId, r.OrganisationId });
        });
        model.RefersTo<Registration, Event>(r => new { r.ClusterId, r.EventId });
        model.RefersTo<Registration, Organisation>(r => new { r.ClusterId, r.OrganisationId });
        model.PartOf<Registration, Attendee>(r => r.Attendees, a => new { a.ClusterId, a.RegistrationId });
        model.Entity<Attendee>().HasIndex(a => new { a.ClusterId, a.EventId });
        model.Entity<Attendee>().HasIndex(a => new { a.ClusterId, a.PersonId });
        model.RefersTo<Attendee, Person>(a => new { a.ClusterId, a.PersonId });
        model.PartOf<Registration, EventAnswer>(r => r.Answers, a => new { a.ClusterId, a.RegistrationId });
        // A question is answered once in a registration.
        model.Entity<EventAnswer>().HasIndex(a => new { a.ClusterId, a.RegistrationId, a.QuestionId }).IsUnique();
        model.RefersTo<EventAnswer, EventQuestion>(a => new { a.ClusterId, a.QuestionId }, DeleteBehavior.Cascade);
        // A key leads to one registration, and a form that is sent twice is one.
        model.Entity<RegistrationKey>().HasIndex(k => new { k.ClusterId, k.Hash }).IsUnique();
        model.Entity<RegistrationKey>().HasIndex(k => new { k.ClusterId, k.RegistrationId });
        BuildGroups(model);
        model.Entity<TeamContact>().HasIndex(c => new { c.ClusterId, c.OrganisationId, c.On });
        model.Entity<TeamContact>().HasIndex(c => new { c.ClusterId, c.On });
        model.RefersTo<TeamContact, Organisation>(c => new { c.ClusterId, c.OrganisationId });
        model.RefersTo<TeamContact, Person>(c => new { c.ClusterId, c.PersonId });
        model.RefersTo<RegistrationKey, Registration>(k => new { k.ClusterId, k.RegistrationId }, DeleteBehavior.Cascade);
    }

    private static void BuildGroups(ModelBuilder model)
    {
        model.Entity<WorkGroup>().HasIndex(g => new { g.ClusterId, g.From });
        model.Entity<GroupMember>(seat =>
        {
            // A person sits once in a group at a time, an organisation with nobody named once, and a group has one leader.
            seat.HasIndex(m => new { m.ClusterId, m.GroupId, m.OrganisationId, m.PersonId }, "group_seat_of_person").IsUnique().HasFilter("\"to\" IS NULL AND person_id IS NOT NULL");
            seat.HasIndex(m => new { m.ClusterId, m.GroupId, m.OrganisationId }, "group_seat_of_nobody").IsUnique().HasFilter("\"to\" IS NULL AND person_id IS NULL");
            seat.HasIndex(m => new { m.ClusterId, m.GroupId }, "group_leader").IsUnique().HasFilter("\"to\" IS NULL AND part = 'Leader'");
            seat.HasIndex(m => new { m.ClusterId, m.OrganisationId });
        });
        model.RefersTo<GroupMember, WorkGroup>(m => new { m.ClusterId, m.GroupId });
        model.RefersTo<GroupMember, Organisation>(m => new { m.ClusterId, m.OrganisationId });
        model.RefersTo<GroupMember, Person>(m => new { m.ClusterId, m.PersonId });
        model.Entity<GroupMeeting>().HasIndex(m => new { m.ClusterId, m.GroupId, m.On });
        model.RefersTo<GroupMeeting, WorkGroup>(m => new { m.ClusterId, m.GroupId });
    }
}
