namespace Klynge.Web.Shell;

/// <summary>
/// A form that the page's own script sends is told where to go on instead of being taken there: the script then opens that
/// page as a visit of its own, with what was done said on it.
/// </summary>
internal sealed class Onward(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Headers.ContainsKey("X-Klynge-Post"))
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode is StatusCodes.Status302Found or StatusCodes.Status303SeeOther)
                {
                    http.Response.Headers["X-Klynge-Onward"] = http.Response.Headers.Location;
                    http.Response.Headers.Remove("Location");
                    http.Response.StatusCode = StatusCodes.Status204NoContent;
                }

                return Task.CompletedTask;
            });
        await next(http);
    }
}
