namespace Klynge.Members;

public sealed partial class Consent
{
    public static readonly IReadOnlyList<string> Purposes = ["membership", "newsletter", "publication", "events"];
    public static readonly IReadOnlyList<string> Bases = ["consent", "contract", "legitimate_interest"];

    public bool Holds => To is null;

    public static (Consent?, Refusal?) Give(Person person, string purpose, string basis, string? note, DateOnly from, DateOnly today, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (!Purposes.Contains(purpose))
            return (null, Refusal.On(nameof(Purpose), "Choose a purpose."));
        if (!Bases.Contains(basis))
            return (null, Refusal.On(nameof(Basis), "Choose a legal basis."));
        if (purpose == "publication" && basis != "consent")
            return (null, Refusal.On(nameof(Basis), "Nobody is published without her own consent."));
        if (from > today)
            return (null, Refusal.On(nameof(From), "{0} is ahead. A consent is written down when it is given.", from));
        if ((Span.Refuses(from, null, today) ?? ShortText.ReadOptional(note, nameof(Note), out note, ShortText.Paragraph)) is { } refusal)
            return (null, refusal);

        var consent = new Consent { Id = id ?? Guid.CreateVersion7(), ClusterId = person.ClusterId, PersonId = person.Id, Purpose = purpose, Basis = basis, Note = note, From = from };
        consent.Record(new ConsentGiven(person.Id, purpose, basis));
        return (consent, null);
    }

    internal Refusal? End(DateOnly today)
    {
        if (To is { } ended)
            return new("This was withdrawn on {0} already.", ended);

        To = today;
        return null;
    }
}
