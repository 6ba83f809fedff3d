using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Klynge.Web.Shell;

/// <summary>What is said once on the page that follows, in a cookie. Where nothing is said and nothing was, no cookie is set: a page that sets none can be kept.</summary>
internal sealed class SaidOnce(CookieTempDataProvider cookies) : ITempDataProvider
{
    public const string Cookie = "klynge-said";

    public IDictionary<string, object> LoadTempData(HttpContext context) => cookies.LoadTempData(context);

    public void SaveTempData(HttpContext context, IDictionary<string, object> values)
    {
        if (values is { Count: > 0 } || context.Request.Cookies.ContainsKey(Cookie))
            cookies.SaveTempData(context, values);
    }
}
