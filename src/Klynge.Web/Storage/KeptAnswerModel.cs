using Klynge.Members;
using Klynge.Web.Shell.Api;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>The table of answers kept for a day.</summary>
internal sealed class KeptAnswerModel : ITables
{
    public void Build(ModelBuilder model) => model.Entity<KeptAnswer>(answer =>
    {
        // Once under one key: whoever comes second meets the first.
        answer.HasKey(a => new { a.ClusterId, a.AccountId, a.Key });
        answer.HasOne<Cluster>().WithMany().HasForeignKey(a => a.ClusterId).OnDelete(DeleteBehavior.Cascade);
        answer.HasIndex(a => new { a.ClusterId, a.At });
    });
}
