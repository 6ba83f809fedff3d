using Klynge.Members;
using Klynge.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>Tables of accounts: of the installation, not of one cluster.</summary>
internal sealed class AccessModel : ITables
{
    public void Build(ModelBuilder model)
    {
        model.Entity<Account>(account =>
        {
            account.HasKey(a => a.Id);
            account.Property(a => a.Id).ValueGeneratedNever();
            // One account an address.
            account.HasIndex(a => a.EmailKey).IsUnique();
        });
        model.Entity<AccountRole>(role =>
        {
            role.HasKey(r => r.Id);
            role.Property(r => r.Id).ValueGeneratedNever();
            role.HasOne(r => r.Account).WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
            role.HasOne<Cluster>().WithMany().HasForeignKey(r => r.ClusterId).OnDelete(DeleteBehavior.Restrict);
            // The organisation a contact speaks for is one of the cluster she has the role in.
            role.HasOne<Organisation>().WithMany().HasForeignKey(r => new { r.ClusterId, r.OrganisationId })
                .HasPrincipalKey(o => new { o.ClusterId, o.Id }).OnDelete(DeleteBehavior.Cascade);
            // A role is held once at a time: for one organisation, in the cluster, or of the installation. An empty column is unlike any other, so each has its index.
            role.HasIndex(r => new { r.AccountId, r.ClusterId, r.Role, r.OrganisationId }).IsUnique().HasFilter("ended_at IS NULL");
            role.HasIndex(r => new { r.AccountId, r.ClusterId, r.Role }, "held_once_in_cluster").IsUnique().HasFilter("ended_at IS NULL AND organisation_id IS NULL");
            role.HasIndex(r => new { r.AccountId, r.Role }, "held_once_in_installation").IsUnique().HasFilter("ended_at IS NULL AND cluster_id IS NULL");
            role.HasIndex(r => new { r.ClusterId, r.Role });
        });
        model.Entity<Session>(session =>
        {
            session.HasKey(s => s.Hash);
            session.HasOne(s => s.Account).WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<WrongTries>().HasKey(t => t.Key);
        model.Entity<OneTimeToken>(token =>
        {
            token.HasKey(t => t.Hash);
            token.HasIndex(t => t.Id).IsUnique();
            token.HasIndex(t => new { t.Purpose, t.EmailKey });
            // One open invitation an address and cluster: who presses twice sends one.
            token.HasIndex(t => new { t.ClusterId, t.EmailKey }, "one_open_invitation").IsUnique().HasFilter("used_at IS NULL AND purpose = 'Invitation'");
            token.HasOne<Cluster>().WithMany().HasForeignKey(t => t.ClusterId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ApiToken>(token =>
        {
            token.HasKey(t => t.Hash);
            token.HasIndex(t => t.Id).IsUnique();
            token.HasOne(t => t.Account).WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
            token.HasOne<Cluster>().WithMany().HasForeignKey(t => t.ClusterId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
