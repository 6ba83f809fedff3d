using Klynge.Access;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Record;

/// <summary>Keeps a membership's signed agreement as a file of our own, of a kind we know.</summary>
[May(Deed.DecideMembership)]
public sealed class AttachAgreement(Db db, FileStore store, TimeProvider clock)
{
    public const long Largest = 20 * 1024 * 1024;

    public async Task<Refusal?> Do(Guid membershipId, string fileName, Stream content, DateOnly signedOn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == membershipId, cancel) is not { } membership)
            return Whole.NoSuchMembership;
        if (content.Length == 0)
            return Refusal.On("File", "The file is empty.");
        if (content.Length > Largest)
            return Refusal.On("File", "The file is too large. At most 20 MiB can be kept.");
        if (Recognised.In(content) is not { } kind)
            return Refusal.On("File", "This is not a PDF, a Word document (DOCX), a PNG or a JPEG. What is in the file counts, not its name.");

        var id = Guid.CreateVersion7();
        if (membership.Sign(id, signedOn, await db.Today(clock, cancel)) is { } refusal)
            return refusal;

        var cluster = db.Reach.Only;
        var (size, sha256) = await store.Keep(cluster, id, content, cancel);
        db.Files.Add(new StoredFile
        {
            Id = id, ClusterId = cluster, Name = OwnName(fileName, kind), ContentType = kind.ContentType, Size = size, Sha256 = sha256,
            Right = Deed.SeeRegister, At = db.Now, By = db.Actor.AccountId,
        });
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException exception)
        {
            store.Drop(cluster, id);
            if (exception is DbUpdateConcurrencyException)
                return Whole.ChangedMeanwhile;
            throw;
        }
    }

    /// <summary>The name it came with, without what no file system or header wants, and with the ending of what it is.</summary>
    private static string OwnName(string fileName, Recognised kind)
    {
        var bare = Path.GetFileNameWithoutExtension((fileName ?? "").Replace('\\', '/'));
        var clean = string.Concat(bare.Normalize().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '(' or ')')).Trim(' ', '.');
        if (clean.Length > 100)
            clean = clean[..100].Trim();
        return (clean.Length == 0 ? "agreement" : clean) + kind.Ending;
    }
}
