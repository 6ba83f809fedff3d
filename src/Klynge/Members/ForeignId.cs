namespace Klynge.Members;

/// <summary>How another country's register knows an organisation: the country (ISO 3166-1 alpha-2) and the number or text it uses.</summary>
public sealed record ForeignId
{
    public const int Longest = 40;

    private ForeignId(string country, string id) => (Country, Id) = (country, id);

    public string Country { get; }

    public string Id { get; }

    public static Refusal? Read(string? country, string? id, out ForeignId? foreign)
    {
        foreign = null;
        if (Countries.Read(country) is not { } known)
            return new("{0} is not a country.", country ?? "");
        if (known.Code == Countries.Norway)
            return new("A Norwegian organisation is known by its organisation number.");
        if (NameKey.Clean(id, out var text) is not null)
            return new("The foreign number is missing or cannot be read.");
        if (text.Length > Longest)
            return new("A foreign number has at most {0} characters.", Longest);

        foreign = new(known.Code, text);
        return null;
    }

    public override string ToString() => $"{Country} {Id}";
}
