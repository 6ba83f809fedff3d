namespace Klynge;

/// <summary>Why something was not done: an English sentence with {0} values, translated at the door, and the field it is about where there is one.</summary>
public sealed record Refusal(string Sentence, params object[] Values)
{
    public string? Field { get; init; }

    public static Refusal On(string field, string sentence, params object[] values) => new(sentence, values) { Field = field };
}
