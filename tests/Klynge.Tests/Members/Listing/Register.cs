using System.Net;
using System.Text.RegularExpressions;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Listing;

/// <summary>Puts organisations into a register by the verbs of the domain, and reads the names a list shows.</summary>
internal static partial class Register
{
    public static readonly DateOnly Today = new(2026, 5, 12);

    public static async Task<Organisation> Has(
        this RunningSite site, Cluster cluster, string name, MembershipCategory category = MembershipCategory.Member, DateOnly? from = null, DateOnly? to = null,
        string? reason = null, params (OrganisationField Field, string Value)[] facts)
    {
        var organisation = Organisation(cluster, name, facts);
        await site.With(async (db, _) =>
        {
            db.Organisations.Add(organisation);
            db.Memberships.Add(Stay(organisation, category, from ?? new(2020, 1, 1), to, reason));
            return await db.SaveChangesAsync();
        }, cluster.Id);
        return organisation;
    }

    public static Organisation Organisation(Cluster cluster, string name, params (OrganisationField Field, string Value)[] facts)
    {
        var (organisation, refusal) = Klynge.Members.Organisation.Enter(cluster.Id, name, new(2020, 1, 1));
        refusal.ShouldBeNull();
        foreach (var (field, value) in facts)
            organisation!.Fill(field, value, new(2020, 1, 1)).ShouldBeNull();
        return organisation!;
    }

    public static Membership Stay(Organisation organisation, MembershipCategory category, DateOnly from, DateOnly? to = null, string? reason = null)
    {
        var (membership, refusal) = Membership.Begin(organisation.ClusterId, organisation.Id, category, from, to, reason, Today);
        refusal.ShouldBeNull();
        return membership!;
    }

    /// <summary>Many members at once, all since 2020.</summary>
    public static Task<int> HasAll(this RunningSite site, Cluster cluster, IEnumerable<string> names, Func<string, (OrganisationField, string)[]>? facts = null) => site.With(async (db, _) =>
    {
        foreach (var name in names)
        {
            var organisation = Organisation(cluster, name, facts?.Invoke(name) ?? []);
            db.Organisations.Add(organisation);
            db.Memberships.Add(Stay(organisation, MembershipCategory.Member, new(2020, 1, 1)));
        }

        return await db.SaveChangesAsync();
    }, cluster.Id);

    public static Task Changes(this RunningSite site, Cluster cluster, Func<Db, Task> change) => site.With(async (db, _) =>
    {
        await change(db);
        return await db.SaveChangesAsync();
    }, cluster.Id);

    /// <summary>The names on one page of a list, in its order.</summary>
    public static async Task<List<string>> Names(this HttpClient client, string path) => NamesIn(await client.Page(path));

    public static List<string> NamesIn(string page) =>
        [.. RowName().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    /// <summary>Where "Next" or "Previous" leads.</summary>
    public static string? Leads(string page, string rel) =>
        Regex.Match(page, $"<a [^>]*rel=\"{rel}\" href=\"([^\"]+)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    public static string Line(string page) => WebUtility.HtmlDecode(Regex.Match(page, @"<h1>[^<]*</h1>\s*<p>([^<]*)</p>").Groups[1].Value);

    /// <summary>The rows of the list alone.</summary>
    public static string Body(string page) => WebUtility.HtmlDecode(Regex.Match(page, "<tbody>.*</tbody>", RegexOptions.Singleline).Value);

    [GeneratedRegex("<th scope=\"row\"><a href=\"[^\"]+\">([^<]*)</a>")]
    private static partial Regex RowName();
}
