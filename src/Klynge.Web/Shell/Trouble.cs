namespace Klynge.Web.Shell;

/// <summary>An error of ours: one page with a reference number, the whole of it in the log under the same number.</summary>
internal sealed partial class Trouble(RequestDelegate next, ILogger<Trouble> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more; half of it may be sent.
            if (!http.Response.HasStarted)
                http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = bad.StatusCode;
            if (Api.Problem.Answers(http.Request.Path))
                await Api.Problem.Write(http, bad.StatusCode);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            var reference = Guid.CreateVersion7().ToString("N")[..12];
            Failed(log, exception, reference, http.Request.Method, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "an unknown address");
            http.Response.Clear();
            new Headers(_ => Task.CompletedTask).InvokeAsync(http).GetAwaiter().GetResult();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            if (Api.Problem.Answers(http.Request.Path))
            {
                await Api.Problem.Write(http, StatusCodes.Status500InternalServerError, more: new Dictionary<string, object?> { ["reference"] = reference });
                return;
            }

            http.Items["reference"] = reference;
            http.SetEndpoint(null);
            http.Request.RouteValues.Clear();
            http.Request.Path = "/error/500";
            http.Request.Method = "GET";
            await next(http);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reference {Reference}: {Method} {Route} failed")]
    private static partial void Failed(ILogger log, Exception exception, string reference, string method, string route);
}
