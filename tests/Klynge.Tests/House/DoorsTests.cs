using Klynge.Access;
using Klynge.Tests.Site;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.House;

/// <summary>Every way in says which deed it needs, that it wants a signed-in person, or why it is open.</summary>
public sealed class DoorsTests
{
    /// <summary>Pages that take a form without its key, and why that is harmless.</summary>
    private static readonly Dictionary<string, string> WithoutKey = new() { ["/error/{code:int}"] = "is shown in place of whatever failed, and does nothing" };

    /// <summary>The framework's own, beside the files it knows; it says nothing, so the fallback policy closes it.</summary>
    private const string OtherFiles = "/{**path:file}";

    /// <summary>Rooms that work for the daily tasks, the command line and the demonstration, which act as owner of the installation.</summary>
    private static readonly string[] NoDeedHere = ["Klynge.Web.Storage", "Klynge.Web.Tasks", "Klynge.Web.Demonstration", "Klynge.Web.Commands", "Klynge.Web.Post"];

    /// <summary>Deeds asked for within, because the cluster is chosen in the form and not said by the address.</summary>
    private static readonly string[] AskedWithin = ["ProgramKeys"];

    private static readonly Type[] Types = typeof(Klynge.Web.Shell.Site).Assembly.GetTypes();

    [Fact]
    public async Task Every_page_and_address_says_who_may()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var doors = await Door.All(site);
        doors.Count.ShouldBeGreaterThan(5);
        Unmarked(doors).ShouldBeEmpty();
    }

    [Fact]
    public void A_planted_address_that_says_nothing_is_seen()
    {
        var planted = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/{cluster}/planted"), 0, new EndpointMetadataCollection(), "planted");
        var twice = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/twice"), 0, new EndpointMetadataCollection(new OpenAttribute("x"), new MayAttribute(Deed.Export)), "twice");
        var wide = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/{cluster}/wide"), 0, new EndpointMetadataCollection(new SignedInAttribute()), "wide");
        Unmarked([Door.Of(planted), Door.Of(twice), Door.Of(wide)]).ShouldBe(
            ["/{cluster}/planted says nothing", "/twice is open and asks for a deed at once", "/{cluster}/wide is a cluster's, and asks for no deed there"]);
    }

    [Fact]
    public async Task A_door_that_says_nothing_is_closed_to_the_owner_too()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        await using var scope = site.Services.CreateAsyncScope();
        var fallback = (await scope.ServiceProvider.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync()).ShouldNotBeNull();
        fallback.Requirements.ShouldBe([new ClosedRequirement()]);
        Types.Where(type => type.IsAssignableTo(typeof(IAuthorizationHandler))).ShouldBe([typeof(DeedHandler)]);
        DeedHandlerText().ShouldNotContain(nameof(ClosedRequirement));
    }

    [Fact]
    public void Every_deed_says_who_may() => Deedless(Types).ShouldBeEmpty();

    [Fact]
    public void A_planted_deed_that_says_nothing_is_seen() => Deedless([typeof(PlantedDeed)]).ShouldBe([nameof(PlantedDeed)]);

    [Fact]
    public void A_page_that_leads_to_a_deed_for_fewer_people_asks_for_it() =>
        Types.Where(type => type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract).SelectMany(page => Unasked(page, SourceOf(page))).ShouldBeEmpty();

    [Fact]
    public void A_planted_page_that_forgets_to_ask_is_seen()
    {
        const string fault = "PlantedPage.OnPost leads to PlantedAdmission, and does not ask May(Deed.DecideMembership)";
        const string property = "public bool MayDecide => Visit.May(Deed.DecideMembership);";
        Unasked(typeof(PlantedPage), $"class PlantedPage {{ {property} public void OnPost() => admission.Do(); }}").ShouldBe([fault]);
        Unasked(typeof(PlantedPage), $"class PlantedPage {{ {property} public void OnPost() => Admit(); private void Admit() => admission.Do(); }}").ShouldBe([fault]);
        Unasked(typeof(PlantedPage), $"class PlantedPage {{ [May(Deed.DecideMembership)] public void OnPost() => admission.Do(); }}").ShouldBeEmpty();
        Unasked(typeof(PlantedPage), $"class PlantedPage {{ public void OnGet() => admission.Do(); public void OnPost() {{ }} }}").ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task What_changes_something_wants_the_key_of_its_form(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var sample = await Sample.Fill(site, "nscc", "Norwegian Smart Care Cluster");
        using var all = await site.SignedIn(sample.Cluster, Role.MemberContact, sample.Rows["Organisation"], "alt@klyngen.example");
        await RolesAtDoorsTests.Also(site, "alt@klyngen.example", null, Role.Owner);
        foreach (var door in await Door.All(site))
            foreach (var (query, method) in door.Writes.Where(_ => !WithoutKey.ContainsKey(door.Address)).SelectMany(write => (door.IsApi ? door.Methods : ["POST"]).Select(method => (write.Query, method))))
            {
                using var nothing = new FormUrlEncodedContent([]);
                using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(door.At("nscc", sample.Rows["Organisation"]) + query, UriKind.Relative)) { Content = nothing };
                using var answer = await all.SendAsync(request);
                ((int)answer.StatusCode).ShouldBe(door.IsApi ? 401 : 400, $"{method} {door}{query}");
            }
    }

    private static IEnumerable<string> Unmarked(IEnumerable<Door> doors)
    {
        foreach (var door in doors.Where(door => !door.IsFile && door.Address != OtherFiles))
            if (!door.IsOpen && !door.AsksSignedIn && door.Deeds.Count == 0)
                yield return $"{door} says nothing";
            else if (door.IsOpen && (door.AsksSignedIn || door.Deeds.Count > 0))
                yield return $"{door} is open and asks for a deed at once";
            else if (door.OfCluster && !door.IsOpen && door.Deeds.Count == 0)
                yield return $"{door} is a cluster's, and asks for no deed there";
    }

    /// <summary>A deed is a class with a verb called Do, anywhere but in the rooms that no person reaches.</summary>
    private static IEnumerable<string> Deedless(IEnumerable<Type> types) => types
        .Where(type => !NoDeedHere.Any(room => type.Namespace?.StartsWith(room, StringComparison.Ordinal) == true))
        .Where(type => type is { IsClass: true } && type.GetMethods().Any(method => method.Name == "Do" && method.DeclaringType == type) && !type.IsAssignableTo(typeof(PageModel)))
        .Where(type => !type.IsDefined(typeof(MayAttribute), false) && !type.IsDefined(typeof(SignedInAttribute), false) && !type.IsDefined(typeof(OpenAttribute), false))
        .Select(type => type.Name);

    /// <summary>
    /// What a handler that changes something reaches, also through the page's own methods: a deed for fewer than may come in is
    /// asked for on the handler itself or on the page. A property that only hides a button asks nobody.
    /// </summary>
    private static IEnumerable<string> Unasked(Type page, string source)
    {
        var own = page.GetCustomAttributes(typeof(MayAttribute), true).Cast<MayAttribute>().Select(may => may.Deed).ToList();
        var comeIn = Enum.GetValues<Role>().Where(role => own.Count == 0 || own.All(deed => Rights.May(role, deed))).ToList();
        var deeds = page.GetConstructors().SelectMany(made => made.GetParameters()).ToDictionary(parameter => parameter.Name!, parameter => parameter.ParameterType);
        var methods = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Where(type => type.Identifier.ValueText == page.Name)
            .SelectMany(type => type.Members.OfType<MethodDeclarationSyntax>()).ToLookup(method => method.Identifier.ValueText);
        foreach (var handler in methods.SelectMany(same => same).Where(method => method.Identifier.ValueText.StartsWith("OnPost", StringComparison.Ordinal)))
            foreach (var name in Names(handler, methods, []).Where(deeds.ContainsKey).Distinct())
                foreach (var may in deeds[name].GetCustomAttributes(typeof(MayAttribute), false).Cast<MayAttribute>())
                    if (comeIn.Any(role => !Rights.May(role, may.Deed)) && !AskedWithin.Contains(deeds[name].Name) && !handler.AttributeLists.ToString().Contains($"May(Deed.{may.Deed})", StringComparison.Ordinal))
                        yield return $"{page.Name}.{handler.Identifier.ValueText} leads to {deeds[name].Name}, and does not ask May(Deed.{may.Deed})";
    }

    private static IEnumerable<string> Names(MethodDeclarationSyntax method, ILookup<string, MethodDeclarationSyntax> own, HashSet<MethodDeclarationSyntax> seen)
    {
        if (!seen.Add(method))
            return [];
        var names = method.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText).ToList();
        return names.Concat(names.SelectMany(name => own[name]).SelectMany(called => Names(called, own, seen)));
    }

    private static string SourceOf(Type page) => Sources.Code.First(source => source.Tree.DescendantNodes().OfType<ClassDeclarationSyntax>().Any(type =>
        type.Identifier.ValueText == page.Name && type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Single().Name.ToString() == page.Namespace)).Text;

    private static string DeedHandlerText() => Sources.Code.SelectMany(source => source.Tree.DescendantNodes().OfType<ClassDeclarationSyntax>())
        .Single(type => type.Identifier.ValueText == nameof(DeedHandler)).ToString();

    private sealed class PlantedDeed
    {
        public void Do() => _ = this;
    }

    [May(Deed.DecideMembership)]
    private sealed class PlantedAdmission;

    [May(Deed.SeeDirectory)]
    private sealed class PlantedPage(PlantedAdmission admission) : PageModel
    {
        public void OnPost() => _ = admission;
    }
}
