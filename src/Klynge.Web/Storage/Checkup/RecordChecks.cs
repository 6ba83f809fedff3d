using Klynge.Members;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage.Checkup;

/// <summary>What the record says: nothing made up beside what is real, its order, and its files.</summary>
internal static class RecordChecks
{
    public static async Task<Finding> Demonstration(Db db, CancellationToken cancel)
    {
        var real = await db.Clusters.AnyAsync(cluster => !cluster.Demonstration, cancel);
        var made = await db.Clusters.AnyAsync(cluster => cluster.Demonstration, cancel)
            || await db.Accounts.AnyAsync(account => account.Demonstration && account.DisabledAt == null, cancel);
        return real && made
            ? Finding.Ill("demonstration", "A cluster or an account of the demonstration stands beside real clusters. Disable its accounts, or move the real clusters to an installation of their own.")
            : Finding.Well("demonstration", real ? "Nothing of the demonstration stands beside what is real." : "There is no real cluster here yet.");
    }

    public static async Task<Finding> Order(Db db, CancellationToken cancel)
    {
        if (await NameOrder.Remembered(db, cancel) is var remembered && remembered != NameKey.OrderVersion)
            return Finding.Ill("order", "The stored order of names was made by another version of the alphabet. Run “klynge doctor --mend”.");
        return await NameOrder.Wrong(db, cancel) is var wrong and > 0
            ? Finding.Ill("order", "{0} names stand out of order. Run “klynge doctor --mend”.", wrong)
            : Finding.Well("order", "Names stand in Norwegian order.");
    }

    public static async Task<Finding> Journal(Db db, CancellationToken cancel) => await BrokenSeals.Find(db, cancel) is [var broken, ..]
        ? Finding.Ill("journal", "The journal of {0} does not fit its seal number {1}. Compare it with a backup from before.", broken.Cluster, broken.Number)
        : Finding.Well("journal", "Every journal fits its seals.");

    public static async Task<Finding> Files(Db db, Place place, CancellationToken cancel)
    {
        var store = new FileStore(place);
        List<string> lost = [];
        await foreach (var file in db.Files.Select(file => new { file.ClusterId, file.Id, file.Name, file.Size }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            await using var content = store.Open(file.ClusterId, file.Id);
            if (content?.Length != file.Size)
                lost.Add(file.Name);
        }

        return lost.Count == 0
            ? Finding.Well("files", "Every kept file is there.")
            : Finding.Ill("files", "{0} kept files are gone or cut, {1} among them. Take them from a backup.", lost.Count, lost[0]);
    }
}
