namespace Klynge.Web.Storage.Checkup;

/// <summary>One thing looked at: well or not, and in words what was found and what to do.</summary>
public sealed record Finding(string Name, bool Ok, Refusal Words)
{
    public static Finding Well(string name, string sentence, params object[] values) => new(name, true, new Refusal(sentence, values));

    public static Finding Ill(string name, string sentence, params object[] values) => new(name, false, new Refusal(sentence, values));
}
