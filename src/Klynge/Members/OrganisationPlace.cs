namespace Klynge.Members;

/// <summary>Where people say it is: the place as written, else the post town, else the municipality.</summary>
public sealed partial class Organisation
{
    /// <summary>Stands after every place in order.</summary>
    public const string NoPlace = "~";

    public string? PlaceName => PlaceOf(Place, PostalCode, Municipality);

    /// <summary>Norwegian sort key of the place.</summary>
    public string PlaceSort { get; private set; } = NoPlace;

    public static string? PlaceOf(string? place, string? postalCode, string? municipality)
    {
        if (place is not null)
            return place;
        if (PostalCodes.Find(postalCode) is { } postal)
            return PostTown(postal.Place);
        return municipality is null ? null : Municipalities.Find(municipality)?.Name;
    }

    // Published in capitals: "MO I RANA" is Mo i Rana to everyone who lives there.
    private static string PostTown(string capitals) => string.Join(' ', capitals.Split(' ')
        .Select(word => word is "I" or "PÅ" ? word.ToLowerInvariant() : string.Join('-', word.Split('-').Select(Capital))));

    private static string Capital(string word) => word.Length < 2 ? word : word[0] + word[1..].ToLowerInvariant();
}
