using Klynge.Web.Language;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Klynge.Web.Shell;

/// <summary>A page of the house: knows who asks, shows a refusal where it belongs, and can be shown again after one.</summary>
public abstract class KlyngePage : PageModel
{
    public Visit Visit => HttpContext.RequestServices.GetRequiredService<Visit>();
    public Texts T => HttpContext.RequestServices.GetRequiredService<Texts>();
    protected Db Db => HttpContext.RequestServices.GetRequiredService<Db>();
    protected CancellationToken Cancel => HttpContext.RequestAborted;

    /// <summary>What an action led to, said on the page that follows.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Loads what the page shows. Called for GET by the page itself, and before it is shown again with what was wrong.</summary>
    public virtual Task Load() => Task.CompletedTask;

    /// <summary>Whether what the address names is there for this reader; known once it is loaded. What is not there is 404, also for a form of wrong shape.</summary>
    public virtual bool IsThere => true;

    /// <summary>Shows the page again with the refusal beside its field, as 422.</summary>
    protected async Task<IActionResult> Refuse(Refusal refusal, string prefix = "Form")
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ModelState.AddModelError(refusal.Field is null ? "" : $"{prefix}.{refusal.Field}", T[refusal]);
        await Load();
        return IsThere ? new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity } : NotFound();
    }

    protected IActionResult Conflict(Refusal refusal)
    {
        ModelState.AddModelError("", T[refusal]);
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

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

        if (page.Visit.AnotherDay)
            page.ModelState.AddModelError("", Texts.Say("You are looking at another day. Go back to today to change anything."));
        if (page.ModelState.IsValid)
        {
            await next();
            return;
        }

        await page.Load();
        context.Result = page.IsThere ? new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity } : new NotFoundResult();
    }
}
