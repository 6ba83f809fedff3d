using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Klynge.Tests.House;

/// <summary>A new capability brings its pages, happenings and counted rows with it; nothing that stands must be edited for it.</summary>
public sealed class OpeningsTests
{
    [Theory]
    [InlineData("Network", "Network/NewTie", "{cluster}/network/new-tie")]
    [InlineData("Network", "Network", "{cluster}/network")]
    [InlineData("Network", "Network/Tie/{tieId:guid}", "{cluster}/network/tie/{tieId:guid}")]
    [InlineData("Access", "sign-in", "sign-in")]
    [InlineData("Members", "{cluster}/people", "{cluster}/people")]
    public void A_page_stands_where_its_folder_says_unless_it_says_itself(string folder, string template, string address)
    {
        var page = new PageRouteModel($"/{folder}/Planted.cshtml", $"/{folder}/Planted");
        page.Selectors.Add(new SelectorModel { AttributeRouteModel = new AttributeRouteModel { Template = template } });
        new Addresses().Apply(page);
        page.Selectors.Single().AttributeRouteModel!.Template.ShouldBe(address);
    }

    [Fact]
    public void The_happenings_of_a_new_teller_can_be_looked_for_by_its_own_kind()
    {
        var telling = new Telling([new PlantedTeller()], new Visit());
        telling.Kinds.Select(kind => kind.Words).ShouldBe(["Ties"]);
        telling.Names("ties").ShouldBe([nameof(TieMade)]);
        var view = new JournalView(null, null, "ties", null, null, null);
        view.Wrong(telling).ShouldBeNull();
        (view with { Kind = "facts" }).Wrong(telling).ShouldNotBeNull();
    }

    private sealed record TieMade(Guid About) : Happening(About);

    private sealed class PlantedTeller : ITell
    {
        public IReadOnlyDictionary<Type, HappeningKind> Types { get; } = new Dictionary<Type, HappeningKind> { [typeof(TieMade)] = new("ties", "Ties", 60) };

        public Task<IReadOnlyList<Told>> Tell(IReadOnlyList<JournalLine> lines, Visit visit, CancellationToken cancel) => Task.FromResult<IReadOnlyList<Told>>([]);
    }
}
