using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Klynge.Tests.Site;

namespace Klynge.Tests.Members.Importing;

/// <summary>The wizard's steps, as a browser without script takes them.</summary>
internal static partial class Wizard
{
    public const string Start = "/nscc/members/import";

    public static (string, string)[] Columns(params string[] meanings) => [.. meanings.Select((meaning, at) => ($"Form.Columns[{at}]", meaning))];

    public static async Task<string> Upload(HttpClient client, string text)
    {
        using var answer = await Send(client, Encoding.UTF8.GetBytes(text));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    public static async Task<HttpResponseMessage> Send(HttpClient client, byte[] file)
    {
        using var page = await client.GetAsync(new Uri(Start, UriKind.Relative));
        var key = FormKey().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using var form = new MultipartFormDataContent { { new StringContent(key), "form-key" }, { new ByteArrayContent(file), "file", "medlemmer.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, Start) { Content = form };
        request.Headers.Add("Cookie", string.Join("; ", [.. client.DefaultRequestHeaders.GetValues("Cookie"), .. page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(cookie => cookie.Split(';')[0]) : []]));
        request.Headers.ExpectContinue = file.Length > 20 * 1024 * 1024; // as a browser hears the answer before all is sent
        return await client.SendAsync(request);
    }

    public static async Task<HttpStatusCode> Step(HttpClient client, string list, string handler, params (string, string)[] fields)
    {
        using var answer = await client.Post(list, $"{list}?handler={handler}", fields);
        return answer.StatusCode;
    }

    public static async Task<string> Until(HttpClient client, string list, string words)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var page = await client.Page(list);
            if (page.Contains(words, StringComparison.Ordinal))
                return page;
            await Task.Delay(100);
        }

        throw new TimeoutException(words);
    }

    public static string[] Cells(string page) => [.. Regex.Matches(page[page.IndexOf("k-sum", StringComparison.Ordinal)..page.IndexOf("</table>", StringComparison.Ordinal)], "<td>(?:<a[^>]*>)?([^<]*)").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];

    [GeneratedRegex("name=\"form-key\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormKey();
}
