using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Listing;

/// <summary>Views under a name. Those that are somebody's own go with her account; the shared ones stay.</summary>
internal sealed class SavedViewModel : ITables
{
    public void Build(ModelBuilder model) => model.Entity<SavedView>(view =>
    {
        view.HasOne<Web.Access.Account>().WithMany().HasForeignKey(v => v.AccountId).OnDelete(DeleteBehavior.Cascade);
        // A name is said of one view of hers, and of one that is shared.
        view.HasIndex(v => new { v.ClusterId, v.AccountId, v.NameKey }).IsUnique();
        view.HasIndex(v => new { v.ClusterId, v.NameKey }, "ix_saved_view_shared_name").IsUnique().HasFilter("account_id IS NULL");
        // At most fifty: each on a place of its own.
        view.HasIndex(v => new { v.ClusterId, v.AccountId, v.Place }).IsUnique();
        view.HasIndex(v => new { v.ClusterId, v.Place }, "ix_saved_view_shared_place").IsUnique().HasFilter("account_id IS NULL");
        view.ToTable(table => table.HasCheckConstraint("ck_saved_view_place", $"place BETWEEN 1 AND {SavedView.Most}"));
    });
}
