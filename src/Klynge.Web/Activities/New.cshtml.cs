using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>A new event, empty or filled from another; or a series of them.</summary>
[May(Deed.EditEvents)]
public sealed class NewEventModel(MakeEvent make) : EventFormPage
{
    [BindProperty(SupportsGet = true, Name = "like")]
    public Guid? Like { get; set; }

    public IReadOnlyList<Event> Models { get; private set; } = [];

    public override async Task Load()
    {
        await base.Load();
        var templates = await Db.Set<Event>().AsNoTracking().Where(e => e.State == EventState.Template).OrderBy(e => e.Title).ToListAsync(Cancel);
        Models = [.. templates, .. await Db.Set<Event>().AsNoTracking().Where(e => e.State == EventState.Published).OrderByDescending(e => e.FirstDay).Take(20).ToListAsync(Cancel)];
    }

    /// <summary>From another everything is taken but its days.</summary>
    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (Like is not { } like)
            return Page();
        if (await Db.Set<Event>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == like, Cancel) is not { } model)
            return NotFound();
        Form = EventForm.Of(model);
        (Form.StartDay, Form.EndDay, Form.DeadlineDay, Form.DeadlineTime, Form.StartTwice, Form.EndTwice, Form.Like) = (null, null, null, null, null, null, like);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var (made, wrong) = await make.Do(Form.Typed(), new(Form.Repeats, Form.Until, Form.LeftOut), Form.Template, Form.Like, Cancel);
        if (wrong.Count > 0)
            return await Refuse(wrong);
        Done = made.Count == 1 ? T["Saved."] : T["{0} events are made, the first on {1} and the last on {2}.", made.Count, made[0].FirstDay, made[^1].FirstDay];
        return Redirect(made.Count == 1 ? $"/{Visit.Slug}/events/{made[0].Id}" : $"/{Visit.Slug}/events?show=drafts");
    }
}
