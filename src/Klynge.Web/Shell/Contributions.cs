using Klynge.Access;

namespace Klynge.Web.Shell;

/// <summary>What a capability has waiting for people on the first page.</summary>
public interface IWaits
{
    /// <summary>The deed one needs to be shown these.</summary>
    Deed Deed { get; }

    Task<IReadOnlyList<Waiting>> Find(Visit visit, CancellationToken cancel);
}

/// <summary>One thing that waits: a sentence, a reason, a day, and one thing to do. All words are in the reader's language.</summary>
/// <param name="Due">The day it should be done by, when there is one.</param>
public sealed record Waiting(string Title, string Why, string Href, string Action, DateOnly? Due = null);

/// <summary>A part of an organisation's page that a capability contributes: its own heading and its own partial view.</summary>
public interface IRecordPart
{
    Deed Deed { get; }

    /// <summary>Where it stands among the parts; small comes first.</summary>
    int Order { get; }

    /// <summary>Null when there is nothing to show for this organisation.</summary>
    Task<RecordPart?> Of(Guid organisationId, Visit visit, CancellationToken cancel);
}

/// <param name="Side">True: beside the record, among people and facts; false: in the wide column.</param>
public sealed record RecordPart(string Heading, string Partial, object Model, bool Side = false);
