namespace Klynge.Members;

/// <summary>On what terms others may use the open copy of the list of members. Nothing is said until the cluster says it.</summary>
public enum OpenLicence
{
    Unsaid,
    Nlod,
    CcBy,
    CcZero,
}

/// <summary>What a cluster shows strangers: whether there are public pages at all, its own words in two languages, and how it is reached.</summary>
/// <param name="Open">Strangers may read the public pages.</param>
/// <param name="WordsNb">The one big sentence; without it the cluster's name stands there.</param>
/// <param name="LeadNb">A line or two under it; without it the line is made of the counts.</param>
/// <param name="Goals">The strategic goals are shown too.</param>
public sealed record PublicFace(
    bool Open, string? WordsNb, string? WordsEn, string? LeadNb, string? LeadEn, string? Email, string? Phone, bool Goals, OpenLicence Licence);

public static partial class ClusterParts
{
    public const string PublicPages = "public pages";
}

public sealed partial class Cluster
{
    public const int LongestWords = 120;
    public const int LongestLead = 300;

    /// <summary>Strangers may read about the cluster and those of its members that are published. Closed until the cluster opens them.</summary>
    public bool PublicPages { get; set; }
    public string? PublicWordsNb { get; set; }
    public string? PublicWordsEn { get; set; }
    public string? PublicLeadNb { get; set; }
    public string? PublicLeadEn { get; set; }
    public string? PublicEmail { get; set; }
    public string? PublicPhone { get; set; }
    public bool PublicGoals { get; set; }
    public OpenLicence PublicLicence { get; set; }

    public PublicFace Face => new(PublicPages, PublicWordsNb, PublicWordsEn, PublicLeadNb, PublicLeadEn, PublicEmail, PublicPhone, PublicGoals, PublicLicence);

    /// <summary>Chooses what strangers see from now on.</summary>
    public Refusal? Show(PublicFace face)
    {
        ArgumentNullException.ThrowIfNull(face);
        var (open, wordsNb, wordsEn, leadNb, leadEn, email, phone, goals, licence) = face;
        if ((ShortText.ReadOptional(wordsNb, nameof(face.WordsNb), out wordsNb, LongestWords) ?? ShortText.ReadOptional(wordsEn, nameof(face.WordsEn), out wordsEn, LongestWords)
            ?? ShortText.ReadOptional(leadNb, nameof(face.LeadNb), out leadNb, LongestLead) ?? ShortText.ReadOptional(leadEn, nameof(face.LeadEn), out leadEn, LongestLead)
            ?? Person.ReadEmail(email, nameof(face.Email), out email) ?? Person.ReadPhone(phone, nameof(face.Phone), out phone)) is { } refusal)
            return refusal;

        var clean = new PublicFace(open, wordsNb, wordsEn, leadNb, leadEn, email, phone, goals, licence);
        if (clean == Face)
            return null;

        (PublicPages, PublicGoals, PublicLicence) = (clean.Open, clean.Goals, clean.Licence);
        (PublicWordsNb, PublicWordsEn, PublicLeadNb, PublicLeadEn) = (clean.WordsNb, clean.WordsEn, clean.LeadNb, clean.LeadEn);
        (PublicEmail, PublicPhone) = (clean.Email, clean.Phone);
        Version++;
        return null;
    }
}
