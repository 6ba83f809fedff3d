using Klynge.Activities;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Activities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Activities;

/// <summary>What the tests of events begin with: an event that is published, and people who register by the deeds people use. The clock stands at 12 May 2026.</summary>
internal static class Gathered
{
    public static EventText Text { get; } = new() { Title = "Prøv før du kjøper", Kind = EventKind.MeetingPlace, About = "Om utprøving", StartDay = "2026-05-20", StartTime = "08:00", EndTime = "10:00", Place = "Strandkaien 2", Online = "https://mote.example/20", Capacity = "2" };

    public static async Task<Guid> Held(this RunningSite site, Cluster cluster, EventText? text = null, bool published = true)
    {
        var id = await site.With(async (_, services) =>
        {
            var (made, wrong) = await services.GetRequiredService<MakeEvent>().Do(text ?? Text, null, false, null, default);
            wrong.ShouldBeEmpty();
            return made[0].Id;
        }, cluster.Id);
        if (published)
            (await site.With((_, services) => services.GetRequiredService<PublishEvent>().Do(id, default), cluster.Id)).ShouldBeNull();
        return id;
    }

    public static RegistrationText Someone(int number, string? colleagues = null) =>
        new() { ContactName = $"Person {number}", Email = $"person{number}@asen{number}.example", Organisation = $"Åsen {number} AS", Colleagues = colleagues };

    /// <summary>Registers as a stranger does; the key in the own link is the answer.</summary>
    public static async Task<string> Register(this RunningSite site, Cluster cluster, Guid held, RegistrationText text)
    {
        var key = Secrets.New();
        var (_, wrong) = await site.With((_, services) => services.GetRequiredService<RegisterForEvent>().Do(held, text, key, "nb", Guid.NewGuid().ToString(), default), cluster.Id);
        wrong.ShouldBeEmpty();
        return key;
    }

    public static Task<Registration> By(this RunningSite site, Cluster cluster, string key) => site.With(async (db, _) => (await db.RegistrationBy(key, default))!, cluster.Id);

    public static async Task<RegistrationState> State(this RunningSite site, Cluster cluster, string key) => (await site.By(cluster, key)).State;

    public static Task<int> Taken(this RunningSite site, Cluster cluster, Guid held) => site.With((db, _) => db.Set<Event>().Where(e => e.Id == held).Select(e => e.Taken).SingleAsync(), cluster.Id);
}
