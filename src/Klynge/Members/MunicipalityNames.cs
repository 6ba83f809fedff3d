using System.Collections.Frozen;

namespace Klynge.Members;

/// <summary>The names municipalities are written with: Norwegian, Sami and Kven, with or without county and "kommune".</summary>
internal static class MunicipalityNames
{
    private static readonly FrozenSet<string> Titles =
        new[] { "kommune", "herad", "municipality", "suohkan", "gielda", "tjielte", "komuuni", "kunta" }.ToFrozenSet();

    private static readonly FrozenDictionary<string, string[]> Parts = Municipalities.All
        .ToFrozenDictionary(municipality => municipality.Code, municipality => Bare(municipality.Name)
            .Split(" - ").Select(NameKey.Fold).ToArray());

    private static readonly ILookup<string, Municipality> ByName = Municipalities.All
        .SelectMany(municipality => Ways(municipality).Distinct().Select(name => (Name: name, Municipality: municipality)))
        .ToLookup(entry => entry.Name, entry => entry.Municipality);

    // In these the Sami name stands first in the official one.
    private static readonly FrozenSet<string> SamiFirst =
        new[] { "Guovdageaidnu", "Kárášjohka", "Deatnu", "Unjárga", "Gáivuotna", "Loabák", "Aarborte", "Raarvihke", "Snåase", "Hábmer", "Divtasvuodna" }.ToFrozenSet();

    public static string NorwegianFirst(string name)
    {
        var bare = Bare(name);
        var parts = bare.Split(" - ");
        if (parts.Length < 2)
            return name;
        if (SamiFirst.Contains(parts[0]))
            (parts[0], parts[1]) = (parts[1], parts[0]);
        return $"{parts[0]} ({string.Join(", ", parts[1..])}){name[bare.Length..]}";
    }

    public static bool Shared(Municipality one, Municipality? other) =>
        other is not null && Parts[one.Code].Intersect(Parts[other.Code]).Any();

    public static Refusal? Read(string text, out Municipality? municipality)
    {
        var found = Candidates(text);
        municipality = found.Count == 1 ? found[0] : null;
        return found.Count switch
        {
            0 => new("There is no municipality called {0}.", text),
            1 => null,
            _ => new("There are several municipalities called {0}. Write the one you mean: {1}.", text, string.Join(" / ", found.Select(one => one.WithCounty))),
        };
    }

    /// <summary>Those a name may mean: none, one, or several of the same name.</summary>
    public static List<Municipality> Candidates(string text)
    {
        foreach (var part in text.Split('/').Prepend(text))
        {
            var named = ByName[Key(part)].ToList();
            if (named.Count == 0)
                named = [.. ByName[InCounty(part)]];
            var current = named.Where(municipality => municipality.IsCurrent).ToList();
            if (current.Count > 0)
                return current;
            if (named.Count > 0)
                return Latest(named);
        }

        return [];
    }

    // Of names no longer in use the latest, unless they were different places.
    private static List<Municipality> Latest(List<Municipality> named)
    {
        var latest = named.MaxBy(municipality => municipality.To)!;
        return named.All(municipality => Succession.Becomes(municipality, latest)) ? [latest] : named;
    }

    private static IEnumerable<string> Ways(Municipality municipality)
    {
        yield return NameKey.Fold(municipality.Name);
        foreach (var part in Parts[municipality.Code])
        {
            yield return part;
            yield return $"{part} {NameKey.Fold(municipality.County.Name)}";
        }
    }

    private static string Key(string text) =>
        string.Join(' ', NameKey.Fold(text).Split(' ').Where(word => !Titles.Contains(word)));

    // "Herøy i Nordland", "Herøy kommune, Nordland fylke".
    private static string InCounty(string text) =>
        string.Join(' ', Key(text).Split(' ').Where(word => word is not ("i" or "fylke" or "county")));

    private static string Bare(string name) => name.Split(" (")[0];
}
