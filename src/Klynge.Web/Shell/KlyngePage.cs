using Klynge.Web.Language;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell;

/// <summary>A page of the house: knows who asks, shows a refusal where it belongs, and can be shown again after one.</summary>
public abstract class KlyngePage : PageModel
{
    public Visit Visit => HttpContext.RequestServices.GetRequiredService<Visit>();
    public Texts T => HttpContext.RequestServices.GetRequiredService<Texts>();
    protected Db Db => HttpContext.RequestServices.GetRequiredService<Db>();
    protected CancellationToken Cancel => HttpContext.RequestAborted;

    /// <summary>Said where what was written and what stands are both shown.</summary>
    private static readonly Refusal BothStand = new("Someone else changed this while you wrote. Your words are kept below; what stands now is said beside them. Save again to replace it.");

    private static readonly Refusal YoursStands = new("You changed this yourself while you wrote here, in another window. Your words are kept below; what stands now is said beside them. Save again to replace it.");

    /// <summary>Who was there first is seen from the last line of the journal about it.</summary>
    protected async Task<Refusal> StandsAlready(Guid about) =>
        await Db.Journal.Where(l => l.About == about).OrderByDescending(l => l.At).Select(l => l.By).FirstOrDefaultAsync(Cancel) is { } by && by == Visit.AccountId ? YoursStands : BothStand;

    /// <summary>What an action led to, said on the page that follows.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Loads what the page shows. Called for GET by the page itself, and before it is shown again with what was wrong.</summary>
    public virtual Task Load() => Task.CompletedTask;

    /// <summary>What the house would refuse in what was written, all of it, said together with what has the wrong shape.</summary>
    public virtual IEnumerable<Refusal> AlsoWrong() => [];

    /// <summary>Whether what the address names is there for this reader; known once it is loaded. What is not there is 404, also for a form of wrong shape.</summary>
    public virtual bool IsThere => true;

    protected Task<IActionResult> Refuse(Refusal refusal, string prefix = "Form") => Refuse([refusal], prefix);

    /// <summary>Shows the page again with each refusal beside its field, as 422.</summary>
    protected async Task<IActionResult> Refuse(IEnumerable<Refusal> refusals, string prefix = "Form")
    {
        ArgumentNullException.ThrowIfNull(refusals);
        foreach (var refusal in refusals)
            ModelState.AddModelError(refusal.Field is null ? "" : $"{prefix}.{refusal.Field}", T[refusal]);
        await Load();
        return IsThere ? Again() : NotFound();
    }

    /// <summary>Someone else changed it while this was written: the page again with what was written, as 409.</summary>
    protected IActionResult Conflict(Refusal refusal)
    {
        ModelState.AddModelError("", T[refusal]);
        return Clash();
    }

    /// <summary>As <see cref="Conflict(Refusal)"/>, where the page itself says what differs.</summary>
    protected PageResult Clash()
    {
        // What is saved next is saved on top of the version the page has loaded, not of the one that was sent.
        ModelState.Remove("Form.Version");
        return Again(StatusCodes.Status409Conflict);
    }

    /// <summary>The page again as it is loaded now.</summary>
    protected static PageResult Again(int status = StatusCodes.Status422UnprocessableEntity) => new() { StatusCode = status };

    /// <summary>The same address on the day looked at.</summary>
    public string Here(string path) => $"/{Visit.Slug}{path}{(Visit.AnotherDay ? (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "on=" + Days.Iso(Visit.On) : "")}";
}

/// <summary>A form of wrong shape is answered like a refusal: the page again, what is wrong beside each field, 422. On another day nothing is written.</summary>
internal sealed class WrongShape : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!HttpMethods.IsPost(context.HttpContext.Request.Method) || context.HandlerInstance is not KlyngePage page)
        {
            await next();
            return;
        }

        if (!page.Visit.AnotherDay && context.HandlerMethod?.MethodInfo.IsDefined(typeof(HalfWrittenAttribute), false) == true)
        {
            await next();
            return;
        }

        if (page.Visit.AnotherDay)
            page.ModelState.AddModelError("", Texts.Say("You are looking at another day. Go back to today to change anything."));
        if (page.ModelState.IsValid)
        {
            await next();
            return;
        }

        foreach (var refusal in page.Visit.AnotherDay ? [] : page.AlsoWrong().Where(refusal => refusal.Field is not null && page.ModelState[$"Form.{refusal.Field}"]?.Errors.Count is null or 0).ToList())
            page.ModelState.AddModelError($"Form.{refusal.Field}", page.T[refusal]);
        await page.Load();
        context.Result = page.IsThere ? new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity } : new NotFoundResult();
    }
}

/// <summary>A handler that helps somebody fill in a form and saves nothing: what is not written yet is not wrong.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HalfWrittenAttribute : Attribute;
