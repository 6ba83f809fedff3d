using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>Changes an event, and what those who register are asked.</summary>
[May(Deed.EditEvents)]
public sealed class EditEventModel(ChangeEvent change, AskQuestion ask, EndQuestion end) : EventFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public QuestionForm Question { get; set; } = new();

    public Event? Held { get; private set; }
    public IReadOnlyList<EventQuestion> Asked { get; private set; } = [];
    public bool QuestionWrong { get; private set; }
    public override bool IsThere => Held is not null;
    public IEnumerable<SelectListItem> Readers => [new(T["The team"], nameof(AnswerReaders.Team)), new(T["Only the manager"], nameof(AnswerReaders.Manager))];

    public override async Task Load()
    {
        await base.Load();
        Held = await Db.Set<Event>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == Id, Cancel);
        Asked = await Db.Asked(Id, Cancel);
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (!IsThere)
            return NotFound();
        Form = EventForm.Of(Held!);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        try
        {
            var wrong = await change.Do(Id, Form.Version, Form.Typed(), Cancel);
            if (wrong.Count > 0)
                return await Refuse(wrong);
        }
        catch (DbUpdateConcurrencyException)
        {
            Db.ChangeTracker.Clear();
            await Load();
            return Conflict(await StandsAlready(Id));
        }

        Done = T["Saved."];
        return Redirect($"/{Visit.Slug}/events/{Id}");
    }

    public async Task<IActionResult> OnPostAsk()
    {
        if (await ask.Do(Id, Question.Text, Question.Readers, Question.Sensitive, Question.Needed, Cancel) is { } refusal)
        {
            QuestionWrong = true;
            await Fill();
            return await Refuse(refusal, "Question");
        }

        return Redirect($"/{Visit.Slug}/events/{Id}/edit#asked");
    }

    public async Task<IActionResult> OnPostEnd(Guid question)
    {
        if (await end.Do(Id, question, Cancel) is { } refusal)
        {
            await Fill();
            return await Refuse(refusal);
        }

        return Redirect($"/{Visit.Slug}/events/{Id}/edit#asked");
    }

    /// <summary>The other form of the page was not sent: it stands as the event does.</summary>
    private async Task Fill()
    {
        if (await Db.Set<Event>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == Id, Cancel) is { } held)
            Form = EventForm.Of(held);
    }
}

public sealed class QuestionForm
{
    public string? Text { get; set; }
    public AnswerReaders Readers { get; set; }
    public bool Sensitive { get; set; }
    public bool Needed { get; set; }
}
