using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Klynge.Members;
using Klynge.Web.Shell.Public;

namespace Klynge.Web.Outreach;

/// <summary>What a public page is about, for machines, in the words of schema.org. It says nothing that does not stand on the page.</summary>
internal static class SchemaOrg
{
    // Letters stay letters; what could end the element it stands in is written as a number.
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(HomeModel page, string? number)
    {
        var cluster = Cluster(page);
        Put(cluster, "description", page.Summary);
        Identify(cluster, number);
        Put(cluster, "email", page.Face.Email);
        Put(cluster, "telephone", page.Face.Phone);
        if (page.Offices.Count > 0)
            cluster["address"] = new JsonArray([.. page.Offices.Select(office => (JsonNode)Address(("streetAddress", office.Address), ("addressLocality", office.Place)))]);
        return Say(cluster);
    }

    public static string Of(PublicMember member, PublicPage page)
    {
        var said = Thing(member.Kind switch
        {
            OrganisationKind.Municipality or OrganisationKind.PublicBody => "GovernmentOrganization",
            OrganisationKind.Health => "MedicalOrganization",
            OrganisationKind.Research => "ResearchOrganization",
            OrganisationKind.UserOrganisation => "NGO",
            _ => "Organization",
        });
        said["name"] = member.Name;
        Put(said, "url", member.Website);
        said["mainEntityOfPage"] = page.Known(member.Path, PublicPage.Language);
        Identify(said, member.Number);
        Put(said, "description", member.Description);
        if (member.PostalCode is not null || member.Place is not null || member.Country is not null)
            said["address"] = Address(("postalCode", member.PostalCode), ("addressLocality", member.Place), ("addressRegion", member.County?.Name), ("addressCountry", member.Country ?? (member.Municipality is null ? null : "NO")));
        if (member.Employees is { } staff)
            said["numberOfEmployees"] = new JsonObject { ["@type"] = "QuantitativeValue", ["value"] = staff };
        if (OrganisationFacts.Tags(member.Offers).ToList() is { Count: > 0 } offers)
            said["knowsAbout"] = new JsonArray([.. offers.Select(tag => (JsonNode)tag)]);
        said["memberOf"] = Cluster(page, context: false);
        return Say(said);
    }

    private static JsonObject Cluster(PublicPage page, bool context = true)
    {
        var cluster = Thing("Organization", context);
        cluster["name"] = page.Visit.ClusterName;
        cluster["url"] = page.Known("", PublicPage.Language);
        return cluster;
    }

    private static JsonObject Thing(string type, bool context = true) => context
        ? new() { ["@context"] = "https://schema.org", ["@type"] = type }
        : new() { ["@type"] = type };

    /// <summary>0192 is the register of Norwegian legal entities among the schemes of ISO 6523.</summary>
    private static void Identify(JsonObject said, string? number)
    {
        if (number is null)
            return;
        said["identifier"] = new JsonObject { ["@type"] = "PropertyValue", ["propertyID"] = "NO-ORGNR", ["value"] = number };
        said["iso6523Code"] = "0192:" + number;
    }

    private static JsonObject Address(params (string Name, string? Value)[] parts)
    {
        var address = new JsonObject { ["@type"] = "PostalAddress" };
        foreach (var (name, value) in parts)
            Put(address, name, value);
        return address;
    }

    private static void Put(JsonObject said, string name, string? value)
    {
        if (value is not null)
            said[name] = value;
    }

    private static string Say(JsonObject said) => said.ToJsonString(Written);
}
