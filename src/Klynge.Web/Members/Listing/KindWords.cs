using Klynge.Members;
using Klynge.Web.Language;

namespace Klynge.Web.Members.Listing;

/// <summary>What many of a kind are called, and the sizes.</summary>
public static class KindWords
{
    public static string Many(OrganisationKind kind) => Texts.Say(kind switch
    {
        OrganisationKind.Company => "Companies",
        OrganisationKind.Municipality => "Municipalities",
        OrganisationKind.PublicBody => "Other public bodies",
        OrganisationKind.Health => "Health organisations",
        OrganisationKind.Research => "Research and education",
        OrganisationKind.Investor => "Investors",
        OrganisationKind.UserOrganisation => "User organisations",
        OrganisationKind.Cluster => "Clusters",
        _ => "Others",
    });

    public static string One(SizeClass size) => Texts.Say(size switch
    {
        SizeClass.Micro => "Fewer than 10 employees",
        SizeClass.Small => "10–49 employees",
        SizeClass.Medium => "50–249 employees",
        SizeClass.Large => "250 employees or more",
        _ => "Number of employees unknown",
    });

    /// <summary>Small letters within a sentence.</summary>
    public static string Within(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Length == 0 ? words : char.ToLower(words[0], System.Globalization.CultureInfo.CurrentCulture) + words[1..];
    }
}
