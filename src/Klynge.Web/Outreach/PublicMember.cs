using Klynge.Members;

namespace Klynge.Web.Outreach;

/// <summary>What strangers may know of a member, and nothing else: it is made from what the register knows, and no page, copy or map of the public site is made of anything but this.</summary>
public sealed record PublicMember(Guid Id, string Name, OrganisationKind Kind, MembershipCategory Category, DateOnly Since)
{
    private const int LongestWord = 60;

    public string? Number { get; init; }
    public string? ForeignId { get; init; }
    public string? Country { get; init; }
    public string? LegalForm { get; init; }
    public string? PostalCode { get; init; }

    /// <summary>Where people say it is: the place, the post town or the municipality, whichever of them is public.</summary>
    public string? Place { get; init; }
    public Municipality? Municipality { get; init; }
    public County? County => Municipality?.County;
    public string? Industry2007 { get; init; }
    public string? Industry2025 { get; init; }
    public int? Employees { get; init; }
    public string? Website { get; init; }
    public string? Description { get; init; }
    public string? Offers { get; init; }
    public string? OffersText { get; init; }
    public string? Seeks { get; init; }
    public string? SeeksText { get; init; }

    /// <summary>Its page below /public: the id finds it, the word is there to be read.</summary>
    public string Path => $"/members/{Id}{(Word(Name) is { Length: > 0 } word ? "/" + word : "")}";

    /// <summary>A name as a word of an address: "Ålesund Møbler AS" is aalesund-moebler-as. A name in other letters has none.</summary>
    public static string Word(string name)
    {
        var word = string.Join('-', NameKey.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => string.Concat(part.Where(char.IsAsciiLetterOrDigit))).Where(part => part.Length > 0));
        return (word.Length > LongestWord ? word[..LongestWord] : word).Trim('-');
    }
}
