using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>What came of a calendar file.</summary>
/// <param name="Made">Drafts that nobody else sees until they are published.</param>
/// <param name="Known">Events of the file that came in before.</param>
/// <param name="Remarks">What was left out, and why.</param>
public sealed record CalendarBrought(IReadOnlyList<Event> Made, int Known, IReadOnlyList<Refusal> Remarks);

/// <summary>Brings the events of a calendar file in as drafts. The same file again brings nothing twice.</summary>
[May(Deed.EditEvents)]
public sealed class BringInCalendar(Db db)
{
    public async Task<(CalendarBrought? Brought, Refusal? Refusal)> Do(byte[] file, CancellationToken cancel)
    {
        var here = db.Reach.Only;
        var zoneName = await db.Clusters.Where(c => c.Id == here).Select(c => c.TimeZone).SingleAsync(cancel);
        var zone = EventQuestions.Zone(zoneName);
        var (read, refusal) = CalendarReading.Of(file, here, zone);
        if (read is null)
            return (null, refusal);
        await using var writing = await db.BeginWriting(cancel);
        var known = await db.Set<Event>().Where(e => read.Events.Select(one => one.Key).Contains(e.Id)).Select(e => e.Id).ToListAsync(cancel);
        var (made, remarks, past) = (new List<Event>(), read.Remarks.ToList(), 0);
        foreach (var one in read.Events.Where(one => !known.Contains(one.Key)))
        {
            if (one.StartsAt <= db.Now)
            {
                past++;
                continue;
            }

            var (draft, wrong) = Event.Make(here, one.Text, zoneName, zone, false, db.Now, one.Key);
            if (draft is null)
            {
                remarks.Add(new("“{0}” is left out: {1}", one.Title, Language.Texts.Say(wrong[0].Sentence, wrong[0].Values)));
                continue;
            }

            made.Add(draft);
            db.Add(draft);
        }

        if (past > 0)
            remarks.Add(past == 1 ? new("One event is past and is left out. Events that were held are brought in as a list of who took part.") : new("{0} events are past and are left out. Events that were held are brought in as a list of who took part.", past));
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return (new(made, known.Count, remarks), null);
    }
}
