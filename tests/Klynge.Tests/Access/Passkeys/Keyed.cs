using Klynge.Tests.Site;
using Klynge.Web.Access.Passkeys;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Access.Passkeys;

/// <summary>What is done with passkeys at a running site, as the script of the pages does it.</summary>
internal static class Keyed
{
    /// <summary>Has the site ask, and answers with the question.</summary>
    public static async Task<string> Asked(this HttpClient browser, string page)
    {
        using var answer = await browser.Post(page, page + "?handler=Ask");
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, text);
        return text;
    }

    public static async Task<HttpResponseMessage> Come(this HttpClient browser, Device device, string? onward = null) =>
        await browser.Post("/sign-in", "/sign-in?handler=Passkey" + onward, ("answer", device.Get(await browser.Asked("/sign-in"))));

    public static async Task<HttpResponseMessage> AddPasskey(this HttpClient browser, Device device, string name = "Kontormaskinen") =>
        await browser.Post("/account/ways-in", "/account/ways-in?handler=Add", ("Form.Name", name), ("answer", device.Create(await browser.Asked("/account/ways-in"))));

    public static Device Device(this RunningSite site) => new() { Origin = site.Address.GetLeftPart(UriPartial.Authority) };

    public static Task<List<Passkey>> Passkeys(this RunningSite site) => site.With((db, _) => db.Set<Passkey>().AsNoTracking().OrderBy(p => p.CreatedAt).ToListAsync());

    public static Task<int> Sessions(this RunningSite site) => site.With((db, _) => db.Sessions.CountAsync());
}
