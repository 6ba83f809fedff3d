using Klynge.Activities;
using Klynge.Web.Access;
using Klynge.Web.Language;
using Klynge.Web.Post;
using Klynge.Web.Shell.Public;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>What a letter about an event is written from.</summary>
/// <param name="Link">To the registration; a key of its own.</param>
public sealed record EventMail(Event Event, Registration Booking, string Cluster, string Link, Func<string> Calendar);

/// <summary>Writes to those who are registered, each in her language and with a link of her own. The caller saves.</summary>
public sealed class EventPost(Db db, Outbox outbox, PublicAddress address)
{
    /// <summary>Who writes; read once for many letters.</summary>
    private Klynge.Members.Cluster? from;

    public async Task<Uri> To(Event held, Registration booking, Func<EventMail, LetterText> write, CancellationToken cancel, string? key = null)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(booking);
        var link = await LinkTo(booking, key ??= Secrets.New(), cancel);
        if (booking.Email is not { } email)
            return link;
        db.Add(new RegistrationKey { ClusterId = held.ClusterId, RegistrationId = booking.Id, Hash = Secrets.Hash(key) });
        var place = booking.State == RegistrationState.Placed ? held.Online : null;
        var (name, slug) = (from!.Name, from.Slug);
        string Calendar() => CalendarFile.Of(name, [CalendarEntry.Of(held, address.Of(PublicSite.Address(slug, $"/events/{held.Id}", booking.Language)), place)], db.Now);
        outbox.Put(email, booking.Language, held.ClusterId, () => write(new(held, booking, name, link.ToString(), Calendar)));
        return link;
    }

    public Task ToThosePlaced(Event held, Func<EventMail, LetterText> write, CancellationToken cancel) => ToEach(held, write, [RegistrationState.Placed], cancel);

    public Task ToAll(Event held, Func<EventMail, LetterText> write, CancellationToken cancel) =>
        ToEach(held, write, [RegistrationState.Placed, RegistrationState.Asked, RegistrationState.Waiting, RegistrationState.Offered], cancel);

    /// <summary>The registration's own page, by a key that leads to it.</summary>
    public async Task<Uri> LinkTo(Registration booking, string key, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(booking);
        from ??= await db.Clusters.AsNoTracking().SingleAsync(c => c.Id == booking.ClusterId, cancel);
        return address.Of(PublicSite.Address(from.Slug, "/registration/" + key, booking.Language));
    }

    private async Task ToEach(Event held, Func<EventMail, LetterText> write, RegistrationState[] states, CancellationToken cancel)
    {
        foreach (var booking in await db.Set<Registration>().Include(r => r.Attendees).Where(r => r.EventId == held.Id && states.Contains(r.State)).ToListAsync(cancel))
            await To(held, booking, write, cancel);
    }
}

/// <summary>The letters of events. What a booking costs is told here and not on the public page, or a stranger could ask it who is a member.</summary>
internal static class EventLetters
{
    public static LetterText Received(EventMail mail) => mail.Booking.State switch
    {
        RegistrationState.Placed => Confirmed(mail),
        RegistrationState.Offered => Offered(mail),
        RegistrationState.Asked => Letter(mail, Texts.Say("We have your registration for {0}", mail.Event.Title), Texts.Say("{0} looks at the registrations before they are confirmed. You get an answer here.", mail.Cluster), What(mail), Own(mail)),
        _ => Letter(mail, Texts.Say("You stand on the waiting list for {0}", mail.Event.Title),
            Texts.Say("All places are taken. When enough are free for the {0} of you, they are held for you, and you get a letter with a time to answer by.", mail.Booking.Attendees.Count), What(mail), Own(mail)),
    };

    public static LetterText Confirmed(EventMail mail)
    {
        var parts = new List<string> { Texts.Say("Welcome to {0}.", mail.Event.Title), What(mail), Who(mail) };
        if (mail.Booking.Due > 0)
            parts.Add(Texts.Say("To pay: {0} kr, of which value added tax {1} kr. You get an invoice.", Numbers.Amount(mail.Booking.Due), Numbers.Amount(mail.Event.VatIn(mail.Booking.Due))));
        if (mail.Event.Online is { } online)
            parts.Add(Texts.Say("On the net:") + "\n" + online);
        return WithCalendar(mail, Letter(mail, Texts.Say("You have a place: {0}", mail.Event.Title), [.. parts, Own(mail)]));
    }

    public static LetterText Offered(EventMail mail) => Letter(
        mail, Texts.Say("A place is free for you: {0}", mail.Event.Title),
        Texts.Say("It is held for you until {0}. Say yes or no here; after that it goes to the next:", EventWords.At(mail.Booking.OfferedUntil!.Value, mail.Event.TimeZone)) + "\n" + mail.Link, What(mail), Who(mail));

    public static LetterText Lapsed(EventMail mail) => Letter(
        mail, Texts.Say("The place went to the next: {0}", mail.Event.Title), Texts.Say("You did not answer in time, so it was offered to the next. Write to {0} if you still want to come.", mail.Cluster), What(mail));

    public static LetterText Declined(EventMail mail) => Letter(
        mail, Texts.Say("No place this time: {0}", mail.Event.Title), Texts.Say("{0} could not give you a place at this event.", mail.Cluster), What(mail));

    public static LetterText Cancelled(EventMail mail) => Letter(
        mail, Texts.Say("The registration is cancelled: {0}", mail.Event.Title), Texts.Say("You are not registered any more."), What(mail));

    public static LetterText CalledOff(EventMail mail) => WithCalendar(mail, Letter(
        mail, Texts.Say("Called off: {0}", mail.Event.Title), Texts.Say("{0} has called the event off. You need do nothing.", mail.Cluster), What(mail)));

    public static LetterText Changed(EventMail mail) => WithCalendar(mail, Letter(
        mail, Texts.Say("New time or place: {0}", mail.Event.Title), Texts.Say("The time or the place is another than when you registered. This holds now:"), What(mail), Own(mail)));

    private static LetterText WithCalendar(EventMail mail, LetterText text) => text with { Calendar = mail.Calendar() };

    private static LetterText Letter(EventMail mail, string subject, params string[] parts) => LetterText.Of(subject, [.. parts, mail.Cluster]);

    private static string What(EventMail mail) => string.Join('\n', new[] { mail.Event.Title, EventWords.When(mail.Event), EventWords.Where(mail.Event) });

    private static string Who(EventMail mail) => Texts.Say("Registered: {0}", string.Join(", ", mail.Booking.Attendees.Select(a => a.Name)));

    private static string Own(EventMail mail) => Texts.Say("Change or cancel until {0} here. Keep the link to yourself:", EventWords.At(mail.Event.DeadlineAt, mail.Event.TimeZone)) + "\n" + mail.Link;
}
