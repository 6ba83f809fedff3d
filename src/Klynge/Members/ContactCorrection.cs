namespace Klynge.Members;

/// <summary>Which of a contact person's facts are asked for; a bit each.</summary>
[Flags]
public enum ContactParts
{
    None = 0,
    Name = 1,
    Email = 2,
    Phone = 4,
    Title = 8,
    From = 16,
    To = 32,
    Published = 64,

    /// <summary>What belongs to the person herself, wherever she has a role.</summary>
    Herself = Name | Email | Phone | Published,
}

/// <summary>What the register says of a contact person: how she is reached, what she does in one organisation and when, and whether visitors see her.</summary>
public sealed record ContactFacts(string? Name, string? Email, string? Phone, string? Title, DateOnly From, DateOnly? To = null, bool Published = false)
{
    public static ContactFacts Of(Person person, PersonRole role)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(role);
        return new(person.Name, person.Email, person.Phone, role.Title, role.From, role.To, person.Published);
    }

    /// <summary>Where these say something else.</summary>
    public ContactParts Differ(ContactFacts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Name == other.Name ? 0 : ContactParts.Name) | (Email == other.Email ? 0 : ContactParts.Email) | (Phone == other.Phone ? 0 : ContactParts.Phone)
            | (Title == other.Title ? 0 : ContactParts.Title) | (From == other.From ? 0 : ContactParts.From) | (To == other.To ? 0 : ContactParts.To)
            | (Published == other.Published ? 0 : ContactParts.Published);
    }

    /// <summary>These facts where the parts say so; elsewhere what stands now, so that nobody's later change is undone.</summary>
    public ContactFacts Onto(ContactFacts now, ContactParts parts)
    {
        ArgumentNullException.ThrowIfNull(now);
        return new(
            parts.HasFlag(ContactParts.Name) ? Name : now.Name, parts.HasFlag(ContactParts.Email) ? Email : now.Email, parts.HasFlag(ContactParts.Phone) ? Phone : now.Phone,
            parts.HasFlag(ContactParts.Title) ? Title : now.Title, parts.HasFlag(ContactParts.From) ? From : now.From, parts.HasFlag(ContactParts.To) ? To : now.To,
            parts.HasFlag(ContactParts.Published) ? Published : now.Published);
    }
}

/// <summary>A change of an organisation's contact people that its member contact asked for and that the cluster wants to see first.</summary>
public sealed class ContactCorrection : Owned
{
    public Guid OrganisationId { get; init; }

    /// <summary>The role asked about; empty for someone who is not in the register yet.</summary>
    public Guid? RoleId { get; init; }
    public required string Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public required string Title { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    public bool Published { get; init; }

    /// <summary>What of it differs from what stood there; only this is changed when it is accepted.</summary>
    public ContactParts Parts { get; init; }

    /// <summary>The versions of person and role she looked at.</summary>
    public int PersonVersion { get; init; }
    public int RoleVersion { get; init; }
    public Guid AskedBy { get; init; }
    public DateTime AskedAt { get; init; }
    public DateTime? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public bool? Accepted { get; private set; }
    public string? Reason { get; private set; }

    public ContactFacts Facts => new(Name, Email, Phone, Title, From, To, Published);

    public static ContactCorrection Ask(Guid organisation, PersonRole? role, Person person, ContactFacts wanted, ContactParts parts, Guid by, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(wanted);
        var correction = new ContactCorrection
        {
            ClusterId = person.ClusterId, OrganisationId = organisation, RoleId = role?.Id, Parts = parts, PersonVersion = person.Version, RoleVersion = role?.Version ?? 0,
            Name = wanted.Name ?? "", Email = wanted.Email, Phone = wanted.Phone, Title = wanted.Title ?? "", From = wanted.From, To = wanted.To, Published = wanted.Published,
            AskedBy = by, AskedAt = at,
        };
        correction.Record(new CorrectionOfContactAsked(organisation, correction.Id));
        return correction;
    }

    public Refusal? Answer(bool accepted, string? reason, Guid by, DateTime at)
    {
        if (AnsweredAt is not null)
            return new("This correction was answered already.");

        (Accepted, Reason, AnsweredBy, AnsweredAt) = (accepted, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), by, at);
        Record(new CorrectionOfContactAnswered(OrganisationId, Id, accepted));
        return null;
    }

    /// <summary>Taken back, or a later one about the same contact takes its place: neither accepted nor declined.</summary>
    public void GiveWay(Guid by, DateTime at) => (AnsweredBy, AnsweredAt) = (by, at);
}

public sealed record CorrectionOfContactAsked(Guid About, Guid CorrectionId) : Happening(About);
public sealed record CorrectionOfContactAnswered(Guid About, Guid CorrectionId, bool Accepted) : Happening(About);
