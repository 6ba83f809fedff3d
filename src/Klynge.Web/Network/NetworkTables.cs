using Klynge.Members;
using Klynge.Network;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>Tables of introductions; ties are in none, for they are questions to the occasions.</summary>
internal sealed class NetworkTables : ITables
{
    public void Build(ModelBuilder model)
    {
        model.Entity<Introduction>().HasIndex(i => new { i.ClusterId, i.On });
        model.RefersTo<Introduction, Organisation>(i => new { i.ClusterId, i.FirstId });
        model.RefersTo<Introduction, Organisation>(i => new { i.ClusterId, i.SecondId });
        model.RefersTo<Introduction, Organisation>(i => new { i.ClusterId, i.BridgeId });
        model.PartOf<Introduction, IntroductionStep>(i => i.Steps, s => new { s.ClusterId, s.IntroductionId });
        // What came of it on a day stands there once.
        model.Entity<IntroductionStep>().HasIndex(s => new { s.ClusterId, s.IntroductionId, s.Result, s.On }).IsUnique();
    }
}
