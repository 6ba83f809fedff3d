using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Shell.Api;
using Klynge.Tests.Site;
using Klynge.Web.Shell.Api;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.House;

/// <summary>Every operation × every role and a stranger × the own cluster, a foreign one and none: made from the list of operations, so that none is forgotten.</summary>
public sealed class OperationsTests
{
    private const string Canary = "Kanari-7f3a";
    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Except([Role.Visitor])];

    [Fact]
    public void Every_operation_has_its_rows() => Matrix.Uncovered(ApiRoom.All).ShouldBeEmpty();

    [Fact]
    public void A_planted_operation_that_no_row_covers_is_seen() =>
        Matrix.Uncovered([Operation.Get("/{cluster}/planted/{planted}", "planted", "Planted", new("planted"), _ => null!)]).ShouldBe(["planted: planted"]);

    [Theory, OnBoth]
    public async Task Nobody_reads_or_writes_in_another_cluster(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (own, foreign) = await Two(site);
        var before = await Matrix.Everything(site, foreign.Cluster.Id);
        before.Values.ShouldContain(rows => rows.Contains(Canary), "else the test is blind");
        var faults = new List<string>();
        foreach (var (name, program, role) in await Everyone(site, own))
            foreach (var one in ApiRoom.All.Where(one => one.OfCluster))
            {
                var may = role is { } held && Rights.May(held, one.Deed!.Value);
                var outside = role is null ? 401 : 404;
                faults.AddRange(await Ask(program, one, "nht", foreign, name, status => status == outside));
                faults.AddRange(await Ask(program, one, "no-such", foreign, name, status => status == outside));
                faults.AddRange(await Ask(program, one, "nscc", foreign, name, status => role is null ? status == 401 : !may ? status == 403
                    : one.Ids.Any() ? status == 404 : one.Known is not null ? status is 409 or 422 : status < 500));
            }

        faults.ShouldBeEmpty();
        var after = await Matrix.Everything(site, foreign.Cluster.Id);
        after.Where(table => before[table.Key] != table.Value).Select(table => table.Key).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Each_role_may_at_home_what_its_deeds_say_and_gets_what_was_promised(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (own, _) = await Two(site);
        var faults = new List<string>();
        var seen = new HashSet<string>();
        foreach (var (name, program, role) in await Everyone(site, own))
            foreach (var one in ApiRoom.All.Where(one => one.Deed is not null))
            {
                var may = role is { } held && Rights.May(held, one.Deed!.Value);
                // A state nobody has seen, so that what is there stays for the next.
                var answer = await program.Send(one.Method, Matrix.Address(one, "nscc", own.Rows), Matrix.Body(one, own.Rows), Matrix.Headers(one, "\"999999-x\""));
                var well = role is null ? answer.Status == 401 : !may ? answer.Status == 403 : one.Reads ? answer.Status is 200 or 404 : answer.Status is 200 or 201 or 204 or 404 or 409 or 412 or 422;
                if (!well)
                    faults.Add($"{name} {one.Code}: {answer.Status} {answer.Text}");
                if (answer.Status is 200 or 201 && answer.Media == "application/json")
                {
                    seen.Add(one.Code);
                    faults.AddRange(Promised.Faults(one.Answer!, answer.Json, one.Code));
                }

                if (answer.Status >= 400)
                    faults.AddRange(Promised.Faults(Schemas.Problem, answer.Json, one.Code).Where(fault => !fault.EndsWith("is not promised", StringComparison.Ordinal)));
            }

        faults.Distinct().ShouldBeEmpty();
        // Every reading is seen by somebody, or nothing was held against its promise.
        ApiRoom.All.Where(one => one is { Reads: true, Media: null, Deed: not null } && !seen.Contains(one.Code)).Select(one => one.Code).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task A_key_that_only_reads_writes_nothing(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var own = await Matrix.Fill(site, "nscc", "Norwegian Smart Care Cluster");
        var before = await Matrix.Everything(site, own.Cluster.Id);
        var reader = await Caller.With(site, own.Cluster, Role.Manager, readsOnly: true);
        foreach (var one in ApiRoom.All.Where(one => !one.Reads))
        {
            var answer = await reader.Send(one.Method, Matrix.Address(one, "nscc", own.Rows), Matrix.Body(one, own.Rows), Matrix.Headers(one, "*"));
            answer.Is(403);
            if (Rights.May(Role.Manager, one.Deed!.Value))
                answer.Detail.ShouldBe("This key may only read. Make one that may write.");
        }

        (await reader.Get("members")).Is(200);
        (await Matrix.Everything(site, own.Cluster.Id)).ShouldBe(before);
    }

    private static async Task<(Sample Own, Sample Foreign)> Two(RunningSite site)
    {
        var (own, foreign) = (await Matrix.Fill(site, "nscc", "Norwegian Smart Care Cluster"), await Matrix.Fill(site, "nht", "Norway Health Tech"));
        await site.Has(foreign.Cluster, Canary + " AS", facts: [(OrganisationField.Description, Canary)]);
        await site.With(async (db, _) =>
        {
            await db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, Canary + "@eksempel.example"));
            return await db.Memberships.ExecuteUpdateAsync(set => set.SetProperty(m => m.Decision, Canary));
        }, foreign.Cluster.Id);
        return (own, foreign);
    }

    private static async Task<IReadOnlyList<(string Name, Caller Program, Role? Role)>> Everyone(RunningSite site, Sample own)
    {
        var all = new List<(string, Caller, Role?)> { ("a stranger", new(site.Stranger()), null) };
        foreach (var role in Roles)
            all.Add((role.ToString(), await Caller.With(site, own.Cluster, role, role == Role.MemberContact ? own.Rows[nameof(Organisation)] : null), role));
        return all;
    }

    private static async Task<IEnumerable<string>> Ask(Caller program, Operation one, string slug, Sample with, string name, Func<int, bool> well)
    {
        var answer = await program.Send(one.Method, Matrix.Address(one, slug, with.Rows), Matrix.Body(one, with.Rows), Matrix.Headers(one, "*"));
        var what = $"{name} {one.Code} in {slug}: {answer.Status}";
        var faults = new List<string>();
        if (!well(answer.Status))
            faults.Add($"{what} {answer.Text}");
        if (answer.Text.Contains(Canary, StringComparison.Ordinal))
            faults.Add($"{what} shows the canary");
        if (answer.Status < 300 && with.Rows.Values.Any(row => row != default && answer.Text.Contains(row.ToString(), StringComparison.Ordinal)))
            faults.Add($"{what} shows a foreign row");
        return faults;
    }
}
