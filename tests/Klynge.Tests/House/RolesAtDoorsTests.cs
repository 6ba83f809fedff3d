using System.Net;
using Klynge.Access;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.House;

/// <summary>Every door × every role × own cluster, foreign cluster, stranger: the answer is what the table of rights says.</summary>
public sealed class RolesAtDoorsTests
{
    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Except([Role.Visitor])];

    [Theory, OnBoth]
    public async Task Each_role_sees_what_it_may(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (own, foreign) = (await Sample.Fill(site, "nscc", "Norwegian Smart Care Cluster"), await Sample.Fill(site, "nht", "Norway Health Tech"));
        var doors = (await Door.All(site)).Where(door => door.Reads && !door.IsOpen && (door.AsksSignedIn || door.Deeds.Count > 0)).ToList();
        var opened = await Opened(site, own, doors);
        foreach (var role in Roles)
        {
            using var here = await Someone(site, own, role, $"{role}@klyngen.example".ToLowerInvariant(), doors);
            foreach (var door in doors)
                (await Faults(door, here, role, [.. opened[door].Select(kind => (own.Rows[kind], foreign.Rows[kind]))])).ShouldBeEmpty();
        }
    }

    [Theory, OnBoth]
    public async Task A_stranger_is_asked_to_sign_in_and_someone_from_elsewhere_finds_nothing(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (own, foreign) = (await Sample.Fill(site, "nscc", "Norwegian Smart Care Cluster"), await Sample.Fill(site, "nht", "Norway Health Tech"));
        using var stranger = site.Stranger();
        using var elsewhere = await site.SignedIn(foreign.Cluster);
        using var nowhere = await site.SignedIn(null, null);
        foreach (var door in (await Door.All(site)).Where(door => door.Reads && !door.IsOpen && (door.AsksSignedIn || door.Deeds.Count > 0)))
            foreach (var kind in (string[])["Organisation", "Person"])
            {
                var path = door.At("nscc", own.Rows[kind]);
                (await Status(stranger, path)).ShouldBe(door.IsApi ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect, $"stranger at {path}");
                if (door.IsApi || door.AsksSignedIn)
                    continue;
                (await Status(elsewhere, path)).ShouldBe(HttpStatusCode.NotFound, $"manager of another cluster at {path}");
                (await Status(nowhere, path)).ShouldBe(HttpStatusCode.NotFound, $"account without a role at {path}");
            }
    }

    [Theory, OnBoth]
    public async Task Nobody_changes_what_she_may_not(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (own, foreign) = (await Sample.Fill(site, "nscc", "Norwegian Smart Care Cluster"), await Sample.Fill(site, "nht", "Norway Health Tech"));
        var doors = (await Door.All(site)).Where(door => door.OfCluster && !door.IsApi && !door.IsOpen).ToList();
        using var elsewhere = await site.SignedIn(foreign.Cluster);
        foreach (var role in Roles)
        {
            using var here = await site.SignedIn(role == Role.Owner ? null : own.Cluster, role, role == Role.MemberContact ? own.Rows["Organisation"] : null);
            foreach (var door in doors)
                foreach (var (query, deeds) in door.Writes.Where(write => !door.Deeds.Concat(write.Deeds).All(deed => Rights.May(role, deed))))
                {
                    using var answer = await here.Post("/nscc", door.At("nscc", own.Rows["Organisation"]) + query);
                    answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{role} at {door}{query}");
                }
        }

        foreach (var door in doors)
            foreach (var (query, _) in door.Writes)
            {
                using var answer = await elsewhere.Post("/nht", door.At("nscc", own.Rows["Organisation"]) + query);
                answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"manager of another cluster at {door}{query}");
            }
    }

    /// <summary>Gives an account one more role.</summary>
    public static Task<int> Also(RunningSite site, string email, Guid? cluster, Role role) => site.With(async (db, _) =>
    {
        var account = await db.Accounts.SingleAsync(a => a.EmailKey == Account.Key(email));
        db.Roles.Add(new AccountRole { AccountId = account.Id, ClusterId = cluster, Role = role, From = db.Now });
        return await db.SaveChangesAsync();
    });

    /// <summary>The kinds of row that each door opens for someone who may everything: the others it does not know.</summary>
    private static async Task<Dictionary<Door, List<string>>> Opened(RunningSite site, Sample own, List<Door> doors)
    {
        using var all = await Someone(site, own, Role.MemberContact, "alt@klyngen.example", doors);
        await Also(site, "alt@klyngen.example", null, Role.Owner);
        var opened = new Dictionary<Door, List<string>>();
        foreach (var door in doors)
        {
            opened[door] = ["Organisation"];
            foreach (var (kind, id) in door.OfRecord ? own.Rows.Where(row => row.Key != "Organisation" && row.Value != default) : [])
                if (await Status(all, door.At("nscc", id)) != HttpStatusCode.NotFound)
                    opened[door].Add(kind);
        }

        return opened;
    }

    private static async Task<List<string>> Faults(Door door, HttpClient here, Role role, IEnumerable<(Guid Own, Guid Foreign)> rows)
    {
        var faults = new List<string>();
        var may = door.Deeds.All(deed => Rights.May(role, deed));
        foreach (var (own, foreign) in rows)
        {
            var status = await Status(here, door.At("nscc", own));
            var well = may
                ? status is HttpStatusCode.OK or HttpStatusCode.Redirect || (door.OfRecord && status == HttpStatusCode.NotFound)
                : status == (door.OfCluster ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound);
            if (!well)
                faults.Add($"{role} at {door.At("nscc", own)}: {(int)status}");
            // Another cluster's rows are not there, whoever asks in this one.
            if (may && door is { OfRecord: true, OfCluster: true } && await Status(here, door.At("nscc", foreign)) is var there and not HttpStatusCode.NotFound)
                faults.Add($"{role} at {door.At("nscc", foreign)} of another cluster: {(int)there}");
        }

        return faults;
    }

    /// <summary>Someone with this role, signed in as people are and, where there are addresses for programs, with a key as these are.</summary>
    private static async Task<HttpClient> Someone(RunningSite site, Sample own, Role role, string email, IEnumerable<Door> doors)
    {
        var client = await site.SignedIn(role == Role.Owner ? null : own.Cluster, role, role == Role.MemberContact ? own.Rows["Organisation"] : null, email);
        if (!doors.Any(door => door.IsApi))
            return client;

        var key = Secrets.New();
        await site.With(async (db, _) =>
        {
            var account = await db.Accounts.SingleAsync(a => a.EmailKey == email);
            db.ApiTokens.Add(new ApiToken { Hash = Secrets.Hash(key), AccountId = account.Id, ClusterId = own.Cluster.Id, Name = "Sample", Ending = key[^4..], MadeAt = db.Now, EndsAt = db.Now.AddDays(1) });
            return await db.SaveChangesAsync();
        });
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path.Length == 0 ? "/" : path, UriKind.Relative));
        return answer.StatusCode;
    }
}
