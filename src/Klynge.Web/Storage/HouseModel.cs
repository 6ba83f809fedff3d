using Klynge.Web.Post;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>Tables of the house itself: journal, files, letters, settings.</summary>
internal sealed class HouseModel : ITables
{
    public void Build(ModelBuilder model)
    {
        model.Entity<JournalLine>(line =>
        {
            line.ToTable("journal_line");
            line.HasKey(l => l.Id);
            line.Property(l => l.Id).ValueGeneratedNever();
            line.HasOne<Klynge.Members.Cluster>().WithMany().HasForeignKey(l => l.ClusterId).OnDelete(DeleteBehavior.Restrict);
            line.HasIndex(l => new { l.ClusterId, l.About, l.At });
            line.HasIndex(l => new { l.ClusterId, l.At, l.Id });
            line.Ignore(l => l.Happening);
        });
        model.Entity<JournalSeal>(seal =>
        {
            seal.HasKey(s => new { s.ClusterId, s.Number });
            seal.HasOne<Klynge.Members.Cluster>().WithMany().HasForeignKey(s => s.ClusterId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<StoredFile>();
        model.Entity<Letter>(letter =>
        {
            letter.HasKey(l => l.Id);
            letter.Property(l => l.Id).ValueGeneratedNever();
            letter.HasIndex(l => new { l.SentAt, l.NextTryAt });
        });
        model.Entity<Setting>().HasKey(s => s.Key);
    }
}
