using Klynge.Members;

namespace Klynge.Network;

/// <summary>What an introduction has led to so far, the least first.</summary>
public enum IntroductionResult
{
    Nothing,
    Met,
    Project,
    Contract,
    Export,
}

/// <summary>An introduction as it is typed.</summary>
/// <param name="Bridge">The organisation that introduced them; null where the team did.</param>
public sealed record IntroductionText(Guid First, Guid Second, Guid? Bridge, DateOnly? On, string? Why);

/// <summary>Two organisations that were introduced to each other: by whom, why, and what came of it, step by step.</summary>
public sealed class Introduction : Owned, ICounted
{
    private readonly List<IntroductionStep> steps = [];

    public Guid FirstId { get; private init; }
    public Guid SecondId { get; private init; }
    public Guid? BridgeId { get; private init; }
    public DateOnly On { get; private init; }

    /// <summary>Why they should know each other; the team's own words.</summary>
    public string Why { get; private init; } = "";

    /// <summary>Made up for the demonstration.</summary>
    public bool Invented { get; init; }

    /// <summary>In the order they were.</summary>
    public IReadOnlyList<IntroductionStep> Steps => steps;

    /// <summary>Everything that is wrong is said at once; then there is no introduction.</summary>
    /// <param name="id">A form that is sent twice has the same, so that it is one.</param>
    public static (Introduction?, IReadOnlyList<Refusal>) Make(Guid cluster, IntroductionText typed, DateOnly today, Guid? id = null, bool invented = false)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var on = typed.On ?? today;
        List<Refusal> wrong =
        [
            .. new[]
            {
                ShortText.Read(typed.Why, nameof(typed.Why), out var why, ShortText.Paragraph),
                typed.First == typed.Second ? Refusal.On(nameof(typed.Second), "Nobody is introduced to herself. Choose another organisation.") : null,
                typed.Bridge is { } bridge && (bridge == typed.First || bridge == typed.Second) ? Refusal.On(nameof(typed.Bridge), "Who introduces is a third. Leave it empty where the team did it.") : null,
                on > today ? Refusal.On(nameof(typed.On), "{0} has not been yet. An introduction is written down when it has been made.", on) : null,
                on < today.AddYears(-20) ? Refusal.On(nameof(typed.On), "{0} is too long ago to be written down here.", on) : null,
            }.OfType<Refusal>(),
        ];
        if (wrong.Count > 0)
            return (null, wrong);
        var made = new Introduction { Id = id ?? Guid.CreateVersion7(), ClusterId = cluster, FirstId = typed.First, SecondId = typed.Second, BridgeId = typed.Bridge, On = on, Why = why, Invented = invented };
        made.Record(new IntroductionMade(made.Id));
        return (made, []);
    }

    /// <summary>Adds what came of it. The same result on the same day is one step.</summary>
    public Refusal? Follow(IntroductionResult result, DateOnly on, string? words, DateOnly today)
    {
        if (ShortText.ReadOptional(words, nameof(IntroductionStep.Words), out var said, ShortText.Paragraph) is { } unread)
            return unread;
        if (on < On)
            return Refusal.On("On", "{0} is before they were introduced, {1}.", on, On);
        if (on > today)
            return Refusal.On("On", "{0} has not been yet. Write it down when it has happened.", on);
        if (steps.Exists(step => step.Result == result && step.On == on))
            return null;
        steps.Add(new() { ClusterId = ClusterId, IntroductionId = Id, Result = result, On = on, Words = said, Place = steps.Count });
        Record(new IntroductionFollowed(Id, result));
        return null;
    }

    /// <summary>It never was: written down by mistake.</summary>
    public void Remove() => Record(new IntroductionRemoved(Id));

    /// <summary>The furthest it had come by a day; null while nobody knows.</summary>
    public IntroductionResult? ResultOn(DateOnly day) => steps.Where(step => step.On <= day).Select(step => (IntroductionResult?)step.Result).Max();
}

/// <summary>One thing that came of an introduction.</summary>
public sealed class IntroductionStep : Owned
{
    public Guid IntroductionId { get; init; }
    public IntroductionResult Result { get; init; }
    public DateOnly On { get; init; }
    public string? Words { get; init; }

    /// <summary>Its place in the chain, from 0.</summary>
    public int Place { get; init; }
}

public sealed record IntroductionMade(Guid About) : Happening(About);
public sealed record IntroductionFollowed(Guid About, IntroductionResult Result) : Happening(About);
public sealed record IntroductionRemoved(Guid About) : Happening(About);
