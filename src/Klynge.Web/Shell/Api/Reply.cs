namespace Klynge.Web.Shell.Api;

/// <summary>What is answered: a thing as JSON, a stream, or why not.</summary>
public sealed record Reply(int Status, object? Body = null)
{
    /// <summary>The version of the one record that is answered, which If-Match is held against.</summary>
    public int? Version { get; init; }

    /// <summary>Where what was made stands.</summary>
    public string? Location { get; init; }
    public Refusal? Refusal { get; init; }
    public IReadOnlyList<Refusal> Wrong { get; init; } = [];
    public Func<Stream, CancellationToken, Task>? Stream { get; init; }

    public bool IsDone => Status < 300;

    public static Reply Of(object body, int? version = null) => new(StatusCodes.Status200OK, body) { Version = version };

    public static Reply Made(string location, Reply stands) => stands with { Status = StatusCodes.Status201Created, Location = location };

    public static readonly Reply Gone = new(StatusCodes.Status204NoContent);

    public static readonly Reply NotThere = new(StatusCodes.Status404NotFound);

    /// <summary>It is not as the program believed.</summary>
    public static readonly Reply Changed = new(StatusCodes.Status412PreconditionFailed);

    /// <summary>Another thing has the id, here or where the program may not look: the same words for both.</summary>
    public static readonly Reply Taken = Refused(Refusal.On("id", "This id stands for something else. Make a new one."), StatusCodes.Status409Conflict);

    public static Reply Streamed(Func<Stream, CancellationToken, Task> write) => new(StatusCodes.Status200OK) { Stream = write };

    /// <summary>A value that cannot be used is 422; a thing that cannot be done as things stand is 409.</summary>
    public static Reply Refused(Refusal refusal, int? status = null)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new(status ?? (refusal.Field is null ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity)) { Refusal = refusal };
    }

    public static Reply Refused(IReadOnlyList<Refusal> wrong)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        return Refused(wrong[0]) with { Wrong = wrong };
    }
}
