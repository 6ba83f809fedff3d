using System.Reflection;
using Klynge.Web.Storage;
using Xunit.Sdk;
using Xunit.v3;

namespace Klynge.Tests.Site;

/// <summary>Runs a site test on both databases. Where PostgreSQL is missing that half is skipped, with the reason printed.</summary>
public sealed class OnBothAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) => new(
    [
        new TheoryDataRow(Dialect.Sqlite),
        new TheoryDataRow(Dialect.Postgres) { Skip = Databases.WhyNoPostgres },
    ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
