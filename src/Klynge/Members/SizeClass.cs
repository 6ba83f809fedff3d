namespace Klynge.Members;

/// <summary>Size by number of staff: micro below 10, small below 50, medium below 250, else large (EU recommendation 2003/361/EC, headcount only).</summary>
public enum SizeClass
{
    Unknown,
    Micro,
    Small,
    Medium,
    Large,
}

/// <summary>The size classes and their codes.</summary>
public static class SizeClasses
{
    private static readonly Wording<SizeClass> Words = new(
        (SizeClass.Unknown, "unknown", "ukjent"),
        (SizeClass.Micro, "micro", "mikro"),
        (SizeClass.Small, "small", "liten,små"),
        (SizeClass.Medium, "medium", "mellomstor,middels"),
        (SizeClass.Large, "large", "stor"));

    /// <summary>The class of a number of staff. An absent number is unknown, never nobody.</summary>
    public static SizeClass Of(int? staff)
    {
        if (staff is not { } number)
            return SizeClass.Unknown;

        ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(staff));
        return number switch
        {
            < 10 => SizeClass.Micro,
            < 50 => SizeClass.Small,
            < 250 => SizeClass.Medium,
            _ => SizeClass.Large,
        };
    }

    public static string Code(SizeClass size) => Words.Code(size);

    public static bool TryRead(string? text, out SizeClass size) => Words.TryRead(text, out size);
}
