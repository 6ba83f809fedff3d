using Klynge.Members.Searching;
using Klynge.Tests.House;
using Klynge.Web.Language;

namespace Klynge.Tests.Members.Searching;

/// <summary>Some two thousand words: the Norwegian of our own pages, and the names of industries as they stand in the standard.</summary>
internal static class NorwegianWords
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. Texts.All.Values.Append(File.ReadAllText(Path.Combine(Sources.Root, "src/Klynge/Members/Codes/industries_sn2025.csv")))
            .SelectMany(PartWords.Split).Where(word => word.All(char.IsLetter)).Distinct().Order(StringComparer.Ordinal),
    ];
}
