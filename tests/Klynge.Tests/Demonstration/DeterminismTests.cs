using Klynge.Members;
using Klynge.Web.Demonstration;
using Klynge.Web.Storage;

namespace Klynge.Tests.Demonstration;

/// <summary>The same day gives the same demonstration, and nothing in it lies ahead.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void The_same_day_gives_the_same_to_the_last_word() => Made.Hash(Made.On(Made.Today)).ShouldBe(Made.Hash(Made.Registers));

    [Fact]
    public void Chance_is_the_same_on_every_machine()
    {
        var chance = new Chance("klynge");
        Enumerable.Range(0, 6).Select(_ => chance.Below(1000)).ShouldBe(Expected);
        Chance.Key("cluster nscc").ToString()[14].ShouldBe('8');
    }

    [Theory]
    [InlineData("2026-05-12")]
    [InlineData("2019-06-30")]
    [InlineData("2010-01-01")]
    [InlineData("2031-01-01")]
    public void Nothing_lies_after_today(string day)
    {
        var today = DateOnly.Parse(day, null);
        Made.On(today).SelectMany(register => register.Rows).Where(row => Days(row).Any(day => day > today)).ShouldBeEmpty();
    }

    [Fact]
    public void A_later_day_adds_to_an_earlier_one_and_takes_nothing_away()
    {
        var then = new DateOnly(2022, 6, 30);
        var earlier = Standing(Made.On(then));
        Standing(Made.Registers).ShouldBe(earlier);

        HashSet<string> Standing(IReadOnlyList<Register> registers) =>
            [.. registers.SelectMany(register => register.All<Membership>()).Where(m => m.IsOn(then)).Select(m => $"{m.OrganisationId} {m.Category} {m.From:O}")];
    }

    private static IEnumerable<DateOnly?> Days(object row) => row switch
    {
        Membership m => [m.From, m.To, m.AgreementSignedOn],
        Contribution c => [c.On],
        LearningDay l => [l.On],
        PublishedFact f => [f.On],
        JournalLine j => [DateOnly.FromDateTime(j.At)],
        Person p => [DateOnly.FromDateTime(p.KnownSince)],
        Organisation o => [o.KnownSince, .. o.Staff.Select(count => (DateOnly?)count.On), .. o.Names.Select(name => (DateOnly?)name.From)],
        IDated dated => [dated.From, dated.To],
        _ => [],
    };

    private static readonly int[] Expected = [140, 463, 586, 843, 356, 768];
}
