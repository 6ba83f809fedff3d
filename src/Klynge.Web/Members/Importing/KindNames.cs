using Klynge.Members;
using Klynge.Web.Language;

namespace Klynge.Web.Members.Importing;

/// <summary>The kinds of organisation as people say them, for those who choose one.</summary>
public static class KindNames
{
    public static string Of(OrganisationKind kind) => Texts.Say(kind switch
    {
        OrganisationKind.Company => "Company",
        OrganisationKind.Municipality => "Municipality",
        OrganisationKind.PublicBody => "Other public body",
        OrganisationKind.Health => "Health organisation",
        OrganisationKind.Research => "Research and education",
        OrganisationKind.Investor => "Investor",
        OrganisationKind.UserOrganisation => "User organisation",
        OrganisationKind.Cluster => "Cluster",
        _ => "Other",
    });
}
