namespace Klynge.Members;

/// <summary>How a cluster takes members in: whether its form is open, who may join, what one accepts, and how soon it answers. Counted, for public pages are kept by it.</summary>
public sealed class AdmissionTerms : Owned, ICounted
{
    /// <summary>Days until an answer, when the cluster has not said anything else. Ours.</summary>
    public const int UsualDays = 14;

    public const int MostDays = 180;

    /// <summary>Closed until the cluster opens it: before that a stranger is not told that there is a cluster.</summary>
    public bool IsOpen { get; private set; }
    public string? WhoNb { get; private set; }

    /// <summary>Empty where nobody has put it into English: then the Norwegian is shown.</summary>
    public string? WhoEn { get; private set; }
    public string? Bylaws { get; private set; }
    public string? Privacy { get; private set; }
    public int AnswerWithin { get; private set; } = UsualDays;

    /// <summary>What holds where a cluster has written nothing down.</summary>
    public static AdmissionTerms Usual(Guid cluster) => new() { ClusterId = cluster };

    public Refusal? Write(bool open, string? whoNb, string? whoEn, string? bylaws, string? privacy, int answerWithin)
    {
        if (answerWithin is < 1 or > MostDays)
            return Refusal.On(nameof(AnswerWithin), "An answer is promised within 1 to {0} days; {1} is not.", MostDays, answerWithin);
        if ((ShortText.ReadOptional(whoNb, nameof(WhoNb), out whoNb, ShortText.Paragraph) ?? ShortText.ReadOptional(whoEn, nameof(WhoEn), out whoEn, ShortText.Paragraph)) is { } wrong)
            return wrong;
        if ((Link(bylaws, nameof(Bylaws), out bylaws) ?? Link(privacy, nameof(Privacy), out privacy)) is { } unread)
            return unread;
        if ((open, whoNb, whoEn, bylaws, privacy, answerWithin) == (IsOpen, WhoNb, WhoEn, Bylaws, Privacy, AnswerWithin))
            return null;

        (IsOpen, WhoNb, WhoEn, Bylaws, Privacy, AnswerWithin) = (open, whoNb, whoEn, bylaws, privacy, answerWithin);
        Record(new ClusterChanged(ClusterId, ClusterParts.Admission));
        return null;
    }

    private static Refusal? Link(string? text, string field, out string? link)
    {
        (link, var refusal) = OrganisationFacts.Read(OrganisationField.Website, text);
        return refusal?.At(field);
    }
}
