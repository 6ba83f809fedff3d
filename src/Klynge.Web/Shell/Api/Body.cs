using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Klynge.Web.Shell.Api;

/// <summary>Takes in what was sent, as far as it may be large, and reads it as the operation describes it.</summary>
internal static class Body
{
    public const int Largest = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };

    public static async Task<byte[]> Take(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = Largest;
        using var whole = new MemoryStream();
        await http.Request.Body.CopyToAsync(whole, http.RequestAborted);
        return whole.ToArray();
    }

    /// <summary>Null when it is read; what was read is put into the call.</summary>
    public static Reply? Read(Call call, byte[] sent)
    {
        var request = call.Http.Request;
        // Who says nothing sends JSON; a browser's form always says what it is.
        if (request.ContentType is { Length: > 0 } && !IsJson(request))
            return new(StatusCodes.Status415UnsupportedMediaType);
        try
        {
            using var json = JsonDocument.Parse(sent, Strict);
            var (asked, wrong) = call.Operation.Body!.Read(json.RootElement);
            call.Asked = asked;
            return wrong.Count == 0 ? null : Reply.Refused(wrong) with { Status = StatusCodes.Status422UnprocessableEntity };
        }
        catch (JsonException)
        {
            return Reply.Refused(new Refusal("What was sent is not JSON that can be read."), StatusCodes.Status400BadRequest);
        }
    }

    private static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType() && request.GetTypedHeaders().ContentType is { } type && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
