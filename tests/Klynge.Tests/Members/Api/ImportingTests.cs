using System.Text;
using Klynge.Access;
using Klynge.Tests.Shell.Api;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Api;

/// <summary>A list that a program sends goes the way of a list that a person brings: dry run first, once, and out again.</summary>
public sealed class ImportingTests
{
    [Theory, OnBoth]
    public async Task A_list_is_sent_tried_started_and_undone(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var program = await Caller.With(site, cluster);
        (await program.Post("imports", "navn\r\nAlfa AS\r\n")).Is(415);
        var sent = (await program.Post("imports?name=medlemmer.csv", "navn;orgnr\r\nAlfa AS;923609016\r\nBeta AS;923609017\r\nGamma AS;\r\n", ("Content-Type", "text/csv"))).Is(201);
        (sent["stage"], sent["file_name"]).ShouldBe(("uploaded", "medlemmer.csv"));
        var path = sent.Headers.Location!.ToString();
        var tried = (await program.Post(path + "/try", """{"member_from":"2024-01-01"}""")).Is(200).Json.GetProperty("trial");
        (tried.GetProperty("rows").GetInt32(), tried.GetProperty("created").GetInt32()).ShouldBe((3, 2));
        tried.GetProperty("problems")[0].GetProperty("message").GetString()!.ShouldContain("923609017");
        (await site.With((db, _) => db.Organisations.CountAsync(), cluster.Id)).ShouldBe(0);

        (await program.Post(path + "/start", null)).Is(202);
        (await program.Post(path + "/start", null)).Is(409);
        for (var i = 0; i < 600 && (await program.Get(path))["stage"] == "running"; i++)
            await Task.Delay(50);
        var done = (await program.Get(path)).Is(200);
        (done["stage"], done.Json.GetProperty("result").GetProperty("created").GetInt32()).ShouldBe(("done", 2));
        (await program.Get("counts?on=2024-06-30"))["members"].ShouldBe("2");
        (await program.Post(path + "/undo", null)).Is(200)["stage"].ShouldBe("undone");
        (await program.Post(path + "/undo", null)).Is(409);
        (await program.Get("counts?on=2024-06-30"))["members"].ShouldBe("0");
        (await program.Get("imports")).Is(200).Json.GetProperty("imports").GetArrayLength().ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_file_that_is_none_is_refused_in_words(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var program = await Caller.With(site, cluster);
        (await program.Post("imports", "", ("Content-Type", "text/csv"))).Is(422).Detail.ShouldNotBeEmpty();
        (await program.Post("imports", "PK\u0003\u0004rot", ("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))).Is(422);
        (await program.Post("imports", new StringBuilder("navn\r\n").Insert(6, "Alfa AS\r\n", 2_400_000).ToString(), ("Content-Type", "text/csv"), ("Expect", "100-continue"))).Is(413);
        (await program.Post($"imports/{Guid.NewGuid()}/start", null)).Is(404);
        var board = await Caller.With(site, cluster, Role.BoardMember);
        (await board.Get("imports")).Is(403);
    }
}
