using Klynge.Web.Language;
using Klynge.Web.Members.History;

namespace Klynge.Web.Members.Importing;

/// <summary>A fact before and after in words: "Employees: 35 → 31", and whose word the 35 was.</summary>
public static class FactSaid
{
    public static string Of(FactNews fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var (label, after) = (Texts.Say(fact.About.Label()), Value(fact.About, fact.After));
        return fact.Before is null && fact.ByHand is null ? $"{label}: {after}" : $"{label}: {Value(fact.About, fact.Before)} → {after}";
    }

    /// <summary>Empty when a list wrote it.</summary>
    public static string Hand(FactNews fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (fact.ByHand is not { } day)
            return "";
        var before = Value(fact.About, fact.Before);
        return fact.Who is { } who ? Texts.Say("{0} was written by {1} on {2}.", before, who, day) : Texts.Say("{0} was written by hand on {1}.", before, day);
    }

    public static string Value(ImportColumn about, string? value) =>
        value is null ? Texts.Say("(empty)") : about.Fact() is { } field ? FactWords.Said(field, value) : value;
}
