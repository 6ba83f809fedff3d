namespace Klynge.Members;

/// <summary>What it was called, from and to; the directory finds it by all of them.</summary>
public sealed class OrganisationName : Owned, IDated, ICounted
{
    public Guid OrganisationId { get; init; }

    public required string Name
    {
        get;
        set => (field, NameSort, Folded) = (value, NameKey.Sort(value), " " + NameKey.Fold(value) + " ");
    }

    /// <summary>A list on a past day stands in the order of the names of that day.</summary>
    public string NameSort { get; private set; } = "";

    /// <summary>The name alone, to search where the rest may not be seen.</summary>
    public string Folded { get; private set; } = "";
    public DateOnly From { get; init; }
    public DateOnly? To { get; private set; }

    public void End(DateOnly lastDay) => To = lastDay;

    /// <summary>It did not end after all: the name that followed was taken back.</summary>
    public void Reopen() => To = null;
}

/// <summary>How many worked there on a day. Absent is not none.</summary>
public sealed class StaffCount : Owned, ICounted
{
    public Guid OrganisationId { get; init; }
    public DateOnly On { get; init; }
    public int? Number { get; init; }
}

/// <summary>The municipality and county an organisation sat in, by the codes that held in those days.</summary>
public sealed class Seat : Owned, IDated, ICounted
{
    /// <summary>"As long as anyone remembers": the first day of a fact that nobody dated.</summary>
    public static readonly DateOnly Always = new(1900, 1, 1);

    public Guid OrganisationId { get; init; }
    public required string Municipality { get; init; }
    public required string County { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? To { get; set; }
}

public enum TagSide
{
    Offers,
    Seeks,
}

/// <summary>One thing an organisation offers or looks for, in its own words.</summary>
public sealed class OrganisationTag : Owned, ICounted
{
    public Guid OrganisationId { get; init; }
    public TagSide Side { get; init; }
    public required string Words { get; init; }
    public required string Folded { get; init; }
}

/// <summary>Who may see one fact of one organisation, where it differs from <see cref="Visible.ByDefault"/>.</summary>
public sealed class FieldVisibility : Owned, ICounted
{
    public Guid OrganisationId { get; init; }
    public OrganisationField Field { get; init; }
    public Visibility Visibility { get; set; }

    /// <summary>Chooses who may see the fact from now on, and remembers that it was chosen.</summary>
    public void Choose(Visibility visibility)
    {
        Visibility = visibility;
        Record(new VisibilityChosen(OrganisationId, Field, visibility));
    }
}

/// <summary>One fact before and after; who and when stand in the journal beside it. Every change has a way back.</summary>
public sealed class OrganisationChange : Owned, IStamped
{
    public Guid OrganisationId { get; init; }
    public OrganisationField Field { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }
    public DateOnly From { get; init; }
    public Guid? BatchId { get; init; }

    /// <summary>The day of the public register's data it was taken from; empty for what people and lists say.</summary>
    public DateOnly? RegisterDay { get; init; }
    public DateTime At { get; set; }
    public Guid? By { get; set; }
}

/// <summary>A correction that a member contact asked for and that the cluster wants to see first.</summary>
public sealed class Correction : Owned
{
    public Guid OrganisationId { get; init; }
    public OrganisationField Field { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }
    public Guid AskedBy { get; init; }
    public DateTime AskedAt { get; init; }
    public DateTime? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public bool? Accepted { get; private set; }
    public string? Reason { get; private set; }

    public Refusal? Answer(bool accepted, string? reason, Guid by, DateTime at)
    {
        if (AnsweredAt is not null)
            return new("This correction was answered already.");

        (Accepted, Reason, AnsweredBy, AnsweredAt) = (accepted, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), by, at);
        Record(new CorrectionAnswered(OrganisationId, Id, Field, accepted));
        return null;
    }

    /// <summary>A later correction of the same fact takes this one's place: it was neither accepted nor declined.</summary>
    public void GiveWay(Guid by, DateTime at)
    {
        (AnsweredBy, AnsweredAt) = (by, at);
        Record(new CorrectionReplaced(OrganisationId, Id, Field));
    }

    /// <summary>Whoever asked takes it back before anyone has answered.</summary>
    public Refusal? Withdraw(Guid by, DateTime at)
    {
        if (AnsweredAt is not null)
            return new("This correction was answered already.");

        (AnsweredBy, AnsweredAt) = (by, at);
        Record(new CorrectionWithdrawn(OrganisationId, Id, Field));
        return null;
    }

    public static Correction Ask(Organisation organisation, OrganisationField field, string? after, Guid by, DateTime at)
    {
        var correction = new Correction
        {
            ClusterId = organisation.ClusterId, OrganisationId = organisation.Id, Field = field,
            Before = organisation.Value(field), After = after, AskedBy = by, AskedAt = at,
        };
        correction.Record(new CorrectionAsked(organisation.Id, correction.Id, field));
        return correction;
    }
}

/// <param name="Number">By which public registers know it still. No name: a sole trader's is a person's, and a journal that is sealed forgets nothing.</param>
public sealed record OrganisationRemoved(Guid About, string? Number) : Happening(About);
public sealed record OrganisationEntered(Guid About) : Happening(About);
public sealed record OrganisationChanged(Guid About, OrganisationField Field, Guid ChangeId) : Happening(About);
public sealed record VisibilityChosen(Guid About, OrganisationField Field, Visibility Visibility) : Happening(About);
public sealed record CorrectionAsked(Guid About, Guid CorrectionId, OrganisationField Field) : Happening(About);
public sealed record CorrectionAnswered(Guid About, Guid CorrectionId, OrganisationField Field, bool Accepted) : Happening(About);
public sealed record CorrectionReplaced(Guid About, Guid CorrectionId, OrganisationField Field) : Happening(About);
public sealed record CorrectionWithdrawn(Guid About, Guid CorrectionId, OrganisationField Field) : Happening(About);
