using System.Text.Json;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Listing;

public sealed class HiddenCodeTests
{
    [Theory, OnBoth]
    public async Task A_hidden_industry_code_does_not_come_back_under_the_name_of_the_other_standard(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var shy = await site.Has(cluster, "Beskjeden AS", facts: [(OrganisationField.Industry2007, "62.010")]);
        var both = await site.Has(cluster, "Begge AS", facts: [(OrganisationField.Industry2007, "62.020"), (OrganisationField.Industry2025, "62.100")]);
        var open = await site.Has(cluster, "Åpen AS", facts: [(OrganisationField.Industry2007, "72.190")]);
        await site.Changes(cluster, db =>
        {
            db.Add(new FieldVisibility { ClusterId = cluster.Id, OrganisationId = shy.Id, Field = OrganisationField.Industry2007, Visibility = Visibility.Hidden });
            db.Add(new FieldVisibility { ClusterId = cluster.Id, OrganisationId = both.Id, Field = OrganisationField.Industry2025, Visibility = Visibility.Hidden });
            return Task.CompletedTask;
        });
        using var contact = await VisibleTests.Program(site, cluster, Role.MemberContact, open.Id);
        using var staff = await VisibleTests.Program(site, cluster, Role.Staff);
        using var own = await VisibleTests.Program(site, cluster, Role.MemberContact, shy.Id);

        (await Codes(staff)).ShouldBe("Begge AS 62.100, Beskjeden AS 62.010, Åpen AS 72.190");
        (await Codes(own)).ShouldBe("Begge AS 62.020, Beskjeden AS 62.010, Åpen AS 72.190");
        (await Codes(contact)).ShouldBe("Begge AS 62.020, Beskjeden AS , Åpen AS 72.190");
        Register.Body(await contact.Page("/nscc/members?columns=industry_code")).ShouldNotContain("62.010");
        using var one = JsonDocument.Parse(await contact.Page($"/api/v1/nscc/members/{shy.Id}"));
        one.RootElement.GetProperty("industry_code").ValueKind.ShouldBe(JsonValueKind.Null);

        static async Task<string> Codes(HttpClient client)
        {
            using var list = JsonDocument.Parse(await client.Page("/api/v1/nscc/members?columns=name,industry_code"));
            return string.Join(", ", list.RootElement.GetProperty("members").EnumerateArray().Select(row => $"{row.GetProperty("name")} {row.GetProperty("industry_code")}"));
        }
    }
}
