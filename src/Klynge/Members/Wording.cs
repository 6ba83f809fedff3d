using System.Collections.Frozen;

namespace Klynge.Members;

/// <summary>The stable code of each value of a small list, and the words people write for it in Norwegian and English.</summary>
internal sealed class Wording<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, string> _codes;
    private readonly FrozenDictionary<string, T> _values;

    /// <param name="entries">Value, code, and the words for it, parted by commas; case, accents and hyphens do not matter.</param>
    public Wording(params (T Value, string Code, string Words)[] entries)
    {
        _codes = entries.ToFrozenDictionary(entry => entry.Value, entry => entry.Code);
        _values = entries
            .SelectMany(entry => entry.Words.Split(',').Append(entry.Code)
                .Select(word => (Key: NameKey.Fold(word), entry.Value)))
            .Distinct().ToFrozenDictionary(word => word.Key, word => word.Value);
    }

    public string Code(T value) => _codes[value];

    public bool TryRead(string? text, out T value) => _values.TryGetValue(NameKey.Fold(text ?? ""), out value);
}
