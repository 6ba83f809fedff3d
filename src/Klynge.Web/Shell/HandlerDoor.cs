using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Klynge.Web.Shell;

/// <summary>A deed named on one handler of a page: seeing is one deed, changing another. Asked before anything is read or shown again.</summary>
internal sealed class HandlerDoor : IAsyncPageFilter, IOrderedFilter
{
    public int Order => -1000;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // A page whose handler is not there would be shown without ever being loaded.
        if (context.HandlerMethod is null && context.HttpContext.Request.Method is var method && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            context.Result = new NotFoundResult();
            return;
        }

        var visit = context.HttpContext.RequestServices.GetRequiredService<Visit>();
        var asked = context.HandlerMethod?.MethodInfo.GetCustomAttributes<MayAttribute>() ?? [];
        if (asked.All(may => visit.May(may.Deed)))
            await next();
        else
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
    }
}
