using Klynge.Members;

namespace Klynge.Activities;

/// <summary>How the team and a member met.</summary>
public enum ContactKind
{
    Call,
    Visit,
    Meeting,
    Message,
}

/// <summary>A contact as it is typed.</summary>
public sealed record ContactText
{
    public ContactKind Kind { get; init; }

    /// <summary>The day; today when it is empty.</summary>
    public string? On { get; init; }
    public Guid? PersonId { get; init; }
    public string? Note { get; init; }
}

/// <summary>
/// A personal contact between the cluster's team and a member: a call, a visit, a meeting. What was said is the team's own, and
/// stands in no report.
/// </summary>
public sealed class TeamContact : Owned
{
    /// <summary>The figures of contact count this many months back.</summary>
    public const int Months = 12;

    public Guid OrganisationId { get; private init; }

    /// <summary>Whom at the member; null where it is not said.</summary>
    public Guid? PersonId { get; private set; }
    public ContactKind Kind { get; private set; }
    public DateOnly On { get; private set; }
    public string? Note { get; private set; }

    /// <summary>When it was written down, UTC, and by whom.</summary>
    public DateTime LoggedAt { get; private init; }
    public Guid? LoggedBy { get; private init; }

    /// <param name="id">A form that is sent twice has the same, so that it is one contact.</param>
    public static (TeamContact?, IReadOnlyList<Refusal>) Log(Guid cluster, Guid organisation, ContactText typed, Guid? id, DateOnly today, DateTime now, Guid? by)
    {
        var made = new TeamContact { Id = id ?? Guid.CreateVersion7(), ClusterId = cluster, OrganisationId = organisation, LoggedAt = now, LoggedBy = by };
        var wrong = made.Read(typed, today);
        if (wrong.Count > 0)
            return (null, wrong);
        made.Record(new ContactLogged(made.Id, organisation));
        return (made, []);
    }

    public IReadOnlyList<Refusal> Change(ContactText typed, DateOnly today)
    {
        var wrong = Read(typed, today);
        if (wrong.Count == 0)
            Record(new ContactChanged(Id, OrganisationId));
        return wrong;
    }

    /// <summary>It never was: logged by mistake.</summary>
    public void Remove() => Record(new ContactRemoved(Id, OrganisationId));

    private List<Refusal> Read(ContactText typed, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var day = today;
        List<Refusal?> wrong =
        [
            string.IsNullOrWhiteSpace(typed.On) ? null : LocalTime.ReadDay(typed.On, nameof(typed.On), out day),
            ShortText.ReadOptional(typed.Note, nameof(typed.Note), out var note, ShortText.Paragraph),
        ];
        if (wrong[0] is null && day > today)
            wrong.Add(Refusal.On(nameof(typed.On), "{0} has not been yet. A contact is written down when it has happened.", day));
        if (wrong[0] is null && day < today.AddYears(-10))
            wrong.Add(Refusal.On(nameof(typed.On), "{0} is more than ten years ago.", day));
        List<Refusal> said = [.. wrong.OfType<Refusal>()];
        if (said.Count == 0)
            (Kind, On, PersonId, Note) = (typed.Kind, day, typed.PersonId, note);
        return said;
    }
}

/// <summary>What happens in the contact log; the member is named to those who may see it.</summary>
public abstract record ContactHappening(Guid About, Guid OrganisationId) : Happening(About);

public sealed record ContactLogged(Guid About, Guid OrganisationId) : ContactHappening(About, OrganisationId);
public sealed record ContactChanged(Guid About, Guid OrganisationId) : ContactHappening(About, OrganisationId);
public sealed record ContactRemoved(Guid About, Guid OrganisationId) : ContactHappening(About, OrganisationId);
