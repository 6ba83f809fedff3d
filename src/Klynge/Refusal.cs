namespace Klynge;

/// <summary>
/// Why something was not done, as an English sentence with {0} for its values, translated and formatted at the door
/// (page 422, API 409, command line). <see cref="Field"/> names the input it is about, when it is about one.
/// </summary>
public sealed record Refusal(string Sentence, params object[] Values)
{
    public string? Field { get; private init; }

    public static Refusal On(string field, string sentence, params object[] values) =>
        new(sentence, values) { Field = field };

    /// <summary>The same refusal, said about the field it was met in.</summary>
    public Refusal At(string field) => this with { Field = field };

    public bool Equals(Refusal? other) =>
        other is not null && Sentence == other.Sentence && Field == other.Field && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Sentence, Field, Values.Length);
}
