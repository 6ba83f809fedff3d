using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Access;

namespace Klynge.Tests.Shell.Api;

/// <summary>A program with a key, and what it gets.</summary>
internal sealed record Caller(HttpClient Client)
{
    public static async Task<Caller> With(RunningSite site, Cluster cluster, Role role = Role.Staff, Guid? organisation = null, bool readsOnly = false)
    {
        var (key, email) = (Secrets.New(), $"program{Guid.NewGuid():N}@klyngen.example");
        using var signedIn = await site.SignedIn(role == Role.Owner ? null : cluster, role, organisation, email);
        await site.With(async (db, _) =>
        {
            var account = db.Accounts.Single(a => a.EmailKey == email);
            db.ApiTokens.Add(new ApiToken { Hash = Secrets.Hash(key), AccountId = account.Id, ClusterId = cluster.Id, Name = "Test", Ending = key[^4..], MadeAt = db.Now, EndsAt = db.Now.AddYears(1), ReadsOnly = readsOnly });
            return await db.SaveChangesAsync();
        }, cluster.Id);
        var client = site.Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        return new(client);
    }

    public Task<Answered> Get(string path, params (string Name, string Value)[] headers) => Send("GET", path, null, headers);

    public Task<Answered> Post(string path, string? body, params (string Name, string Value)[] headers) => Send("POST", path, body, headers);

    public Task<Answered> Patch(string path, string? tag, string body) => Send("PATCH", path, body, tag is null ? [] : [("If-Match", tag)]);

    public Task<Answered> Delete(string path, string? tag) => Send("DELETE", path, null, tag is null ? [] : [("If-Match", tag)]);

    public async Task<Answered> Send(string method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path.StartsWith('/') ? path : "/api/v1/nscc/" + path, UriKind.Relative));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            if (name == "Content-Type")
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else
                request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await Client.SendAsync(request);
        return await Answered.Of(answer);
    }
}

/// <summary>What came back.</summary>
internal sealed record Answered(int Status, string Text, string? Media, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;
    public string? Tag => Headers.ETag?.ToString();
    public string Detail => Json.GetProperty("detail").GetString()!;

    public static async Task<Answered> Of(HttpResponseMessage answer) =>
        new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType, answer.Headers, answer.Content.Headers);

    public string this[string name] => Json.GetProperty(name).ToString();

    public Answered Is(int status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    public Answered Is(HttpStatusCode status) => Is((int)status);
}
