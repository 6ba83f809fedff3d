using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>Asks those who register one thing more.</summary>
[May(Deed.EditEvents)]
public sealed class AskQuestion(Db db)
{
    public async Task<Refusal?> Do(Guid id, string? text, AnswerReaders readers, bool sensitive, bool needed, CancellationToken cancel)
    {
        if (await db.Event(id, cancel) is not { } held)
            return EventQuestions.None;
        var place = await db.Set<EventQuestion>().CountAsync(q => q.EventId == id, cancel);
        var (question, refusal) = EventQuestion.Ask(held, place, text, readers, sensitive, needed);
        if (refusal is not null)
            return refusal;
        db.Add(question!);
        await db.SaveChangesAsync(cancel);
        return null;
    }
}

/// <summary>Asks a thing no more. What was answered stays.</summary>
[May(Deed.EditEvents)]
public sealed class EndQuestion(Db db)
{
    public async Task<Refusal?> Do(Guid id, Guid question, CancellationToken cancel)
    {
        if (await db.Set<EventQuestion>().SingleOrDefaultAsync(q => q.EventId == id && q.Id == question, cancel) is not { } asked)
            return new("There is no such question.");
        asked.End();
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
