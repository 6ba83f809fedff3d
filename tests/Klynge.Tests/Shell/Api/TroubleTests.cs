using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Klynge.Tests.Shell.Api;

/// <summary>An error of ours reaches a program as a problem with a number, and tells nothing else.</summary>
public sealed class TroubleTests
{
    [Fact]
    public async Task What_breaks_is_told_with_its_number_and_nothing_of_what_broke()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite, builder => builder.Services.Replace(ServiceDescriptor.Scoped<Klynge.Web.Members.EnterMember>(_ => throw new InvalidOperationException("Secret.Words at Klynge.Web"))));
        var program = await Caller.With(site, await site.NewCluster());
        var told = (await program.Post("members", """{"name":"Alfa AS"}""", ("Accept-Language", "nb"))).Is(500);
        told.Media.ShouldBe("application/problem+json");
        told["type"].ShouldBe("/api/v1#trouble-of-ours");
        told["reference"].Length.ShouldBe(12);
        told.Text.ShouldNotContain("Secret");
        (await program.Get("members")).Is(200);
    }
}
