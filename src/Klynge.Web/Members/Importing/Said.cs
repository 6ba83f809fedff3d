using System.Globalization;
using Klynge.Web.Language;

namespace Klynge.Web.Members.Importing;

/// <summary>A sentence with its values that can be kept and said later, in whatever language its reader has.</summary>
public sealed record Said(string Sentence, IReadOnlyList<string> Values)
{
    public static Said Of(string sentence, params object[] values) => new(sentence, [.. values.Select(Kept)]);

    public static Said Of(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Of(refusal.Sentence, refusal.Values);
    }

    public override string ToString() => Texts.Say(Sentence, [.. Values.Select(Told)]);

    // One letter in front tells what the value was.
    private static string Kept(object value) => value switch
    {
        DateOnly day => "d" + Days.Iso(day),
        ImportColumn column => "w" + column.Label(),
        int number => "n" + number.ToString(CultureInfo.InvariantCulture),
        _ => "t" + value,
    };

    private static object Told(string kept) => kept[0] switch
    {
        'd' => DateOnly.ParseExact(kept.AsSpan(1), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        'w' => Texts.Say(kept[1..]),
        'n' => int.Parse(kept.AsSpan(1), CultureInfo.InvariantCulture),
        _ => kept[1..],
    };
}
