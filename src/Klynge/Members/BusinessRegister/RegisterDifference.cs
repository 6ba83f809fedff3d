using System.Globalization;

namespace Klynge.Members.BusinessRegister;

/// <summary>What became of a difference.</summary>
public enum RegisterAnswer
{
    /// <summary>The register's word was taken over.</summary>
    Accepted,

    /// <summary>Somebody has seen it and leaves things as they are, until the register says something else again.</summary>
    SetAside,

    /// <summary>It was none any more when it was next compared.</summary>
    Gone,
}

/// <summary>Something the public register says otherwise than the cluster's own, for somebody to decide about. Nothing changes by itself.</summary>
public sealed class RegisterDifference : Owned
{
    public Guid OrganisationId { get; init; }
    public RegisterMatter Matter { get; init; }
    public string? Ours { get; private set; }
    public string Theirs { get; private set; } = "";

    /// <summary>The day of the register's data.</summary>
    public DateOnly AsOf { get; private set; }
    public DateTime FoundAt { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public RegisterAnswer? Answer { get; private set; }

    /// <summary>The day something befell it, where the register knows it.</summary>
    public DateOnly? Day => Matter.IsState() && DateOnly.TryParseExact(Theirs, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static RegisterDifference Find(Organisation organisation, Differing differing, DateOnly asOf, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(differing);
        var found = new RegisterDifference
        {
            ClusterId = organisation.ClusterId, OrganisationId = organisation.Id, Matter = differing.Matter, Ours = differing.Ours, Theirs = differing.Theirs, AsOf = asOf, FoundAt = at,
        };
        if (differing.Matter.IsState())
            found.Record(new RegisterNoticed(organisation.Id, differing.Matter, found.Day));
        return found;
    }

    /// <summary>The same matter, as it stands when it is compared again.</summary>
    public void Renew(Differing differing, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(differing);
        // What only a later file says again is no news, and no write.
        if (Ours != differing.Ours || Theirs != differing.Theirs)
            (Ours, Theirs, AsOf) = (differing.Ours, differing.Theirs, asOf);
    }

    /// <summary>Whether the register still says what it said then. A count of staff is the same as long as the size is.</summary>
    public bool Says(Differing differing)
    {
        ArgumentNullException.ThrowIfNull(differing);
        return Matter == RegisterMatter.Staff ? Size(Theirs) == Size(differing.Theirs) : Theirs == differing.Theirs;

        static SizeClass Size(string staff) => SizeClasses.Of(int.TryParse(staff, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    /// <summary>The register's word has been taken over.</summary>
    public Refusal? Accept(Guid by, DateTime at) => Close(RegisterAnswer.Accepted, by, at);

    public Refusal? SetAside(Guid by, DateTime at)
    {
        if (Close(RegisterAnswer.SetAside, by, at) is { } refusal)
            return refusal;
        Record(new RegisterSetAside(OrganisationId, Matter));
        return null;
    }

    /// <summary>Neither said yes nor no: the two agree again.</summary>
    public void GoAway(DateTime at) => (Answer, AnsweredAt) = (RegisterAnswer.Gone, at);

    private Refusal? Close(RegisterAnswer answer, Guid by, DateTime at)
    {
        if (AnsweredAt is not null)
            return new("This was answered already.");
        (Answer, AnsweredBy, AnsweredAt) = (answer, by, at);
        return null;
    }
}

/// <param name="Day">The day it befell the organisation, where the register says it.</param>
public sealed record RegisterNoticed(Guid About, RegisterMatter Matter, DateOnly? Day) : Happening(About);
public sealed record RegisterSetAside(Guid About, RegisterMatter Matter) : Happening(About);
