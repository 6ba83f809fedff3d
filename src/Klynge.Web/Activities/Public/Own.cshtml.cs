using Klynge.Activities;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities.Public;

/// <summary>A registration as who sent it finds it again: where it stands, and the way to change it, answer an offer, or cancel.</summary>
[Open("the key in the address is the right to it"), HasRegistrations]
public sealed class OwnRegistrationModel(ChangeOwnRegistration change, Outbox outbox) : PublicPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty]
    public PeopleForm Form { get; set; } = new();

    public Event Held { get; private set; } = null!;
    public Registration Booking { get; private set; } = null!;
    public int Before { get; private set; }
    public bool PeopleWrong { get; private set; }
    public bool Sends => outbox.Sends;
    public DateTime Now => Db.Now;
    public override bool IsThere => Booking is not null;

    public override async Task Load()
    {
        Db.ChangeTracker.Clear();
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (await Db.RegistrationBy(Key, Cancel) is not { } booking)
            return;
        (Booking, Held) = (booking, (await Db.Event(booking.EventId, Cancel))!);
        Before = await Db.Set<Registration>().CountAsync(r => r.EventId == booking.EventId && r.State == RegistrationState.Waiting && r.WaitsSince < booking.WaitsSince, Cancel);
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (!IsThere)
            return NotFound();
        Form.People = string.Join('\n', Booking.Attendees.Where(a => a.Name is not null).Select(a => a.Email is null ? a.Name : $"{a.Name}, {a.Email}"));
        return Page();
    }

    public async Task<IActionResult> OnPostAccept() => await Then(await change.Accept(Key, Cancel), T["You have a place. Welcome."]);

    public async Task<IActionResult> OnPostCancel() => await Then(await change.Cancel(Key, Cancel), T["The registration is cancelled."]);

    public async Task<IActionResult> OnPostReplace()
    {
        var refusal = await change.Replace(Key, Form.People, Cancel);
        PeopleWrong = refusal is not null;
        return await Then(refusal, T["Saved."]);
    }

    private async Task<IActionResult> Then(Refusal? refusal, string done)
    {
        if (refusal is not null)
            return refusal == EventQuestions.NoRegistration ? NotFound() : await Refuse(refusal);
        Done = done;
        return Redirect(HttpContext.Request.Path);
    }
}

public sealed class PeopleForm
{
    public string? People { get; set; }
}
