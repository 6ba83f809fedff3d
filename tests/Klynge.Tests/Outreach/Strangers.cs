using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Outreach;

/// <summary>A cluster with open doors, and members who choose what they show.</summary>
internal static class Strangers
{
    public static Task<int> Opens(this RunningSite site, Cluster cluster, Action<Cluster>? more = null) => site.With(async (db, _) =>
    {
        var row = await db.Clusters.SingleAsync(c => c.Id == cluster.Id);
        row.Show(row.Face with { Open = true }).ShouldBeNull();
        more?.Invoke(row);
        return await db.SaveChangesAsync();
    }, cluster.Id);

    public static async Task<Cluster> OpenCluster(this RunningSite site, string slug = "nscc", string name = "Norwegian Smart Care Cluster")
    {
        var cluster = await site.NewCluster(slug, name);
        await site.Opens(cluster);
        return cluster;
    }

    /// <summary>Chooses who may see a fact, as the team does.</summary>
    public static Task Shows(this RunningSite site, Organisation organisation, OrganisationField field, Visibility visibility) => site.With(async (db, _) =>
    {
        var row = await db.Set<FieldVisibility>().SingleOrDefaultAsync(v => v.OrganisationId == organisation.Id && v.Field == field);
        if (row is null)
            db.Add(row = new FieldVisibility { ClusterId = organisation.ClusterId, OrganisationId = organisation.Id, Field = field });
        row.Choose(visibility);
        return await db.SaveChangesAsync();
    }, organisation.ClusterId);

    /// <summary>Someone who works there, private unless published.</summary>
    public static Task<Person> Works(this RunningSite site, Organisation organisation, string name, bool published, string title = "Daglig leder", string? email = null) => site.With(async (db, _) =>
    {
        var person = Person.Add(organisation.ClusterId, name, email, null, organisation.Id, db.Now).Item1!;
        var consent = Consent.Give(person, "publication", "consent", null, new(2020, 1, 1), Register.Today).Item1!;
        if (published)
            person.Publish([consent]).ShouldBeNull();
        db.AddRange(person, PersonRole.Begin(person, organisation.Id, title, new(2020, 1, 1), null, Register.Today).Item1!);
        if (published)
            db.Add(consent);
        await db.SaveChangesAsync();
        return person;
    }, organisation.ClusterId);

    public static string PathTo(this Organisation organisation, string language = "nb", string slug = "nscc") =>
        $"{(language == "en" ? "/en" : "")}/{slug}/public/members/{organisation.Id}/{Klynge.Web.Outreach.PublicMember.Word(organisation.Name)}";
}
