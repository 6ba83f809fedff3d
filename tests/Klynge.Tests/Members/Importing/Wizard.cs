using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Klynge.Tests.Site;

namespace Klynge.Tests.Members.Importing;

/// <summary>The wizard's steps, as a browser without script takes them.</summary>
internal static class Wizard
{
    public const string Start = "/nscc/members/import";

    public static (string, string)[] Columns(params string[] meanings) => [.. meanings.Select((meaning, at) => ($"Form.Columns[{at}]", meaning))];

    public static async Task<string> Upload(HttpClient client, string text)
    {
        using var answer = await Send(client, Encoding.UTF8.GetBytes(text));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    public static Task<HttpResponseMessage> Send(HttpClient client, byte[] file) => client.PostFile(Start, file, "medlemmer.csv");

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
}
