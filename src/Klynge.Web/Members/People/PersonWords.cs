using Klynge.Web.Language;

namespace Klynge.Web.Members.People;

/// <summary>What purposes and legal bases are called on pages.</summary>
public static class PersonWords
{
    public static string Purpose(string purpose) => Texts.Say(purpose switch
    {
        "membership" => "The membership",
        "newsletter" => "Newsletter",
        "publication" => "Publication on the cluster's pages",
        "events" => "Events",
        _ => "Another purpose",
    });

    public static string Basis(string basis) => Texts.Say(basis switch
    {
        "consent" => "Her or his own consent",
        "contract" => "The agreement with the organisation",
        "legitimate_interest" => "The cluster's legitimate interest",
        _ => "Another ground",
    });
}
