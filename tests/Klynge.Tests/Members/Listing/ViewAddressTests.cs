using FsCheck;
using FsCheck.Fluent;
using Klynge.Members;
using Klynge.Web.Members.Listing;
using Microsoft.AspNetCore.WebUtilities;

namespace Klynge.Tests.Members.Listing;

public sealed class ViewAddressTests
{
    [Fact]
    public void Every_view_is_read_back_from_its_address()
    {
        var views =
            from search in Gen.Elements("", "åsen & sønn", "a=b?c#d", "100 %", "“x”")
            from standing in Gen.Elements(Enum.GetValues<Standing>())
            from kinds in Gen.SubListOf(Enum.GetValues<OrganisationKind>())
            from sizes in Gen.SubListOf(Enum.GetValues<SizeClass>())
            from counties in Gen.SubListOf("03", "11", "30", "56")
            from industries in Gen.SubListOf(new Division(IndustryStandard.Sn2007, "62"), new Division(IndustryStandard.Sn2025, "62"))
            from gaps in Gen.SubListOf(Enum.GetValues<Gap>())
            from first in Gen.Elements<DateOnly?>(null, new DateOnly(2019, 1, 1))
            from last in Gen.Elements<DateOnly?>(null, new DateOnly(2019, 12, 31))
            from yes in Gen.Elements<bool?>(null, true, false)
            from reason in Gen.Elements<string?>(null, "Lagt ned, eller konkurs")
            from sort in Gen.Elements(Enum.GetValues<SortBy>()).Where(sort => search.Length > 0 || sort != SortBy.Best)
            from down in Gen.Elements(true, false).Where(down => !down || sort != SortBy.Best)
            from columns in Gen.SubListOf("kind", "county", "website")
            select new View
            {
                Search = search, Standing = standing, Kinds = [.. kinds.Order()], Sizes = [.. sizes.Order()], Counties = [.. counties], Industries = [.. industries], Without = [.. gaps.Order()],
                Joined = new(first, last), Left = new(first, last), Committed = yes, Reason = reason, Sort = sort, Descending = down, Columns = [.. columns],
            };

        Prop.ForAll(views.ToArbitrary(), view =>
        {
            var (read, refusal) = ViewAddress.Read(QueryHelpers.ParseQuery(view.ToString()));
            refusal.ShouldBeNull();
            read!.ToString().ShouldBe(view.ToString());
            (read.Search, read.Standing, read.Committed, read.Reason, read.Joined, read.Left, read.Sort).ShouldBe((view.Search, view.Standing, view.Committed, view.Reason, view.Joined, view.Left, view.Sort));
            read.Kinds.ShouldBe(view.Kinds);
            read.Industries.ShouldBe(view.Industries);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_usual_view_needs_no_words() => new View().ToString().ShouldBe("");

    [Theory]
    [InlineData("q=x", SortBy.Best, "?q=x")]
    [InlineData("q=x&sort=best", SortBy.Best, "?q=x")]
    [InlineData("q=x&sort=name", SortBy.Name, "?q=x&sort=name")]
    [InlineData("sort=best", SortBy.Name, "")]
    [InlineData("sort=name", SortBy.Name, "")]
    public void What_is_searched_for_is_shown_best_first_unless_another_order_is_asked_for(string asked, SortBy sort, string address)
    {
        var (view, refusal) = ViewAddress.Read(QueryHelpers.ParseQuery(asked));
        refusal.ShouldBeNull();
        view!.Sort.ShouldBe(sort);
        view.ToString().ShouldBe(address);
        ViewAddress.Read(QueryHelpers.ParseQuery("q=x&sort=-best")).Refusal.ShouldNotBeNull();
    }
}
