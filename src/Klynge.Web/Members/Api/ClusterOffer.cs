using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.ClusterPages;
using Klynge.Web.Shell.Api;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Api;

/// <summary>The cluster's own facts, for programs.</summary>
internal sealed class ClusterOffer : IOffer
{
    private const string Part = "The cluster";

    private static readonly Field Form = Field.Text("legal_form", 200, "Forening"), Number = Field.Text("organisation_number", 30), Founded = Field.Day("founded_on"),
        Zone = Field.Text("time_zone", 60, "Europe/Oslo").Always, Host = Field.Text("host", 200, "Validé AS"), About = Field.Text("about", 1000);

    private static readonly Shape Cluster = Shape.Answered("cluster", Field.Text("slug", 40).Always, Field.Version, Field.Text("name", 300, note: "On the day.").Always, Form, Number, Founded, Zone, Host, About);

    public int Order => 100;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get("/{cluster}/cluster", "getCluster", "The cluster's own facts", Cluster, One) with { Part = Part, Deed = Deed.SeeDirectory },
        Operation.Patch("/{cluster}/cluster", "changeCluster", "Change the cluster's own facts", new("cluster_change", Form, Number, Founded, Zone, Host, About), Cluster, One, Change) with
            { Part = Part, Deed = Deed.EditCluster, Called = new Dictionary<string, string> { ["Number"] = "organisation_number" } },
    ];

    private static async Task<Reply> One(Call call)
    {
        var on = call.Visit.On;
        var c = await call.Db.Clusters.AsNoTracking().SingleAsync(c => c.Id == call.Visit.ClusterId, call.Cancel);
        var name = await call.Db.Set<ClusterName>().Where(n => n.From <= on && (n.To == null || n.To >= on)).Select(n => n.Name).FirstOrDefaultAsync(call.Cancel);
        return Reply.Of(new { c.Slug, c.Version, Name = name ?? c.Name, c.LegalForm, OrganisationNumber = c.Number, c.FoundedOn, c.TimeZone, c.Host, c.About }, c.Version);
    }

    private static async Task<Reply> Change(Call call)
    {
        var asked = call.Asked;
        var c = await call.Db.Clusters.AsNoTracking().SingleAsync(c => c.Id == call.Visit.ClusterId, call.Cancel);
        if (!call.Matches(c.Version))
            return Reply.Changed;
        IReadOnlyList<OrganisationField> approved = [.. Enum.GetValues<OrganisationField>().Where(c.Approves)];
        var refusal = await call.Get<EditClusterFacts>().Do(new(
            asked.Text("legal_form", c.LegalForm), asked.Text("organisation_number", c.Number), asked.Day("founded_on", c.FoundedOn), asked.Text("time_zone", c.TimeZone)!,
            asked.Text("host", c.Host), asked.Text("about", c.About), approved, c.ApprovesContacts), c.Version, call.Cancel);
        return refusal is not null ? Said.Of(refusal, hasState: true) : await One(call);
    }
}
