using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Npgsql;
using static Klynge.Tests.Commands.Patient;

namespace Klynge.Tests.Commands;

/// <summary>What only PostgreSQL can have wrong.</summary>
public sealed class DoctorOnPostgresTests
{
    [Fact]
    public async Task A_superuser_is_named() => await OnPostgres(async site =>
        (await Findings(site.Place with { Postgres = new NpgsqlConnectionStringBuilder(site.Place.Postgres) { Username = "postgres" }.ToString() })).ShouldBe(["role"]));

    [Theory]
    [InlineData("ALTER TABLE organisation DISABLE ROW LEVEL SECURITY")]
    [InlineData("ALTER TABLE organisation NO FORCE ROW LEVEL SECURITY")]
    [InlineData("DROP POLICY reach ON organisation")]
    public async Task A_table_without_its_policy_is_named(string sql) => await OnPostgres(async site =>
    {
        await Execute(site.Place, sql);
        (await Findings(site.Place)).ShouldBe(["policies"]);
    });

    [Fact]
    public async Task A_rule_the_database_never_checked_is_named() => await OnPostgres(async site =>
    {
        await Execute(site.Place, "ALTER TABLE cluster ADD CONSTRAINT short CHECK (length(slug) < 100) NOT VALID");
        (await Findings(site.Place)).ShouldBe(["integrity"]);
    });

    [Fact]
    public async Task A_database_that_has_not_every_letter_is_named() => await OnPostgres(async _ =>
    {
        var place = await Databases.Empty(Dialect.Postgres, "template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'");
        await Run.Klynge(place, "cluster", "add", "nscc", "Care");
        (await Findings(place)).ShouldBe(["encoding"]);
    });

    private static async Task OnPostgres(Func<RunningSite, Task> test)
    {
        Assert.SkipWhen(Databases.WhyNoPostgres is not null, Databases.WhyNoPostgres ?? "");
        await using var site = await Sound(Dialect.Postgres);
        await test(site);
    }
}
