using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Klynge.Web.Members.Importing;
using Klynge.Web.Members.Many;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.Many;

public sealed class ChangeManyTests
{
    private static readonly DateOnly LastDay = new(2026, 6, 30);

    [Theory, OnBoth]
    public async Task Many_end_once_are_told_apart_and_come_back_but_for_those_edited_since(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (alfa, beta, gone) = (await site.Has(cluster, "Alfa"), await site.Has(cluster, "Beta"), await site.Has(cluster, "Gamma", to: new(2025, 12, 31)));
        var delta = await site.Has(cluster, "Delta");
        var batch = await Prepare(site, cluster, new(BatchWork.EndMemberships) { LastDay = LastDay, Reason = "Flyttet" }, alfa, beta, gone, delta);
        var preview = (await Plan(site, cluster, batch)).Many!.Rows;
        preview.Select(row => (row.Name, row.Left is null)).ShouldBe([("Alfa", true), ("Beta", true), ("Delta", true), ("Gamma", false)]);
        (await To(site, cluster, alfa)).ShouldBeNull();

        // Delta is edited between the preview and the deed.
        await site.Changes(cluster, async db => (await db.Memberships.SingleAsync(m => m.OrganisationId == delta.Id)).DecidedBy("Styret 4/26"));
        var both = await Task.WhenAll(Start(site, cluster, batch), Start(site, cluster, batch));
        both.Count(refusal => refusal is null).ShouldBe(1);
        (await To(site, cluster, alfa), await To(site, cluster, beta), await To(site, cluster, delta)).ShouldBe((LastDay, LastDay, null));
        var done = await site.With((db, _) => db.Batches.SingleAsync(b => b.Id == batch), cluster.Id);
        (done.Stage, done.Rows, done.Updated, done.Skipped).ShouldBe((ImportStage.Done, 4, 2, 2));
        (await Told(site, cluster, nameof(ManyChanged)), await Told(site, cluster, nameof(MembershipEnded))).ShouldBe((1, 1));    // Gamma's own end, long ago

        await site.Changes(cluster, async db => (await db.Memberships.SingleAsync(m => m.OrganisationId == beta.Id)).Correct(new(2020, 1, 1), new(2026, 7, 31), null, Register.Today).ShouldBeNull());
        (await Undo(site, cluster, batch)).ShouldBeNull();
        (await To(site, cluster, alfa), await To(site, cluster, beta)).ShouldBe((null, new(2026, 7, 31)));
        var undoing = (await Plan(site, cluster, batch)).Undoing!;
        (undoing.Count, undoing.Kept.Count, undoing.Impossible.Count).ShouldBe((1, 1, 0));
        (await Undo(site, cluster, batch)).ShouldNotBeNull();
        (await Told(site, cluster, nameof(ManyUndone))).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_kind_a_tag_and_who_may_see_are_set_for_all_and_taken_back(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (alfa, beta) = (await site.Has(cluster, "Alfa", facts: [(OrganisationField.Kind, "company"), (OrganisationField.Offers, "sensorer, testing")]), await site.Has(cluster, "Beta"));
        foreach (var (ask, touched) in new (ManyAsk, int)[]
        {
            (new(BatchWork.SetKind) { Value = "company" }, 1),
            (new(BatchWork.AddOffer) { Value = "Testing" }, 1),
            (new(BatchWork.ChooseVisibility) { Shown = OrganisationField.Website, Visibility = Visibility.Hidden }, 2),
        })
        {
            var batch = await Prepare(site, cluster, ask, alfa, beta);
            (await Start(site, cluster, batch)).ShouldBeNull();
            var done = await site.With((db, _) => db.Batches.SingleAsync(b => b.Id == batch), cluster.Id);
            (done.Stage, done.Updated).ShouldBe((ImportStage.Done, touched));
            var (kind, offers) = await site.With(async (db, _) => await db.Organisations.SingleAsync(o => o.Id == beta.Id) is var o ? (o.Kind, o.Offers) : default, cluster.Id);
            var hidden = await site.With((db, _) => db.Set<FieldVisibility>().CountAsync(v => v.Visibility == Visibility.Hidden), cluster.Id);
            (kind == OrganisationKind.Company, offers, hidden).ShouldBe((ask.Work == BatchWork.SetKind, ask.Work == BatchWork.AddOffer ? "Testing" : null, ask.Work == BatchWork.ChooseVisibility ? 2 : 0));
            (await Undo(site, cluster, batch)).ShouldBeNull();
            (await Plan(site, cluster, batch)).Undoing!.Count.ShouldBe(touched);
        }
    }

    [Theory, OnBoth]
    public async Task A_need_is_added_an_ending_says_its_day_and_a_preview_left_alone_is_forgotten(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var alfa = await site.Has(cluster, "Alfa", facts: [(OrganisationField.Seeks, "lokaler")]);
        var batch = await Prepare(site, cluster, new(BatchWork.AddNeed) { Value = "Kapital" }, alfa);
        (await Start(site, cluster, batch)).ShouldBeNull();
        (await site.With((db, _) => db.Organisations.Select(o => o.Seeks).SingleAsync(), cluster.Id)).ShouldBe("lokaler, Kapital");
        (await site.With((_, services) => services.GetRequiredService<PrepareMany>().Do([alfa.Id], new(BatchWork.EndMemberships), default), cluster.Id)).Refusal!.Field.ShouldBe("LastDay");

        var waiting = await Prepare(site, cluster, new(BatchWork.EndMemberships) { LastDay = LastDay }, alfa);
        foreach (var (days, left) in new[] { (ReceiveList.DaysKept - 1, 2), (2, 1) })
        {
            site.Clock.Forward(TimeSpan.FromDays(days));
            await site.With(async (_, services) => { await services.GetRequiredService<ReceiveList>().ForgetPreviews(default); return 0; }, cluster.Id);
            (await site.With((db, _) => db.Batches.CountAsync(), cluster.Id)).ShouldBe(left);
        }

        // What was done keeps its way back.
        (await site.With((db, _) => db.Batches.AnyAsync(b => b.Id == waiting), cluster.Id)).ShouldBeFalse();
        (await Undo(site, cluster, batch)).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task More_than_some_hundred_are_changed_behind_the_page(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.HasAll(cluster, Enumerable.Range(1, StartMany.AtOnce + 5).Select(number => $"Bedrift {number:000}"));
        var all = await site.With((db, _) => db.Organisations.ToArrayAsync(), cluster.Id);
        var batch = await Prepare(site, cluster, new(BatchWork.EndMemberships) { LastDay = LastDay }, all);
        (await Start(site, cluster, batch)).ShouldBeNull();
        for (var tries = 0; tries < 200 && await Stage(site, cluster, batch) != ImportStage.Done; tries++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        (await Stage(site, cluster, batch)).ShouldBe(ImportStage.Done);
        (await site.With((db, _) => db.Memberships.CountAsync(m => m.To == LastDay), cluster.Id)).ShouldBe(all.Length);
    }

    private static async Task<Guid> Prepare(RunningSite site, Cluster cluster, ManyAsk ask, params Organisation[] chosen)
    {
        var (batch, refusal) = await site.With((_, services) => services.GetRequiredService<PrepareMany>().Do([.. chosen.Select(one => one.Id)], ask, default), cluster.Id);
        refusal.ShouldBeNull();
        return batch!.Value;
    }

    private static Task<Refusal?> Start(RunningSite site, Cluster cluster, Guid batch) => site.With((_, services) => services.GetRequiredService<StartMany>().Do(batch, default), cluster.Id);

    private static Task<Refusal?> Undo(RunningSite site, Cluster cluster, Guid batch) => site.With(async (_, services) => (await services.GetRequiredService<UndoImport>().Do(batch, default)).Refusal, cluster.Id);

    private static Task<ListPlan> Plan(RunningSite site, Cluster cluster, Guid batch) => site.With(async (db, _) => ListPlan.Read((await db.Batches.SingleAsync(b => b.Id == batch)).Plan), cluster.Id);

    private static Task<ImportStage> Stage(RunningSite site, Cluster cluster, Guid batch) => site.With((db, _) => db.Batches.Where(b => b.Id == batch).Select(b => b.Stage).SingleAsync(), cluster.Id);

    private static Task<DateOnly?> To(RunningSite site, Cluster cluster, Organisation one) => site.With((db, _) => db.Memberships.Where(m => m.OrganisationId == one.Id).Select(m => m.To).SingleAsync(), cluster.Id);

    private static Task<int> Told(RunningSite site, Cluster cluster, string name) => site.With((db, _) => db.Journal.CountAsync(l => l.Name == name), cluster.Id);
}
