using Klynge.Access;
using Klynge.Web.Storage;

namespace Klynge.Web.Shell;

/// <summary>What a room may contribute to another that does not know it: found by looking, and made anew for each request.</summary>
public interface IContribution;

/// <summary>What a capability has waiting for people on the first page.</summary>
public interface IWaits : IContribution
{
    /// <summary>The deed one needs to be shown these.</summary>
    Deed Deed { get; }

    Task<IReadOnlyList<Waiting>> Find(Visit visit, CancellationToken cancel);
}

/// <summary>One thing that waits: a sentence, a reason, a day, and one thing to do. All words are in the reader's language.</summary>
/// <param name="Due">The day it should be done by, when there is one.</param>
/// <param name="Aside">The address to post to for "not now"; empty for what cannot be put off.</param>
public sealed record Waiting(string Title, string Why, string Href, string Action, DateOnly? Due = null, string? Aside = null);

/// <summary>A part of an organisation's page that a capability contributes: its own heading and its own partial view.</summary>
public interface IRecordPart : IContribution
{
    Deed Deed { get; }

    /// <summary>Where it stands among the parts; small comes first.</summary>
    int Order { get; }

    /// <summary>Null when there is nothing to show for this organisation.</summary>
    Task<RecordPart?> Of(Guid organisationId, Visit visit, CancellationToken cancel);
}

/// <param name="Side">True: beside the record, among people and facts; false: in the wide column.</param>
public sealed record RecordPart(string Heading, string Partial, object Model, bool Side = false);

/// <summary>Tells what some lines of the journal say, in the reader's language and as far as she may know it.</summary>
public interface ITell : IContribution
{
    /// <summary>The types of happening it has a sentence for, each with the kind it is looked for under.</summary>
    IReadOnlyDictionary<Type, HappeningKind> Types { get; }

    /// <summary>One a line, in the same order.</summary>
    Task<IReadOnlyList<Told>> Tell(IReadOnlyList<JournalLine> lines, Visit visit, CancellationToken cancel);
}

/// <summary>A kind of happening by which people choose lines of the journal.</summary>
/// <param name="Code">As the address says it.</param>
/// <param name="Words">What people call it; a key of the texts.</param>
/// <param name="Order">Where it stands among the kinds; small comes first.</param>
public sealed record HappeningKind(string Code, string Words, int Order);

/// <summary>A line of the journal as people read it.</summary>
/// <param name="Who">Null for the command line and the daily work.</param>
public sealed record Told(DateTime At, DateOnly Day, string Sentence, string? Who)
{
    /// <summary>What it is about, where that has a page; the sentence follows it.</summary>
    public string? Subject { get; init; }
    public string? Href { get; init; }
    public string? Field { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }

    /// <summary>The list it came with.</summary>
    public string? Origin { get; init; }

    /// <summary>Where else it was taken from, in words.</summary>
    public string? Source { get; init; }

    /// <summary>The change it can be put back by, where that still stands.</summary>
    public Guid? Back { get; init; }
}

/// <summary>Figures of the first page; three in all, each leading to the rows it was counted from.</summary>
public interface IFigures : IContribution
{
    Deed Deed { get; }

    /// <summary>Whose figures come first where there are more than three; small comes first.</summary>
    int Order { get; }

    Task<IReadOnlyList<Figure>> Of(Visit visit, CancellationToken cancel);
}

public sealed record Figure(string Value, string Words, string Href);

/// <summary>A part of the first page for some people: a new cluster's first steps, a contact's own organisation.</summary>
public interface IWorkPart : IContribution
{
    Deed Deed { get; }
    int Order { get; }

    Task<RecordPart?> Of(Visit visit, CancellationToken cancel);
}

/// <summary>Says which organisations something of a capability leans on: a list that brought them cannot be taken out from under it.</summary>
public interface ILean : IContribution
{
    IQueryable<Guid> Organisations(Db db);
}

/// <summary>Something of a room's own that the doctor looks at. What it finds is for whoever runs the installation; the site goes on.</summary>
public interface ICheck : IContribution
{
    Task<IReadOnlyList<Storage.Checkup.Finding>> Look(CancellationToken cancel);
}
