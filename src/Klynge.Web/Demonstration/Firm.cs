using Klynge.Members;

namespace Klynge.Web.Demonstration;

/// <summary>Someone who works there, for a time.</summary>
internal sealed record Contact(string Name, string Title, string Email, bool Published, DateOnly? SuccessorFrom = null, string? Successor = null);

/// <summary>An invented organisation before it stands in any register. Members of two clusters are the same firm in both.</summary>
internal sealed record Firm(
    string Key, string Name, string Number, OrganisationKind Kind, string LegalForm, PostalCode Seat, string Industry2007, string Industry2025, string Website,
    string Description, string Offers, string Seeks, IReadOnlyList<(DateOnly On, int Number)> Staff, IReadOnlyList<Contact> Contacts, (string Name, DateOnly Until)? Before = null);

/// <summary>Makes firms from a trade's words.</summary>
internal sealed class Firms(Naming naming)
{
    public Firm Make(string key, Strand strand, Towns towns, DateOnly since, Star? star = null)
    {
        var chance = new Chance(key);
        var trade = Trade.Of(strand.Trade);
        var name = star?.Name ?? naming.Of(trade);
        var domain = Domain(name);
        var industry = chance.Pick(trade.Industries);
        var seat = star?.PostalCode is { } code ? PostalCodes.Find(code)! : towns.Pick(chance, strand.Kind == OrganisationKind.Municipality);
        return new(
            key, name, naming.Number(chance), strand.Kind, trade.LegalForm, seat, star?.Industry2007 ?? industry.Sn2007, star?.Industry2025 ?? industry.Sn2025,
            $"https://www.{domain}", star?.Description ?? Sentence(trade, chance), star?.Offers ?? Tags(chance, trade.Offers), star?.Seeks ?? Tags(chance, trade.Seeks),
            Staff(trade, chance, since, star), star?.Contacts ?? Contacts(trade, chance, domain, since), star?.Before ?? Before(trade, chance, name, since));
    }

    /// <summary>"Havbris Omsorg AS" → "havbrisomsorg.example": an ending that never leads anywhere.</summary>
    public static string Domain(string name) =>
        string.Concat(NameKey.Fold(name.EndsWith(" AS", StringComparison.Ordinal) ? name[..^3] : name).Where(char.IsAsciiLetterOrDigit)) + ".example";

    private static string Sentence(Trade trade, Chance chance) => chance.Pick(trade.Says)
        .Replace("{m}", chance.Pick(trade.Makes), StringComparison.Ordinal).Replace("{f}", chance.Pick(trade.For), StringComparison.Ordinal);

    private static string Tags(Chance chance, string[] from) => string.Join("; ", chance.Shuffled(from).Take(chance.Between(1, 3)));

    private static List<(DateOnly, int)> Staff(Trade trade, Chance chance, DateOnly since, Star? star)
    {
        var usual = trade.Staff[chance.Of(55) ? 0 : chance.Of(65) ? 1 : 2];
        var number = star?.Staff.First ?? Math.Max(1, usual * chance.Between(50, 150) / 100);
        var counts = new List<(DateOnly, int)> { (since, number) };
        for (var year = since.Year + 1; year <= since.Year + 20; year++)
        {
            number = Math.Max(1, number * chance.Between(88, 124) / 100 + chance.Below(2));
            if (star is not null)
                number = Math.Min(star.Staff.Last, star.Staff.First + (star.Staff.Last - star.Staff.First) * (year - since.Year) / 8);
            counts.Add((new DateOnly(year, 2, 1), number));
        }

        return counts;
    }

    private static List<Contact> Contacts(Trade trade, Chance chance, string domain, DateOnly since)
    {
        var titles = chance.Shuffled(trade.Titles.Distinct()).Take(chance.Between(1, 3)).Prepend(trade.Titles[0]).Distinct().ToList();
        return [.. titles.Select((title, place) =>
        {
            var name = PeopleNames.Of(chance);
            // One in eight has handed over to somebody else.
            var later = chance.Of(12) ? since.AddDays(chance.Between(400, 2400)) : (DateOnly?)null;
            return new Contact(name, title, PeopleNames.Email(name, domain), place == 0 && chance.Of(35), later, later is null ? null : PeopleNames.Of(chance));
        })];
    }

    // One company in twenty was called something else when it joined.
    private (string, DateOnly)? Before(Trade trade, Chance chance, string name, DateOnly since)
    {
        if (trade.LegalForm != "AS" || trade.Second.Length == 0 || !chance.Of(5))
            return null;

        var earlier = naming.Of(trade);
        return earlier == name ? null : (earlier, since.AddDays(chance.Between(300, 1800)));
    }
}
