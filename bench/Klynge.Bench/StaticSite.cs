using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Klynge.Bench;

/// <summary>The same server with nothing to do: what no page on this machine can beat.</summary>
internal static class StaticSite
{
    private static readonly byte[] Page = System.Text.Encoding.UTF8.GetBytes(
        "<!doctype html><html lang=\"nb\"><head><meta charset=\"utf-8\"><title>List</title></head><body><table>"
        + string.Concat(Enumerable.Range(1, 25).Select(row => $"<tr><th><a href=\"/members/{row:D8}\">Organisation number {row:D4} AS</a></th><td>Company</td><td>Stavanger</td><td>2019-03-04</td></tr>"))
        + "</table></body></html>");

    public static async Task<int> Serve(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.MapGet("/", () => Results.Bytes(Page, "text/html; charset=utf-8"));
        await app.RunAsync();
        return 0;
    }
}
