namespace Klynge.Members;

// What is said of a cluster is written through these verbs: each reads its words, believes its days, and says what kind of
// thing changed.

/// <summary>The words the journal uses for the parts of what is said of a cluster.</summary>
public static partial class ClusterParts
{
    public const string Facts = "facts";
    public const string Name = "name";
    public const string Office = "office";
    public const string Industry = "industry";
    public const string Region = "region";
    public const string Team = "team";
    public const string Competence = "competence";
    public const string Learning = "learning days";
    public const string Goal = "strategic goal";
    public const string Partner = "partner cluster";
    public const string RegionalPartner = "regional partner";
}

public sealed partial class Cluster
{
    /// <summary>Takes a new name from a day on; the one it had until then keeps its days.</summary>
    public (ClusterName?, Refusal?) Rename(ClusterName current, string? name, DateOnly from, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(current);
        if (NameKey.Clean(name, out var clean) is { } blank)
            return (null, blank.At("Words"));
        if (from > today)
            return (null, Refusal.On("From", "{0} is ahead. A new name is written down the day it is taken into use.", from));
        if (from <= current.From)
            return (null, Refusal.On("From", "The cluster has been called {0} since {1}. A new name begins on a later day.", current.Name, current.From));

        current.To = from.AddDays(-1);
        Name = clean;
        Version++;
        var next = new ClusterName { ClusterId = Id, Name = clean, From = from };
        next.Tell();
        return (next, null);
    }

    /// <summary>Legal form, number, founding, host, and what it says of itself.</summary>
    public Refusal? State(string? legalForm, string? number, DateOnly? founded, string? host, string? about, DateOnly today)
    {
        if (ShortText.ReadOptional(legalForm, nameof(LegalForm), out legalForm) is { } wrongForm)
            return wrongForm;
        var clean = default(OrganisationNumber);
        if (!string.IsNullOrWhiteSpace(number) && OrganisationNumber.Read(number, out clean) is { } wrongNumber)
            return wrongNumber.At(nameof(Number));
        if (founded > today || founded?.Year < 1900)
            return Refusal.On(nameof(FoundedOn), "The cluster cannot have been founded on {0}.", founded);
        if ((ShortText.ReadOptional(host, nameof(Host), out host) ?? ShortText.ReadOptional(about, nameof(About), out about, 4000)) is { } wrong)
            return wrong;

        var said = (legalForm, string.IsNullOrWhiteSpace(number) ? null : clean.ToString(), founded, host, about);
        if (said == (LegalForm, Number, FoundedOn, Host, About))
            return null;

        (LegalForm, Number, FoundedOn, Host, About) = said;
        Version++;
        return null;
    }

    /// <summary>The facts a member contact may only propose, and whether that holds for her contact people too.</summary>
    public void Approve(IEnumerable<OrganisationField> fields, bool contacts)
    {
        var approved = string.Join(',', fields.Distinct().Order().Select(field => field.ToString()).Concat(contacts ? [Contacts] : []));
        if (approved == ApprovedFields)
            return;

        ApprovedFields = approved;
        Version++;
    }

    /// <summary>Whose day and time of day are the cluster's.</summary>
    public void KeepTimeOf(string timeZone)
    {
        if (timeZone == TimeZone)
            return;

        TimeZone = timeZone;
        Version++;
    }
}

public sealed partial class ClusterName
{
    internal void Tell() => Record(new ClusterChanged(ClusterId, ClusterParts.Name));

    /// <summary>Puts the spelling of a name right.</summary>
    public Refusal? Correct(string? name)
    {
        if (NameKey.Clean(name, out var clean) is { } blank)
            return blank.At("Words");
        if (clean == Name)
            return null;

        Name = clean;
        Tell();
        return null;
    }
}

public sealed partial class Office
{
    public Refusal? Write(string? place, string? address, DateOnly from, DateOnly? to, DateOnly today)
    {
        if ((ShortText.Read(place, "Words", out var clean) ?? ShortText.ReadOptional(address, "Second", out address) ?? Span.Refuses(from, to, today)) is { } refusal)
            return refusal;

        if ((clean, address, from, to) == (Place, Address, From, To))
            return null;

        (Place, Address, From, To) = (clean, address, from, to);
        Record(new ClusterChanged(ClusterId, ClusterParts.Office, Id));
        return null;
    }
}

public sealed partial class ClusterField
{
    /// <param name="code">For an industry a code of SN2025, for a region a municipality; both may be left out.</param>
    public Refusal? Write(string? words, string? code, DateOnly from, DateOnly? to, DateOnly today)
    {
        if ((ShortText.Read(words, "Words", out var clean) ?? Span.Refuses(from, to, today)) is { } refusal)
            return refusal;
        var read = default(string);
        if (!string.IsNullOrWhiteSpace(code) && Kind == "industry" && IndustryCode.TryRead(IndustryStandard.Sn2025, code, out var industry))
            read = industry!.Code;
        else if (!string.IsNullOrWhiteSpace(code) && Kind == "region" && Municipalities.TryRead(code, out var municipality, out _))
            read = municipality!.Code;
        else if (!string.IsNullOrWhiteSpace(code))
            return Kind == "industry"
                ? Refusal.On("Second", "“{0}” is not a code of the industry standard {1}.", code, "SN2025")
                : Refusal.On("Second", "{0} is not the code of a municipality.", code);

        if ((clean, read, from, to) == (Words, Code, From, To))
            return null;

        (Words, Code, From, To) = (clean, read, from, to);
        Record(new ClusterChanged(ClusterId, Kind == "industry" ? ClusterParts.Industry : ClusterParts.Region, Id));
        return null;
    }
}

public sealed partial class StrategicGoal
{
    public Refusal? Write(string? bokmal, string? english, DateOnly from, DateOnly? to, DateOnly today)
    {
        if ((ShortText.Read(bokmal, "Words", out var nb, ShortText.Paragraph) ?? ShortText.ReadOptional(english, "Second", out english, ShortText.Paragraph) ?? Span.Refuses(from, to, today)) is { } refusal)
            return refusal;

        if ((nb, english ?? "", from, to) == (TextNb, TextEn, From, To))
            return null;

        (TextNb, TextEn, From, To) = (nb, english ?? "", from, to);
        Record(new ClusterChanged(ClusterId, ClusterParts.Goal, Id));
        return null;
    }

    /// <summary>Changes places with the one beside it.</summary>
    public void ChangePlaces(StrategicGoal other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (Order, other.Order) = (other.Order, Order);
        Record(new ClusterChanged(ClusterId, ClusterParts.Goal, Id));
    }
}

public sealed partial class ClusterPartner
{
    public Refusal? Write(string? name, string? place, DateOnly from, DateOnly? to, DateOnly today)
    {
        if ((ShortText.Read(name, "Words", out var clean) ?? ShortText.ReadOptional(place, "Second", out place) ?? Span.Refuses(from, to, today)) is { } refusal)
            return refusal;

        if ((clean, place, from, to) == (Name, Place, From, To))
            return null;

        (Name, Place, From, To) = (clean, place, from, to);
        Record(new ClusterChanged(ClusterId, Kind == "cluster" ? ClusterParts.Partner : ClusterParts.RegionalPartner, Id));
        return null;
    }
}
