using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Klynge.Activities;
using Klynge.Web.Access;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities.Public;

/// <summary>One event, and the form by which anyone registers.</summary>
[Open("anyone may register for an event that is published"), ShowsEvents]
[RequestSizeLimit(64 * 1024)]
public sealed class PublicEventModel(RegisterForEvent register) : PublicPage
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly Refusal FilledIn = new("A field that nobody sees was filled in, as programs do. If you are a person, send it once more.");

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public RegistrationForm Form { get; set; } = new();

    public Event? Held { get; private set; }
    public IReadOnlyList<EventQuestion> Questions { get; private set; } = [];
    public DateTime Now => Db.Now;
    public override bool IsThere => Held is not null;

    public override async Task Load()
    {
        Held = await Db.Set<Event>().AsNoTracking().Where(Event.Shown).SingleOrDefaultAsync(e => e.Id == Id, Cancel);
        if (Held is null)
            return;
        Questions = await Db.Asked(Id, Cancel);
        (Summary, Data) = ($"{EventWords.When(Held)}. {EventWords.Where(Held)}.", Said());
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (!IsThere)
            return NotFound();
        Form.Key = Secrets.New();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!string.IsNullOrEmpty(Form.Subject))
            return await Refuse(FilledIn);
        var (link, wrong) = await register.Do(Id, Form.Typed(null), Form.SafeKey, Language, HttpContext.Connection.RemoteIpAddress?.ToString(), Cancel);
        if (wrong.Count > 0)
            return wrong[0] == EventQuestions.None ? NotFound() : await Refuse(wrong);
        Done = T["The registration is sent."];
        return Redirect(link!.PathAndQuery);
    }

    /// <summary>The event for machines, in the words of schema.org; nothing that does not stand on the page.</summary>
    private string Said()
    {
        var held = Held!;
        var said = new JsonObject
        {
            ["@context"] = "https://schema.org", ["@type"] = "Event", ["name"] = held.Title, ["startDate"] = Instant(held.StartsAt), ["endDate"] = Instant(held.EndsAt), ["url"] = Known(Path, Language),
            ["eventStatus"] = "https://schema.org/" + (held.State == EventState.Cancelled ? "EventCancelled" : "EventScheduled"),
            ["eventAttendanceMode"] = "https://schema.org/" + (held.Place is null ? "OnlineEventAttendanceMode" : held.Online is null ? "OfflineEventAttendanceMode" : "MixedEventAttendanceMode"),
            ["organizer"] = new JsonObject { ["@type"] = "Organization", ["name"] = Visit.ClusterName, ["url"] = Known("", Language) },
        };
        if (held.About is not null)
            said["description"] = held.About;
        if (held.Place is not null)
            said["location"] = new JsonObject { ["@type"] = "Place", ["name"] = held.Place, ["address"] = held.Place };
        return said.ToJsonString(Written);

        string Instant(DateTime at)
        {
            var zone = EventQuestions.Zone(held.TimeZone);
            return TimeZoneInfo.ConvertTime(new DateTimeOffset(at, TimeSpan.Zero), zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        }
    }
}
