using System.Collections.Frozen;
using System.Globalization;
using Klynge.Members;

namespace Klynge.Web.Demonstration;

/// <summary>Where invented organisations sit: real postal codes, spread as a cluster's members would be.</summary>
internal sealed class Towns
{
    private static readonly FrozenDictionary<string, List<PostalCode>> ByMunicipality = PostalCodes.All
        .GroupBy(postal => postal.Municipality.Code).ToFrozenDictionary(group => group.Key, group => group.OrderBy(postal => postal.Code, StringComparer.Ordinal).ToList());

    private readonly List<string> codes = [];

    /// <param name="weights">"1103*30 1108*12": municipalities of today and how often they come.</param>
    public Towns(string weights)
    {
        foreach (var parts in weights.Split(' ').Select(town => town.Split('*')))
            codes.AddRange(Enumerable.Repeat(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture)));
    }

    /// <param name="outside">Not in the capital, which has one municipality only.</param>
    public PostalCode Pick(Chance chance, bool outside) => chance.Pick(ByMunicipality[chance.Pick(outside ? [.. codes.Where(code => code != "0301")] : codes)]);

    /// <summary>"STAVANGER" → "Stavanger", "INDRE ARNA" → "Indre Arna".</summary>
    public static string Written(string place) => CultureInfo.GetCultureInfo("nb-NO").TextInfo.ToTitleCase(place.ToLower(CultureInfo.GetCultureInfo("nb-NO")))
        .Replace(" I ", " i ", StringComparison.Ordinal).Replace(" På ", " på ", StringComparison.Ordinal);
}
