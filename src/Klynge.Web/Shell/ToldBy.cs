using Klynge.Web.Language;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell;

/// <summary>What the tellers of the rooms have in common: the day in the cluster's zone, who did it, and what it is about.</summary>
internal static class ToldBy
{
    /// <param name="sentence">In the reader's language.</param>
    /// <param name="subjects">What the lines are about and may be named to the reader, with the path of its page within the cluster.</param>
    public static async Task<IReadOnlyList<Told>> Tell(this Db db, IReadOnlyList<JournalLine> lines, Visit visit, Func<Happening, string> sentence, IReadOnlyDictionary<Guid, (string Words, string Path)> subjects, CancellationToken cancel)
    {
        var by = lines.Select(line => line.By).OfType<Guid>().Distinct().ToList();
        var who = await db.Accounts.Where(a => by.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        return [.. lines.Select(line => new Told(line.At, Clock.DayOf(line.At, visit.TimeZone), sentence(line.Happening), line.By is { } id ? who.GetValueOrDefault(id) ?? Texts.Say("Someone who is erased") : null)
        {
            Subject = subjects.TryGetValue(line.About, out var subject) ? subject.Words : null, Href = subject.Path is null ? null : $"/{visit.Slug}{subject.Path}",
        })];
    }
}
