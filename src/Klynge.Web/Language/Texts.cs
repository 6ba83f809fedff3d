using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace Klynge.Web.Language;

/// <summary>
/// The words of the pages. The English sentence is the key; each room's nb.json holds it in bokmål. Days and numbers in
/// a sentence are written as the reader's language writes them.
/// </summary>
public sealed class Texts : IStringLocalizer
{
    private static readonly Dictionary<string, string> Norwegian = Read();

    public static IReadOnlyDictionary<string, string> All => Norwegian;

    public static bool InNorwegian => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "nb" or "no";

    public string this[string english, params object?[] values] => Say(english, values);

    public string this[Refusal refusal] => Say(refusal.Sentence, refusal.Values);

    /// <summary>One or many: <c>T.Count(n, "one member", "{0} members")</c>.</summary>
    public string Count(long count, string one, string many) => Say(count == 1 ? one : many, count);

    public static string Say(string english, params object?[] values)
    {
        var sentence = InNorwegian && Norwegian.TryGetValue(english, out var norwegian) ? norwegian : english;
        return values.Length == 0 ? sentence : string.Format(CultureInfo.CurrentCulture, sentence, [.. values.Select(Written)]);
    }

    LocalizedString IStringLocalizer.this[string name] => new(name, Say(name));
    LocalizedString IStringLocalizer.this[string name, params object[] arguments] => new(name, Say(name, arguments));
    IEnumerable<LocalizedString> IStringLocalizer.GetAllStrings(bool includeParentCultures) => Norwegian.Select(pair => new LocalizedString(pair.Key, pair.Value));

    private static object? Written(object? value) => value switch
    {
        DateOnly day => Days.Full(day),
        int number => number.ToString("N0", CultureInfo.CurrentCulture),
        long number => number.ToString("N0", CultureInfo.CurrentCulture),
        Enum word => Say(word.ToString()),
        _ => value,
    };

    private static Dictionary<string, string> Read()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = typeof(Texts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("nb/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (english, norwegian) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                all[english] = norwegian;
        }

        return all;
    }
}

/// <summary>Our texts behind the framework's own messages about forms.</summary>
public sealed class TextsFactory(Texts texts) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => texts;

    public IStringLocalizer Create(string baseName, string location) => texts;
}
