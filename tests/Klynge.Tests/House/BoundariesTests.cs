namespace Klynge.Tests.House;

/// <summary>Which part may know which, and how things are named: doc and house say it, this holds it.</summary>
public sealed class BoundariesTests
{
    [Fact]
    public void No_part_knows_what_it_may_not() => Sources.All.SelectMany(Boundaries.Trespasses).ShouldBeEmpty();

    [Fact]
    public void Things_are_named_for_what_they_are_and_stand_where_their_namespace_says() =>
        Sources.All.SelectMany(Boundaries.Misnamed).ShouldBeEmpty();

    [Fact]
    public void Every_folder_is_a_capability_or_plumbing() => Boundaries.UnknownFolders(Sources.All).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Klynge/Members/A.cs", "using Klynge.Governance;", "Governance")]
    [InlineData("src/Klynge/Members/A.cs", "namespace Klynge.Members; class A { Governance.Body? B; }", "Governance")]
    [InlineData("src/Klynge/Aid/A.cs", "namespace Klynge.Aid; class A { object B() => Projects.Grant.Of(1); }", "Projects")]
    [InlineData("src/Klynge/Access/A.cs", "using Klynge.Members;", "Members")]
    [InlineData("src/Klynge.Web/Shell/A.cs", "using Klynge.Web.Members;", "Members")]
    [InlineData("src/Klynge.Web/Post/A.cs", "namespace Klynge.Web.Post; class A : Klynge.Web.Finance.B;", "Finance")]
    [InlineData("src/Klynge.Web/Members/People/A.cshtml", "@using Klynge.Web.Mergers", "Mergers")]
    [InlineData("src/Klynge.Web/Impact/A.cs", "using Klynge.Programme;", "Programme")]
    public void A_planted_trespass_is_seen(string path, string text, string known) =>
        Boundaries.Trespasses(Sources.Planted(path, text)).ShouldBe([$"{path} knows {known}"]);

    [Theory]
    [InlineData("src/Klynge/Projects/A.cs", "using Klynge.Aid; using Klynge.Members;")]
    [InlineData("src/Klynge.Web/Members/A.cs", "using Klynge.Web.Storage; class A(Db db) { int Growth => 1; object B() => Growth.ToString(); }")]
    [InlineData("src/Klynge.Web/Members/A.cs", "// using Klynge.Aid\nclass A { string B = \"Aid.Grant\"; object C(IServiceProvider Services) => Services.GetService(null); }")]
    [InlineData("src/Klynge.Web/Storage/AidModel.cs", "using Klynge.Aid;")]
    public void What_may_be_known_is_no_trespass(string path, string text) =>
        Boundaries.Trespasses(Sources.Planted(path, text)).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Klynge/Common/A.cs", "namespace Klynge.Common;", "src/Klynge/Common/A.cs: no folder is called Common")]
    [InlineData("src/Klynge/Aid/A.cs", "namespace Klynge.Aid; class LedgerService;", "src/Klynge/Aid/A.cs: LedgerService ends in Service; say what it is")]
    [InlineData("src/Klynge/Aid/A.cs", "namespace Klynge.Members; class Ledger;", "src/Klynge/Aid/A.cs: its namespace is Klynge.Members, its folder says Klynge.Aid")]
    public void A_planted_misnomer_is_seen(string path, string text, string expected) =>
        Boundaries.Misnamed(Sources.Planted(path, text)).ShouldBe([expected]);

    [Fact]
    public void A_folder_nobody_named_is_seen() =>
        Boundaries.UnknownFolders([Sources.Planted("src/Klynge/Cakes/A.cs", "")]).ShouldBe(["Cakes"]);
}
