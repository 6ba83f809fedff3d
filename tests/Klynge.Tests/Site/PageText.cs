using System.Net;
using System.Text.RegularExpressions;

namespace Klynge.Tests.Site;

/// <summary>Reading and posting pages as a browser without script does.</summary>
public static partial class PageText
{
    public static async Task<string> Page(this HttpClient client, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await client.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(expected, $"{path}\n{text[..Math.Min(600, text.Length)]}");
        return text;
    }

    /// <summary>The words of a page as they are read, one blank between them.</summary>
    public static async Task<string> Words(this HttpClient client, string path)
    {
        var main = Hidden().Replace((await client.Page(path)).Split("<main", 2)[^1], " ");
        return Blanks().Replace(System.Net.WebUtility.HtmlDecode(Tag().Replace(main, " ")), " ");
    }

    [GeneratedRegex("<(title|option|script|datalist)\\b.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blanks();

    /// <summary>Posts a form with the key that the page at <paramref name="from"/> holds.</summary>
    public static async Task<HttpResponseMessage> Post(this HttpClient client, string from, string to, params (string Name, string Value)[] fields)
    {
        using var page = await client.GetAsync(from);
        var key = FormKey().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, to);
        var cookies = page.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(cookie => cookie.Split(';')[0])) : "";
        if (client.DefaultRequestHeaders.TryGetValues("Cookie", out var own))
            cookies = string.Join("; ", [.. own, cookies]);
        if (cookies.Length > 0)
            request.Headers.Add("Cookie", cookies);
        request.Content = new FormUrlEncodedContent([new("form-key", key), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
        return await client.SendAsync(request);
    }

    /// <summary>Sends a file by the form of a page, as a browser does.</summary>
    public static async Task<HttpResponseMessage> PostFile(this HttpClient client, string form, byte[] file, string name)
    {
        ArgumentNullException.ThrowIfNull(client);
        using var page = await client.GetAsync(new Uri(form, UriKind.Relative));
        var key = FormKey().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using var content = new MultipartFormDataContent { { new StringContent(key), "form-key" }, { new ByteArrayContent(file), "file", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, form) { Content = content };
        request.Headers.Add("Cookie", string.Join("; ", [.. client.DefaultRequestHeaders.GetValues("Cookie"), .. page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(cookie => cookie.Split(';')[0]) : []]));
        request.Headers.ExpectContinue = file.Length > 20 * 1024 * 1024; // as a browser hears the answer before all is sent
        return await client.SendAsync(request);
    }

    [GeneratedRegex("name=\"form-key\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormKey();
}
