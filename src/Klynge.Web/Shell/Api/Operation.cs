using Klynge.Access;

namespace Klynge.Web.Shell.Api;

/// <summary>What a room offers to programs; found by looking.</summary>
public interface IOffer
{
    /// <summary>Where it stands among the others: what is used most comes first.</summary>
    int Order { get; }

    IEnumerable<Operation> Operations { get; }
}

/// <summary>
/// One thing a program may ask for. The routing, the OpenAPI document, the page for people and the test of every role in every
/// cluster are all made from this description and from nothing else.
/// </summary>
/// <param name="Path">As OpenAPI writes it; what stands in braces is an id, but for the cluster.</param>
/// <param name="Code">Its name in the document: "listMembers".</param>
/// <param name="Title">What it does, in a few words.</param>
public sealed record Operation(string Method, string Path, string Code, string Title, Func<Call, Task<Reply>> Do)
{
    public const string Root = "/api/v1";

    /// <summary>Under which heading it stands.</summary>
    public string Part { get; init; } = "";

    /// <summary>The deed it takes; null asks for nothing but a key.</summary>
    public Deed? Deed { get; init; }

    /// <summary>More to know, in a sentence or two.</summary>
    public string? Note { get; init; }
    public Shape? Body { get; init; }
    public Shape? Answer { get; init; }
    public IReadOnlyList<Field> Query { get; init; } = [];

    /// <summary>The media type of what is answered, or sent, where that is no JSON.</summary>
    public string? Media { get; init; }
    public string? Takes { get; init; }

    /// <summary>What is answered when all went well.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>How the state that someone else left is read; where it is given, If-Match must be sent.</summary>
    public Func<Call, Task<Reply>>? Now { get; init; }

    /// <summary>
    /// Where a program may make the id itself: the answer for what stands there with that id; null where nothing does. Another
    /// thing under the same id is answered as a clash.
    /// </summary>
    public Func<Call, Guid, Task<Reply?>>? Known { get; init; }

    /// <summary>What a rule calls its field → what it is called here.</summary>
    public IReadOnlyDictionary<string, string> Called { get; init; } = new Dictionary<string, string>();

    public string Address => Root + Path;
    public bool OfCluster => Path.StartsWith("/{cluster}", StringComparison.Ordinal);
    public bool Reads => Method == "GET";

    /// <summary>The ids the address holds, the cluster left aside.</summary>
    public IEnumerable<string> Ids => Path.Split('/').Where(part => part.StartsWith('{')).Select(part => part[1..^1]).Where(name => name != "cluster");

    /// <summary>It begins work that goes on by itself, or has stages of its own that let it happen once.</summary>
    public bool ByItself { get; init; }

    /// <summary>Sent again with the same key it is done once.</summary>
    public bool TakesKey => !Reads && Takes is null && !ByItself;

    public static Operation Get(string path, string code, string title, Shape answer, Func<Call, Task<Reply>> work) => new("GET", path, code, title, work) { Answer = answer };

    public static Operation Post(string path, string code, string title, Shape body, Shape? answer, Func<Call, Task<Reply>> work) =>
        new("POST", path, code, title, work) { Body = body, Answer = answer, Status = StatusCodes.Status201Created };

    public static Operation Patch(string path, string code, string title, Shape body, Shape answer, Func<Call, Task<Reply>> now, Func<Call, Task<Reply>> work) =>
        new("PATCH", path, code, title, work) { Body = body with { Change = true }, Answer = answer, Now = now };

    public static Operation Delete(string path, string code, string title, Func<Call, Task<Reply>> now, Func<Call, Task<Reply>> work) =>
        new("DELETE", path, code, title, work) { Now = now, Status = StatusCodes.Status204NoContent };
}
