using System.Globalization;
using Klynge.Web.Language;

namespace Klynge.Web.Demonstration;

/// <summary>How published facts are said in the reader's language.</summary>
public static class PublishedWords
{
    private static readonly IReadOnlyDictionary<string, string> Norwegian =
        PublishedFiles.Rows("words_nb", f => (English: f("english"), Norwegian: f("bokmål"))).ToDictionary(row => row.English, row => row.Norwegian);

    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["established"] = "Founded: {0}",
        ["status_awarded"] = "Taken into the programme: {0}",
        ["status_upgraded"] = "Moved up in the programme: {0}",
        ["status_extended"] = "Extended in the programme: {0}",
        ["status_ended"] = "Left the programme: {0}",
        ["application_submitted"] = "Applied: {0}",
        ["application_rejected"] = "Application declined: {0}",
        ["label_awarded"] = "Quality label: {0}",
        ["renamed"] = "New name: {0}",
        ["merged"] = "Merged: {0}",
        ["merger_endorsed"] = "Merger endorsed: {0}",
        ["level_seen"] = "Last seen in the programme as: {0}",
        ["also_called"] = "Also called {0}",
        ["note"] = "Noted: {0}",
        ["named"] = "Named: {0}",
        ["members"] = "{0} members",
        ["members_over"] = "More than {0} members",
        ["members_about"] = "About {0} members",
        ["members_and_partners"] = "{0} members and partners",
        ["members_after_merger"] = "{0} members after the merger",
        ["partners"] = "{0} partners",
        ["partners_about"] = "About {0} partners",
        ["companies"] = "{0} companies",
        ["companies_about"] = "About {0} companies",
        ["core_companies"] = "{0} core companies",
        ["owner_companies"] = "Owned by {0} companies",
        ["private_member_companies"] = "{0} private companies among the members",
        ["municipalities_and_public"] = "{0} municipalities and public members",
        ["municipalities_and_public_over"] = "More than {0} municipalities and public members",
        ["public_actors"] = "{0} public members",
        ["universities_and_colleges"] = "{0} universities and colleges",
        ["user_organisations"] = "{0} user organisations",
        ["fte"] = "{0} man-years in the team",
        ["combined_turnover_mnok"] = "The members' turnover together: {0} million kroner",
    };

    public static IEnumerable<string> Kinds => Sentences.Keys;

    /// <summary>Every kind of fact that is published has its sentence: one without would be a fault of ours, and no page is made of it.</summary>
    public static string Say(string kind, string words) =>
        Texts.Say(Sentences[kind], decimal.TryParse(words, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number.ToString("#,0.###", CultureInfo.CurrentCulture) : Of(words));

    /// <summary>Words as published, in the reader's language where we have them.</summary>
    public static string Of(string words) => Texts.InNorwegian ? Bokmal(words) : words;

    public static string Bokmal(string words) => Norwegian.GetValueOrDefault(words, words);
}
