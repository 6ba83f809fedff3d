using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Klynge.Web.Storage.Checkup;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access.Passkeys;

/// <summary>Passkeys belong to one host and want https: where the address people use is not told, or has become another, they open nothing.</summary>
internal sealed class PasskeyCheck(Db db, PublicAddress address) : ICheck
{
    public async Task<IReadOnlyList<Finding>> Look(CancellationToken cancel) =>
        Judge(address.Root, await db.Set<Passkey>().Select(passkey => passkey.Domain).ToListAsync(cancel)) is { } finding ? [finding] : [];

    /// <summary>Null where nobody has a passkey: nothing is asked of who uses none.</summary>
    internal static Finding? Judge(Uri root, IReadOnlyList<string> domains)
    {
        if (domains.Count == 0)
            return null;
        var others = domains.Where(domain => domain != root.Host).ToList();
        if (others.Count > 0)
            return Finding.Ill("passkeys", "{0} of {1} passkeys were made for {2}, and work at that address only. Set KLYNGE_PublicAddress to it, or have their owners make new ones.", others.Count, domains.Count, others[0]);
        return root.Scheme == Uri.UriSchemeHttps || root.IsLoopback
            ? Finding.Well("passkeys", "Passkeys are made for the address people use.")
            : Finding.Ill("passkeys", "KLYNGE_PublicAddress is not https, and browsers use passkeys over https only.");
    }
}
