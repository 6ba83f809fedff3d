using Klynge.Members;

namespace Klynge.Tests.Members;

public sealed class SavedViewTests
{
    private static readonly Guid Cluster = Guid.NewGuid();

    [Fact]
    public void A_view_has_a_name_without_loose_ends_and_takes_the_first_free_place()
    {
        var (view, refusal) = SavedView.Keep(Cluster, Guid.NewGuid(), "  Uten   kontakt ", "?without=contact", [1, 2, 4]);
        refusal.ShouldBeNull();
        (view!.Name, view.NameKey, view.Query, view.Place).ShouldBe(("Uten kontakt", "UTEN KONTAKT", "?without=contact", 3));
    }

    [Theory, InlineData(null), InlineData("  "), InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    public void A_view_without_a_name_or_with_a_long_one_is_refused(string? name) =>
        SavedView.Keep(Cluster, null, name, "", []).Item2!.Values.ShouldBe([SavedView.LongestName]);

    [Fact]
    public void There_are_at_most_fifty() =>
        SavedView.Keep(Cluster, null, "Enda en", "", Enumerable.Range(1, 50)).Item2!.Values.ShouldBe([SavedView.Most]);

    [Fact]
    public void What_is_shared_is_told_in_the_journal_and_what_is_her_own_is_not()
    {
        var (shared, own) = (SavedView.Keep(Cluster, null, "Delt", "", []).Item1!, SavedView.Keep(Cluster, Guid.NewGuid(), "Min", "", []).Item1!);
        foreach (var view in (SavedView[])[shared, own])
        {
            view.Rename("Nytt").ShouldBeNull();
            view.Replace("?kind=company").ShouldBeNull();
            view.Remove();
        }

        shared.TakeHappenings().Select(happening => happening.GetType().Name).ShouldBe([nameof(ViewShared), nameof(SharedViewChanged), nameof(SharedViewChanged), nameof(SharedViewRemoved)]);
        own.TakeHappenings().ShouldBeEmpty();
    }
}
