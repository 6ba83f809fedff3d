using System.Text.RegularExpressions;

namespace Klynge.Members;

public sealed partial class Person
{
    /// <param name="organisation">Where she was met: an organisation, or empty for the cluster itself.</param>
    public static (Person?, Refusal?) Add(Guid clusterId, string? name, string? email, string? phone, Guid? organisation, DateTime now, Guid? id = null)
    {
        var person = new Person { Id = id ?? Guid.CreateVersion7(), ClusterId = clusterId, Name = "", KnownSince = now };
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

    /// <summary>What a list knew of how to reach her is filled in, or taken away again with the list; the list is remembered, not each person.</summary>
    public void Fill(string? email, string? phone)
    {
        (Email, Phone) = (email, phone);
        Search = FindBy(Name, Email, Phone);
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

        Record(new ConsentWithdrawn(Id, consent.Purpose, consent.Basis));
        if (consent.Purpose == "publication")
            Hide();
        return null;
    }

    private Refusal? Write(string? name, string? email, string? phone)
    {
        if (NameKey.Clean(name, out var cleanName) is { } wrongName)
            return wrongName.At(nameof(Name));
        if ((ReadEmail(email, nameof(Email), out email) ?? ReadPhone(phone, nameof(Phone), out phone)) is { } wrong)
            return wrong;

        (Name, NameSort, Email, Phone) = (cleanName, NameKey.Sort(cleanName), email, phone);
        Search = FindBy(Name, Email, Phone);
        return null;
    }

    /// <summary>An e-mail address, or nothing.</summary>
    internal static Refusal? ReadEmail(string? text, string field, out string? email) =>
        ShortText.ReadOptional(text, field, out email) ?? (email is not null && !Address().IsMatch(email) ? Refusal.On(field, "“{0}” is not an e-mail address.", email) : null);

    /// <summary>A telephone number as people write it, or nothing.</summary>
    internal static Refusal? ReadPhone(string? text, string field, out string? phone) =>
        ShortText.ReadOptional(text, field, out phone, 40)
        ?? (phone is not null && phone.Count(char.IsAsciiDigit) is < 3 or > 20 ? Refusal.On(field, "“{0}” is not a telephone number.", phone) : null);

    /// <summary>What she is found by, folded: her name on one line, and on the next how to reach her, which others than the team do not find her by.</summary>
    public static string FindBy(string name, string? email, string? phone) =>
        $" {NameKey.Fold(name)} \n {string.Join(' ', new[] { NameKey.Fold(email ?? ""), string.Concat((phone ?? "").Where(char.IsAsciiDigit)) }.Where(words => words.Length > 0))} ";

    [GeneratedRegex(@"^[^@\s,;<>]{1,64}@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+\z")]
    private static partial Regex Address();
}
