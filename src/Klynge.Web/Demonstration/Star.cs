using System.Globalization;

namespace Klynge.Web.Demonstration;

/// <summary>An invented organisation that was thought out by hand, because pictures, guides and tests speak of it (Words/stars.csv).</summary>
internal sealed record Star(
    string Name, string Strand, DateOnly Joined, string PostalCode, (int First, int Last) Staff, string Industry2007, string Industry2025,
    string Description, string Offers, string Seeks, IReadOnlyList<Contact> Contacts, (string Name, DateOnly Until)? Before = null)
{
    /// <summary>The member contact of the demonstration speaks for this one.</summary>
    public const string Sanselyd = "Sanselyd AS";

    public static IReadOnlyList<Star> OfSmartCare { get; } = [.. PublishedFiles.Rows("stars", f => new Star(
        f("name"), f("strand"), Team.Day(f("joined"))!.Value, f("postal_code"), (Number(f("staff_first")), Number(f("staff_last"))), f("sn2007"), f("sn2025"),
        f("description"), f("offers"), f("seeks"), People(f("name"), f("contacts")), Earlier(f("before"))))];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // "Pål Myrseth, Regnskap, 2025-08-19 Runa Tveitane": she took over on that day. Nobody named: somebody leads it.
    private static Contact[] People(string firm, string text)
    {
        var domain = Firms.Domain(firm);
        if (text.Length == 0)
            text = PeopleNames.Of(new Chance(firm)) + ", Daglig leder";
        return [.. text.Split(" | ").Select((one, place) =>
        {
            var parts = one.Split(", ");
            var later = parts.Length > 2 ? parts[2].Split(' ', 2) : null;
            return new Contact(parts[0], parts[1], PeopleNames.Email(parts[0], domain), place == 0, later is null ? null : Team.Day(later[0]), later?[1]);
        })];
    }

    private static (string, DateOnly)? Earlier(string text) =>
        text.Split(", ") is [var name, var until] ? (name, Team.Day(until)!.Value) : null;
}
