using Klynge.Web.Storage;
using Klynge.Web.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Post;

/// <summary>
/// Sends what the outbox holds. A letter is claimed by a conditional update before it is sent, so that two postmen never
/// carry the same one, and what may have arrived is not sent again by itself: at most one copy.
/// </summary>
public sealed partial class Postman(IServiceScopeFactory scopes, IPost post, ILogger<Postman> log) : IRounds
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private static readonly DateTime NotByItself = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan LongPause = TimeSpan.FromMinutes(1);
    private const int Bundle = 50;

    /// <summary>The answer of a round that found nobody at the mail server.</summary>
    public const int Nobody = -1;

    // Tried again after 1, 2, 4 … minutes, at most 6 hours; given up after four days.
    private const int MostTries = 25;

    public const string Waits = "The mail server said no for now. It is tried again.";
    public const string Refused = "The mail server does not take letters to this address.";
    public const string Uncertain = "It is not known whether this letter arrived. Send it again if it did not.";
    public const string GivenUp = "The mail server has said no for days. Send it again when it works.";

    /// <summary>A server that is away is not knocked at every third second.</summary>
    public async Task<TimeSpan> Walk(CancellationToken stop) => await Round(stop) == Nobody ? LongPause : Pause;

    /// <summary>One round: everything that is due. Answers how many letters left, or that nobody was there to take them.</summary>
    public async Task<int> Round(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var now = db.Now;
        var due = await db.Letters.AsNoTracking().Where(l => l.SentAt == null && l.Body != null && l.NextTryAt <= now)
            .OrderBy(l => l.NextTryAt).ThenBy(l => l.Id).Take(Bundle).ToListAsync(cancel);
        if (due.Count == 0)
            return 0;
        if (!await post.Answers(cancel))
        {
            Silent(log, due.Count);
            return Nobody;
        }

        var sent = 0;
        foreach (var letter in due)
            if (await Claim(db, letter, cancel) && await Carry(db, letter, cancel))
                sent++;
        return sent;
    }

    /// <summary>From here until the answer it is not known whether it left; if this process dies, that is what stands there.</summary>
    private static async Task<bool> Claim(Db db, Letter letter, CancellationToken cancel)
    {
        var now = db.Now;
        return await db.InTurn(() => db.Letters.Where(l => l.Id == letter.Id && l.SentAt == null && l.NextTryAt <= now && l.Tries == letter.Tries).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Tries, l => l.Tries + 1).SetProperty(l => l.NextTryAt, NotByItself).SetProperty(l => l.Trouble, Uncertain), cancel), cancel) == 1;
    }

    private static DateTime Again(DateTime now, int tries) =>
        now + TimeSpan.FromMinutes(Math.Min(360, Math.Pow(2, Math.Min(tries, 10))));

    private async Task<bool> Carry(Db db, Letter letter, CancellationToken cancel)
    {
        var delivery = await post.Send(letter, cancel);
        var (now, tries) = (db.Now, letter.Tries + 1);
        var row = db.Letters.Where(l => l.Id == letter.Id);
        // What was learned is written down also when the server is told to stop just now.
        switch (delivery)
        {
            case Delivery.Sent:
                await db.InTurn(() => row.ExecuteUpdateAsync(set => set.SetProperty(l => l.SentAt, now).SetProperty(l => l.Body, (string?)null).SetProperty(l => l.Calendar, (string?)null).SetProperty(l => l.Trouble, (string?)null), CancellationToken.None), CancellationToken.None);
                return true;
            case Delivery.Later when tries < MostTries:
                await db.InTurn(() => row.ExecuteUpdateAsync(set => set.SetProperty(l => l.NextTryAt, Again(now, letter.Tries)).SetProperty(l => l.Trouble, Waits), CancellationToken.None), CancellationToken.None);
                break;
            case Delivery.Later:
            case Delivery.Never:
                var why = delivery == Delivery.Never ? Refused : GivenUp;
                await db.InTurn(() => row.ExecuteUpdateAsync(set => set.SetProperty(l => l.Body, (string?)null).SetProperty(l => l.Calendar, (string?)null).SetProperty(l => l.Trouble, why), CancellationToken.None), CancellationToken.None);
                break;
            case Delivery.Unknown:
                await db.InTurn(() => row.ExecuteUpdateAsync(set => set.SetProperty(l => l.Body, (string?)null).SetProperty(l => l.Calendar, (string?)null), CancellationToken.None), CancellationToken.None);
                break;
        }

        NotSent(log, letter.Id, delivery);
        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letter {Letter} did not leave: {Delivery}")]
    private static partial void NotSent(ILogger log, Guid letter, Delivery delivery);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server does not answer as it should; {Waiting} letters wait")]
    private static partial void Silent(ILogger log, int waiting);
}
