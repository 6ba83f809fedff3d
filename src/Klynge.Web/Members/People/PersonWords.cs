using Klynge.Web.Language;

namespace Klynge.Web.Members.People;

/// <summary>What purposes and legal bases are called on pages.</summary>
public static class PersonWords
{
    private static readonly Dictionary<string, (string Words, string Within)> Purposes = new()
    {
        ["membership"] = ("The membership", "following up the membership"),
        ["newsletter"] = ("Newsletter", "the newsletter"),
        ["publication"] = ("Publication on the cluster's pages", "publication"),
        ["events"] = ("Events", "events"),
    };

    public static string Purpose(string purpose) => Texts.Say(Purposes.TryGetValue(purpose, out var said) ? said.Words : "Another purpose");

    /// <summary>As it stands within a sentence: "agreed to the newsletter".</summary>
    public static string Within(string purpose) => Purposes.TryGetValue(purpose, out var said) ? Texts.Say(said.Within) : purpose;

    public static string Basis(string basis) => Texts.Say(basis switch
    {
        "consent" => "Her or his own consent",
        "contract" => "The agreement with the organisation",
        "legitimate_interest" => "The cluster's legitimate interest",
        _ => "Another ground",
    });
}
