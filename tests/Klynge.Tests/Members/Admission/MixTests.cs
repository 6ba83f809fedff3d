using Klynge.Members;

namespace Klynge.Tests.Members.Admission;

/// <summary>The composition now and with an applicant, held against what the cluster wants.</summary>
public sealed class MixTests
{
    private static readonly DateOnly Today = new(2026, 5, 12);
    private static readonly Traits Company = new(OrganisationKind.Company, "62", "11");
    private static readonly Traits Municipality = new(OrganisationKind.Municipality, "84", "15");
    private static readonly Mix Ten = Mix.Of([(Company, 7), (Municipality, 2), (new Traits(OrganisationKind.Other, null, null), 1)]);

    [Fact]
    public void One_more_is_counted_in_her_own_parts_and_in_the_total()
    {
        var with = Ten.With(Municipality);
        (Ten.Total, with.Total).ShouldBe((10, 11));
        (Ten.Count(CompositionDimension.Kind, "municipality"), with.Count(CompositionDimension.Kind, "municipality")).ShouldBe((2, 3));
        (Ten.Share(CompositionDimension.County, "15"), with.Share(CompositionDimension.County, "15")).ShouldBe((20m, 300m / 11));
        with.Share(CompositionDimension.Industry, "62").ShouldBe(700m / 11);
        Mix.Of([]).Share(CompositionDimension.Kind, "company").ShouldBe(0);
    }

    [Fact]
    public void The_parts_add_up_and_those_nobody_knows_stand_last()
    {
        Ten.Parts(CompositionDimension.County).ShouldBe(["11", "15", Mix.Unknown]);
        foreach (var dimension in Enum.GetValues<CompositionDimension>())
            Ten.Parts(dimension).Sum(code => Ten.Count(dimension, code)).ShouldBe(Ten.Total);
    }

    // Seven of ten are 70 %, eight of eleven 72.7 %.
    [Theory]
    [InlineData(50, 60, Course.Away)]
    [InlineData(80, null, Course.Towards)]
    [InlineData(null, 71, Course.Away)]
    [InlineData(70, 80, Course.Unchanged)]
    public void A_share_comes_nearer_moves_away_or_stays(int? least, int? most, Course course) =>
        TargetReading.Of(Target(CompositionDimension.Kind, "company", TargetMeasure.Share, least, most), Ten, Ten.With(Company)).Course.ShouldBe(course);

    [Fact]
    public void Shares_are_compared_unrounded()
    {
        var target = Target(CompositionDimension.Kind, "company", TargetMeasure.Share, 0, 72.7m);
        var reading = TargetReading.Of(target, Ten, Ten.With(Company));
        (reading.MetNow, reading.MetWith, reading.Course).ShouldBe((true, false, Course.Away));
    }

    [Fact]
    public void A_number_is_met_by_the_one_who_is_missing()
    {
        var target = Target(CompositionDimension.County, "15", TargetMeasure.Number, 3, null);
        var reading = TargetReading.Of(target, Ten, Ten.With(Municipality));
        (reading.Now, reading.With, reading.MetNow, reading.MetWith, reading.Course).ShouldBe((2m, 3m, false, true, Course.Towards));
        TargetReading.Of(target, Ten, Ten.With(Company)).Course.ShouldBe(Course.Unchanged);
    }

    [Theory]
    [InlineData(CompositionDimension.Kind, "firma", 10, 20, "Code")]
    [InlineData(CompositionDimension.Industry, "62.1", 10, 20, "Code")]
    [InlineData(CompositionDimension.County, "12", 10, 20, "Code")]
    [InlineData(CompositionDimension.Kind, "company", null, null, "Least")]
    [InlineData(CompositionDimension.Kind, "company", 30, 20, "Most")]
    [InlineData(CompositionDimension.Kind, "company", -1, null, "Least")]
    [InlineData(CompositionDimension.Kind, "company", null, 101, "Most")]
    public void A_target_that_says_nothing_sensible_is_refused(CompositionDimension dimension, string code, int? least, int? most, string field) =>
        new CompositionTarget().Write(dimension, code, TargetMeasure.Share, least, most, Today, null, Today)!.Field.ShouldBe(field);

    [Fact]
    public void A_number_of_members_is_whole() =>
        new CompositionTarget().Write(CompositionDimension.Kind, "company", TargetMeasure.Number, 2.5m, null, Today, null, Today)!.Field.ShouldBe("Least");

    private static CompositionTarget Target(CompositionDimension dimension, string code, TargetMeasure measure, decimal? least, decimal? most)
    {
        var target = new CompositionTarget();
        target.Write(dimension, code, measure, least, most, Today, null, Today).ShouldBeNull();
        return target;
    }
}
