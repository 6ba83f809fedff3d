using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members.Admission;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.Admission;

/// <summary>Someone who applies, and what the tests of admission begin with.</summary>
internal static class Applicants
{
    public const string Relevance = "Vi lager sensorer for trygg bading hos hjemmeboende eldre, og trenger to kommuner som vil prøve dem i tjue hjem. Vi deler gjerne det vi har lært om anskaffelser.";
    public const string Number = "981575679";
    public const string Email = "sunniva@lysning.example";

    public static ApplicationText Text { get; } = new()
    {
        Number = Number, Name = "Lysning Velferd AS", Kind = "company", PostalCode = "4340", Place = "Bryne", Industry = "62.100", Staff = "11,5", Website = "lysning.example",
        Relevance = Relevance, Offers = "Sensorer", Seeks = "Kommuner", ContactName = "Sunniva Rake", ContactEmail = Email, ContactPhone = "900 12 345", Accepted = true,
    };

    /// <summary>The form as a browser sends it, with some fields typed otherwise.</summary>
    public static (string, string)[] Typed(params (string Name, string Value)[] otherwise)
    {
        var fields = new Dictionary<string, string>
        {
            ["Form.Number"] = Number, ["Form.Name"] = "Lysning Velferd AS", ["Form.Kind"] = "company", ["Form.PostalCode"] = "4340", ["Form.Place"] = "Bryne", ["Form.Industry"] = "62.100", ["Form.Staff"] = "11,5",
            ["Form.Website"] = "lysning.example", ["Form.Relevance"] = Relevance, ["Form.ContactName"] = "Sunniva Rake", ["Form.ContactEmail"] = Email, ["Form.Accepted"] = "true", ["Form.Subject"] = "",
        };
        foreach (var (name, value) in otherwise)
            fields[name] = value;
        // A tick that is not set is not sent.
        return [.. fields.Where(field => field is not { Key: "Form.Accepted", Value: "" }).Select(field => (field.Key, field.Value))];
    }

    /// <summary>The cluster opens its form.</summary>
    public static Task<Cluster> OpenForm(this RunningSite site, Cluster cluster) => site.With(async (db, services) =>
    {
        (await services.GetRequiredService<WriteTerms>().Do(true, null, null, null, null, 14, (await db.Set<AdmissionTerms>().SingleOrDefaultAsync())?.Version ?? 0, default)).ShouldBeNull();
        return cluster;
    }, cluster.Id);

    /// <summary>Sends an application by the deed, and answers its id and the path of the applicant's own page.</summary>
    public static async Task<(Guid Id, string Own)> Apply(this RunningSite site, Cluster cluster, ApplicationText? text = null) => await site.With(async (db, services) =>
    {
        await site.OpenForm(cluster);
        var (link, refusals) = await services.GetRequiredService<SendApplication>().Do(text ?? Text, "nb", Guid.NewGuid().ToString(), default);
        refusals.ShouldBeEmpty();
        return (await db.Set<MembershipApplication>().OrderByDescending(a => a.Id).Select(a => a.Id).FirstAsync(), link!.PathAndQuery);
    }, cluster.Id);

    public static Task<MembershipApplication> Application(this RunningSite site, Cluster cluster, Guid id) =>
        site.With((db, _) => db.Set<MembershipApplication>().AsNoTracking().Include(a => a.Steps).SingleAsync(a => a.Id == id), cluster.Id);

    public static Task<Guid> Goal(this RunningSite site, Cluster cluster, string words = "Flere løsninger i daglig bruk") => site.With(async (db, _) =>
    {
        var goal = new StrategicGoal { ClusterId = cluster.Id, TextNb = words, TextEn = "More solutions in daily use", From = new(2025, 1, 1) };
        db.Add(goal);
        await db.SaveChangesAsync();
        return goal.Id;
    }, cluster.Id);

    public static Task<HttpResponseMessage> Admit(this HttpClient decider, Guid id, string decision = "Styret 7/26") =>
        decider.Post($"/nscc/applications/{id}/admit", $"/nscc/applications/{id}/admit", ("Form.Category", "Member"), ("Form.From", "2026-06-01"), ("Form.Decision", decision));

    public static Task<HttpResponseMessage> Decline(this HttpClient decider, Guid id, string words = "Dere passer bedre i en annen klynge.", string reason = "AnotherCluster") =>
        decider.Post($"/nscc/applications/{id}/decline", $"/nscc/applications/{id}/decline", ("Form.Reason", reason), ("Form.Words", words));

    public static IEnumerable<Role> Deciders => [Role.Manager, Role.BoardMember];
}
