using Klynge.Web.Access;
using Klynge.Web.Access.Outside;
using Klynge.Web.Access.Passkeys;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>Tables of the ways in beside passwords: of accounts, and so of the installation.</summary>
internal sealed class WaysInModel : ITables
{
    public void Build(ModelBuilder model)
    {
        model.Entity<Passkey>(passkey =>
        {
            passkey.HasKey(p => p.Id);
            passkey.Property(p => p.Id).ValueGeneratedNever();
            // A passkey opens one account.
            passkey.HasIndex(p => p.CredentialId).IsUnique();
            passkey.HasIndex(p => p.AccountId);
            passkey.HasOne(p => p.Account).WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<OutsideLogin>(login =>
        {
            login.HasKey(o => o.Id);
            login.Property(o => o.Id).ValueGeneratedNever();
            // Whoever a provider means by a subject opens one account here, and an account is connected once with a provider.
            login.HasIndex(o => new { o.Issuer, o.Subject }).IsUnique();
            login.HasIndex(o => new { o.AccountId, o.Issuer }).IsUnique();
            login.HasOne(o => o.Account).WithMany().HasForeignKey(o => o.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        // Used once.
        model.Entity<Spent>().HasKey(s => s.Hash);
    }
}
