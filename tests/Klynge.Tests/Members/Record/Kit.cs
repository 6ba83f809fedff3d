using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.Record;

/// <summary>What the tests of the record begin with: members entered by the deed people use, and forms filled as people fill them.</summary>
internal static class Kit
{
    public static readonly DateOnly Joined = new(2018, 3, 12);

    public static Task<Organisation> Enter(this RunningSite site, Cluster cluster, string name = "Sanselyd AS", string? number = "981575679", DateOnly? from = null, params (OrganisationField Field, string Value)[] facts) =>
        site.With(async (_, services) =>
        {
            var (organisation, refusal) = await services.GetRequiredService<EnterMember>()
                .Do(new NewMember(name, number, "company", From: from ?? Joined, Facts: facts.ToDictionary(f => f.Field, f => (string?)f.Value)), default);
            refusal.ShouldBeNull();
            return organisation!;
        }, cluster.Id);

    public static Task<Organisation> Now(this RunningSite site, Cluster cluster, Guid id) => site.With(
        (db, _) => db.Organisations.AsNoTracking().Include(o => o.Names).Include(o => o.Staff).Include(o => o.Seats).SingleAsync(o => o.Id == id), cluster.Id);

    /// <summary>The edit form as a browser would send it, with some fields typed anew.</summary>
    public static async Task<HttpResponseMessage> Edit(this HttpClient client, RunningSite site, Cluster cluster, Guid id, int? version, params (string Name, string Value)[] typed)
    {
        var now = await site.Now(cluster, id);
        var fields = Enum.GetValues<OrganisationField>().ToDictionary(field => "Form." + field, field => now.Value(field) ?? "");
        fields["Form.Version"] = (version ?? now.Version).ToString();
        foreach (var (name, value) in typed)
            fields[name] = value;
        return await client.Post($"/{cluster.Slug}/members/{id}/edit", $"/{cluster.Slug}/members/{id}/edit", [.. fields.Select(f => (f.Key, f.Value))]);
    }

    public static async Task<string> Text(this HttpResponseMessage answer, int expected)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            ((int)answer.StatusCode).ShouldBe(expected, text[..Math.Min(800, text.Length)]);
            return text;
        }
    }

    public static async Task<string?> Went(this HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
            return answer.Headers.Location?.ToString();
        }
    }

    /// <summary>Someone signed in who reads English.</summary>
    public static async Task<HttpClient> English(this RunningSite site, Cluster cluster, Role role = Role.Manager, Guid? organisation = null, string name = "Kari Nordgård")
    {
        var email = $"{Guid.NewGuid():N}@klyngen.example";
        var client = await site.SignedIn(cluster, role, organisation, email);
        await site.With((db, _) => db.Accounts.Where(a => a.EmailKey == Account.Key(email)).ExecuteUpdateAsync(set => set.SetProperty(a => a.Name, name)), cluster.Id);
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        return client;
    }
}
