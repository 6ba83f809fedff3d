using System.Text.RegularExpressions;

namespace Klynge.Members;

public sealed partial class Person
{
    /// <param name="organisation">Where she was met: an organisation, or empty for the cluster itself.</param>
    public static (Person?, Refusal?) Add(Guid clusterId, string? name, string? email, string? phone, Guid? organisation, DateTime now)
    {
        var person = new Person { ClusterId = clusterId, Name = "", KnownSince = now };
        if (person.Write(name, email, phone) is { } refusal)
            return (null, refusal);

        person.Record(new PersonAdded(person.Id, organisation ?? Guid.Empty));
        return (person, null);
    }

    public Refusal? Edit(string? name, string? email, string? phone)
    {
        var before = (Name, Email, Phone);
        if (Write(name, email, phone) is { } refusal)
            return refusal;

        if (before != (Name, Email, Phone))
            Record(new PersonChanged(Id));
        return null;
    }

    /// <summary>Shows her on the cluster's public pages, which she must have said yes to.</summary>
    public Refusal? Publish(IEnumerable<Consent> consents)
    {
        if (!consents.Any(consent => consent.PersonId == Id && consent is { Purpose: "publication", Holds: true }))
            return new("She has not agreed to be published. Write down her consent to publication first.");
        if (!Published)
            Record(new PersonPublished(Id, true));

        Published = true;
        return null;
    }

    public void Hide()
    {
        if (Published)
            Record(new PersonPublished(Id, false));
        Published = false;
    }

    /// <summary>Takes back a consent; without one to publication she is private again at once.</summary>
    public Refusal? Withdraw(Consent consent, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(consent);
        if (consent.End(today) is { } refusal)
            return refusal;

        Record(new ConsentWithdrawn(Id, consent.Purpose));
        if (consent.Purpose == "publication")
            Hide();
        return null;
    }

    private Refusal? Write(string? name, string? email, string? phone)
    {
        if (NameKey.Clean(name, out var cleanName) is { } wrongName)
            return wrongName.At(nameof(Name));
        if (ShortText.ReadOptional(email, nameof(Email), out var cleanEmail) is { } wrongEmail)
            return wrongEmail;
        if (cleanEmail is not null && !Address().IsMatch(cleanEmail))
            return Refusal.On(nameof(Email), "“{0}” is not an e-mail address.", cleanEmail);
        if (ShortText.ReadOptional(phone, nameof(Phone), out var cleanPhone, 40) is { } wrongPhone)
            return wrongPhone;
        if (cleanPhone is not null && cleanPhone.Count(char.IsAsciiDigit) is < 3 or > 20)
            return Refusal.On(nameof(Phone), "“{0}” is not a telephone number.", cleanPhone);

        (Name, NameSort, Email, Phone) = (cleanName, NameKey.Sort(cleanName), cleanEmail, cleanPhone);
        Search = FindBy(Name, Email, Phone);
        return null;
    }

    /// <summary>What she is found by, folded.</summary>
    public static string FindBy(string name, string? email, string? phone) =>
        $" {string.Join(' ', new[] { NameKey.Fold(name), NameKey.Fold(email ?? ""), string.Concat((phone ?? "").Where(char.IsAsciiDigit)) }.Where(words => words.Length > 0))} ";

    [GeneratedRegex(@"^[^@\s,;<>]{1,64}@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+$")]
    private static partial Regex Address();
}

public sealed partial class PersonRole
{
    public static (PersonRole?, Refusal?) Begin(Person person, Guid? organisation, string? title, DateOnly from, DateOnly? to, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (Refuses(title, from, to, today, out var clean) is { } refusal)
            return (null, refusal);

        var role = new PersonRole { ClusterId = person.ClusterId, PersonId = person.Id, OrganisationId = organisation, Title = clean, From = from, To = to };
        role.Record(new PersonRoleBegan(person.Id, organisation ?? Guid.Empty, from));
        if (to is { } last)
            role.Record(new PersonRoleEnded(person.Id, organisation ?? Guid.Empty, last));
        return (role, null);
    }

    public Refusal? End(DateOnly lastDay)
    {
        if (To is { } ended)
            return new("The role ended on {0} already.", ended);
        if (lastDay < From)
            return Refusal.On(nameof(To), "The last day, {0}, is before the first, {1}.", lastDay, From);

        To = lastDay;
        Record(new PersonRoleEnded(PersonId, OrganisationId ?? Guid.Empty, lastDay));
        return null;
    }

    /// <summary>Corrects what was written down wrong.</summary>
    public Refusal? Correct(string? title, DateOnly from, DateOnly? to, DateOnly today)
    {
        if (Refuses(title, from, to, today, out var clean) is { } refusal)
            return refusal;
        if ((clean, from, to) == (Title, From, To))
            return null;

        if (to is { } last && To is null)
            Record(new PersonRoleEnded(PersonId, OrganisationId ?? Guid.Empty, last));
        else
            Record(new PersonChanged(PersonId));
        (Title, From, To) = (clean, from, to);
        return null;
    }

    private static Refusal? Refuses(string? title, DateOnly from, DateOnly? to, DateOnly today, out string clean) =>
        ShortText.Read(title, nameof(Title), out clean) ?? Span.Refuses(from, to, today);
}

public sealed partial class Consent
{
    public static readonly IReadOnlyList<string> Purposes = ["membership", "newsletter", "publication", "events"];
    public static readonly IReadOnlyList<string> Bases = ["consent", "contract", "legitimate_interest"];

    public bool Holds => To is null;

    public static (Consent?, Refusal?) Give(Person person, string purpose, string basis, string? note, DateOnly from, DateOnly today)
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

        var consent = new Consent { ClusterId = person.ClusterId, PersonId = person.Id, Purpose = purpose, Basis = basis, Note = note, From = from };
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
