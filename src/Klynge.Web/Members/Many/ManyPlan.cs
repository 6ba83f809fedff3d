using Klynge.Members;
using Klynge.Web.Members.Importing;

namespace Klynge.Web.Members.Many;

/// <summary>What is asked for many members at once.</summary>
public sealed record ManyAsk(BatchWork Work)
{
    /// <summary>Whose memberships end: those of the category the list was of; null for all there are.</summary>
    public MembershipCategory? Category { get; init; }
    public DateOnly? LastDay { get; init; }
    public string? Reason { get; init; }

    /// <summary>The kind, or the tag.</summary>
    public string? Value { get; init; }

    /// <summary>The fact whose readers are chosen.</summary>
    public OrganisationField? Shown { get; init; }
    public Visibility? Visibility { get; init; }

    /// <summary>The fact that is set; null where none is.</summary>
    public OrganisationField? Field => Work switch
    {
        BatchWork.SetKind => OrganisationField.Kind,
        BatchWork.AddOffer => OrganisationField.Offers,
        BatchWork.AddNeed => OrganisationField.Seeks,
        _ => null,
    };
}

/// <summary>One row of the preview: whom it is about, how she stood then, and why she is left, if she is.</summary>
/// <param name="Version">The membership's, when it ends.</param>
/// <param name="Before">The fact as the preview saw it.</param>
public sealed record ManyRow(Guid Organisation, string Name, Said? Left = null, Guid? Membership = null, int Version = 0, string? Before = null, string? After = null);

/// <summary>Who might see a fact before and after.</summary>
public sealed record Reshown(Guid Organisation, OrganisationField Field, Visibility Before, Visibility After);

/// <summary>A change of many, as its preview fixed it, and what is needed to take it back; kept with the batch.</summary>
public sealed class ManyPlan
{
    public required ManyAsk Ask { get; init; }

    /// <summary>Fixed at the preview, and told anew when it is done: then with the reasons of those that changed meanwhile.</summary>
    public List<ManyRow> Rows { get; set; } = [];
    public List<Reshown> Reshown { get; init; } = [];
}
