using Klynge.Tests.Site;
using Klynge.Web.Post;
using Klynge.Web.Storage;

namespace Klynge.Tests.Post;

/// <summary>Letters against a real mail server in all its moods: at most one copy, and none forgotten without a word.</summary>
public sealed class PostmanTests
{
    [Theory, OnBoth]
    public async Task A_letter_arrives_whole_and_its_body_is_forgotten(Dialect dialect)
    {
        await using var sink = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        await site.Write();

        (await site.Round()).ShouldBe(1);

        var (received, letter) = (sink.Letters.ShouldHaveSingleItem(), (await site.Letters()).ShouldHaveSingleItem());
        received.Body.ReplaceLineEndings("\n").Trim().ShouldBe("Æ, ø og å.");
        received.Recipients.ShouldHaveSingleItem().ShouldContain("<kari@klyngen.example>");
        received.Header("Message-ID").ShouldBe($"<{letter.Id:N}@klyngen.example>");
        (letter.Body, letter.Trouble, letter.SentAt).ShouldBe((null, null, site.Clock.GetUtcNow().UtcDateTime));
        (await site.Round()).ShouldBe(0);
        sink.Letters.Count.ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_server_that_says_not_now_is_asked_again_later_and_later(Dialect dialect)
    {
        await using var sink = new SmtpSink { Mood = Mood.RefusesForNow };
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        await site.Write();

        foreach (var minutes in (int[])[1, 2, 4, 8])
        {
            var now = site.Clock.GetUtcNow().UtcDateTime;
            (await site.Round()).ShouldBe(0);
            var letter = (await site.Letters()).Single();
            (letter.Trouble, letter.NextTryAt).ShouldBe((Postman.Waits, now.AddMinutes(minutes)));
            site.Clock.Forward(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            await site.Round();
            (await site.Letters()).Single().Tries.ShouldBe(letter.Tries, "not before its time");
            site.Clock.Forward(TimeSpan.FromSeconds(1));
        }

        sink.Mood = Mood.Accepts;
        (await site.Round()).ShouldBe(1);
        sink.Letters.Count.ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task An_address_nobody_has_is_not_asked_for_again(Dialect dialect)
    {
        await using var sink = new SmtpSink { Mood = Mood.RefusesTheAddress };
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        await site.Write();

        await site.Round();
        var letter = (await site.Letters()).Single();
        (letter.Trouble, letter.Body, letter.SentAt).ShouldBe((Postman.Refused, null, null));
        site.Clock.Forward(TimeSpan.FromDays(2));
        sink.Mood = Mood.Accepts;
        (await site.Round()).ShouldBe(0);
        sink.Letters.ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task A_server_that_says_nothing_costs_no_letter_its_turn(Dialect dialect)
    {
        await using var sink = new SmtpSink { Mood = Mood.SaysNothing };
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        await site.Write();

        (await site.Round()).ShouldBe(Postman.Nobody);
        var letter = (await site.Letters()).Single();
        (letter.Tries, letter.Trouble).ShouldBe((0, null));
        sink.Mood = Mood.Accepts;
        (await site.Round()).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task What_may_have_arrived_is_not_sent_again_by_itself(Dialect dialect)
    {
        await using var sink = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        foreach (var mood in (Mood[])[Mood.DiesAfterData, Mood.HangsAfterData])
        {
            sink.Mood = mood;
            await site.Write();
            (await site.Round()).ShouldBe(0);
            var letter = (await site.Letters())[^1];
            (letter.Trouble, letter.Body, letter.SentAt).ShouldBe((Postman.Uncertain, null, null), mood.ToString());
        }

        sink.Mood = Mood.Accepts;
        site.Clock.Forward(TimeSpan.FromDays(7));
        (await site.Round()).ShouldBe(0);
        sink.Letters.Count.ShouldBe(2, "one copy of each, as far as anyone knows");
    }

    [Theory, OnBoth]
    public async Task Four_postmen_at_once_carry_each_letter_once(Dialect dialect)
    {
        await using var sink = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        await site.Write(count: 20);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => site.Round())));

        // The site's own postman walks too and may have some of them in hand still.
        for (var tries = 0; tries < 100 && sink.Letters.Count < 20; tries++)
            await Task.Delay(100);
        sink.Letters.Select(letter => letter.Header("Message-ID")).Distinct().Count().ShouldBe(20);
        sink.Letters.Count.ShouldBe(20);
    }

    [Theory, OnBoth]
    public async Task A_line_break_in_a_header_is_not_sent(Dialect dialect)
    {
        await using var sink = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        await site.Write(subject: "Hei\r\nBcc: alle@klyngen.example");
        await site.Write(to: "kari@klyngen.example\r\nBcc: alle@klyngen.example");
        await site.Write(to: "kari@klyngen.example, alle@klyngen.example");

        (await site.Round()).ShouldBe(0);
        sink.Letters.ShouldBeEmpty();
        (await site.Letters()).ShouldAllBe(letter => letter.Trouble == Postman.Refused);
    }

    [Theory, OnBoth]
    public async Task A_server_that_is_not_there_is_waited_for(Dialect dialect)
    {
        var sink = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        await sink.DisposeAsync();
        await site.Write();

        (await site.Round()).ShouldBe(Postman.Nobody);
        (await site.Letters()).Single().Tries.ShouldBe(0);
    }
}
