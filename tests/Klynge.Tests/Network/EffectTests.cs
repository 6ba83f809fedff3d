using Klynge.Network;

namespace Klynge.Tests.Network;

/// <summary>What ties two who did something together, and what an activity led to.</summary>
public sealed class EffectTests
{
    private static readonly Guid[] Who = [.. Enumerable.Range(1, 6).Select(i => new Guid(i, 0, 0, new byte[8]))];
    private static readonly DateOnly Day = new(2026, 3, 18);

    [Fact]
    public void A_tie_weighs_by_kind_and_size_and_half_as_much_a_year_later()
    {
        TieRule.Usual.Weight(new("event", default, Day, 2), Day).ShouldBe(1);
        TieRule.Usual.Weight(new("event", default, Day, 11), Day).ShouldBe(0.1, 1e-12);
        TieRule.Usual.Weight(new("project", default, Day, 2), Day.AddDays(365)).ShouldBe(2.5, 1e-12);
        TieRule.Usual.Weight(new("event", default, Day, 2), Day.AddDays(-1)).ShouldBe(0);
    }

    [Fact]
    public void Ties_tell_what_they_rest_on_the_strongest_first_and_on_any_day()
    {
        var parties = Together(Day.AddYears(-1), 0, 1).Concat(Together(Day.AddDays(-10), 0, 1, 2)).Concat(Together(Day, 0, 2, 3, 4)).Concat(Together(Day, 3, 5)).ToList();
        var ties = OrganisationTie.Of(Who[0], parties, TieRule.Usual, Day);
        ties.Select(tie => tie.To).ShouldBe([Who[1], Who[2], Who[3], Who[4]]);
        (ties[0].Shared.Count, ties[0].LastMet, ties[1].LastMet).ShouldBe((2, Day.AddDays(-10), Day));
        OrganisationTie.Of(Who[0], parties, TieRule.Usual, Day.AddDays(-11)).Select(tie => tie.To).ShouldBe([Who[1]]);
        OrganisationTie.Of(Who[5], parties, TieRule.Usual, Day).Select(tie => tie.To).ShouldBe([Who[3]]);
    }

    [Fact]
    public void An_effect_counts_the_pairs_that_met_for_the_first_time_who_was_new_and_who_met_again()
    {
        // 0 and 1 have met before; 3 is new; 0 and 2 meet again in time, 1 and 2 too late.
        var before = Together(Day.AddDays(-40), 0, 1).Concat(Together(Day.AddDays(-30), 2, 5));
        var here = Together(Day, 0, 1, 2, 3).ToList();
        var parties = before.Concat(here).Concat(Together(Day.AddMonths(12), 0, 2)).Concat(Together(Day.AddMonths(12).AddDays(1), 1, 2)).ToList();
        var industries = new Dictionary<Guid, string?> { [Who[0]] = "26", [Who[1]] = "26", [Who[2]] = "62" };
        var effect = ActivityEffect.Of(here[0].Occasion, parties, industries.GetValueOrDefault, Day.AddYears(2));
        effect.Came.ShouldBe(Who[..4]);
        effect.New.ShouldBe([new(Who[0], Who[2]), new(Who[0], Who[3]), new(Who[1], Who[2]), new(Who[1], Who[3]), new(Who[2], Who[3])], ignoreOrder: true);
        effect.Newcomers.ShouldBe([Who[3]]);
        (effect.Known, effect.AcrossShare).ShouldBe((2, 1.0));
        effect.Lasted.ShouldBe([new(Who[2], Who[0])]);
        (effect.Settled, ActivityEffect.Of(here[0].Occasion, parties, industries.GetValueOrDefault, Day.AddMonths(3)).Settled).ShouldBe((true, false));
        // On the day itself nothing that came later is known.
        ActivityEffect.Of(here[0].Occasion, parties, industries.GetValueOrDefault, Day).Lasted.ShouldBeEmpty();
    }

    [Fact]
    public void New_pairs_are_those_counted_by_hand_on_chance_records()
    {
        var chance = new Random(7);
        for (var round = 0; round < 30; round++)
        {
            var occasions = Enumerable.Range(0, 8).Select(i => Together(Day.AddDays(chance.Next(-900, 900)), [.. Enumerable.Range(0, Who.Length).Where(_ => chance.Next(2) == 0)]).ToList()).Where(parties => parties.Count > 0).ToList();
            var all = occasions.SelectMany(parties => parties).ToList();
            foreach (var one in occasions)
            {
                var effect = ActivityEffect.Of(one[0].Occasion, all, _ => null, DateOnly.MaxValue);
                for (var i = 0; i < Who.Length; i++)
                    for (var j = i + 1; j < Who.Length; j++)
                    {
                        var met = occasions.Where(parties => parties.Any(p => p.Organisation == Who[i]) && parties.Any(p => p.Organisation == Who[j])).ToList();
                        var first = met.Contains(one) && !met.Any(other => other != one && other[0].What.On <= one[0].What.On);
                        effect.New.Contains(new(Who[j], Who[i])).ShouldBe(first);
                        effect.Lasted.Contains(new(Who[i], Who[j])).ShouldBe(first && met.Any(other => other[0].What.On > one[0].What.On && other[0].What.On <= one[0].What.On.AddMonths(12)));
                    }
            }
        }
    }

    private static IEnumerable<TookPart> Together(DateOnly on, params int[] who)
    {
        var occasion = Guid.NewGuid();
        var what = new Shared("event", occasion, on, who.Length);
        return [.. who.Select(one => new TookPart(occasion, Who[one], what))];
    }
}
