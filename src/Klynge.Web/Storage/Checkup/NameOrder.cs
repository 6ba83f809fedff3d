using System.Reflection;
using Klynge.Members;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage.Checkup;

/// <summary>
/// Sort keys are stored, and belong to one version of the alphabet's rules: the installation remembers which, and makes
/// them anew when the system under it has got another.
/// </summary>
internal static class NameOrder
{
    private const string Key = "name-order";

    public static Task<string?> Remembered(Db db, CancellationToken cancel) =>
        db.Settings.Where(setting => setting.Key == Key).Select(setting => setting.Value).SingleOrDefaultAsync(cancel);

    /// <summary>An installation without a version is new: its keys are made by this one.</summary>
    public static async Task Remember(Db db, CancellationToken cancel)
    {
        if (await db.Settings.AnyAsync(setting => setting.Key == Key, cancel))
            return;
        db.Settings.Add(new Setting { Key = Key, Value = NameKey.OrderVersion });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            // Another node remembered it in the same moment.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>How many names within the reach stand under a key that is not theirs.</summary>
    public static async Task<int> Wrong(Db db, CancellationToken cancel)
    {
        var wrong = 0;
        foreach (var table in Named(db))
            wrong += await table(false, cancel);
        return wrong;
    }

    /// <summary>Makes the keys anew, all in one transaction, and answers how many were wrong.</summary>
    public static async Task<int> Mend(Db db, CancellationToken cancel)
    {
        await using var writing = await db.BeginWriting(cancel);
        var mended = 0;
        foreach (var table in Named(db))
            mended += await table(true, cancel);
        await db.Settings.Where(setting => setting.Key == Key).ExecuteUpdateAsync(set => set.SetProperty(setting => setting.Value, NameKey.OrderVersion), cancel);
        await writing.Commit(cancel);
        return mended;
    }

    // Whatever has a name and a sort key of it: organisations, people, earlier names.
    private static IEnumerable<Func<bool, CancellationToken, Task<int>>> Named(Db db) => db.Model.GetEntityTypes()
        .Where(type => type.FindProperty("Id") is not null && type.FindProperty("Name") is not null && type.FindProperty("NameSort") is not null)
        .Select(type => typeof(NameOrder).GetMethod(nameof(Keys), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.ClrType)
            .CreateDelegate<Func<Db, bool, CancellationToken, Task<int>>>())
        .Select(keys => (Func<bool, CancellationToken, Task<int>>)((mend, cancel) => keys(db, mend, cancel)));

    private static async Task<int> Keys<T>(Db db, bool mend, CancellationToken cancel) where T : class
    {
        var rows = db.Set<T>().Select(row => new { Id = EF.Property<Guid>(row, "Id"), Name = EF.Property<string>(row, "Name"), Key = EF.Property<string>(row, "NameSort") });
        List<(Guid Id, string Key)> wrong = [];
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            if (NameKey.Sort(row.Name) is var key && key != row.Key)
                wrong.Add((row.Id, key));
        if (mend)
            foreach (var (id, key) in wrong)
                await db.Set<T>().Where(row => EF.Property<Guid>(row, "Id") == id).ExecuteUpdateAsync(set => set.SetProperty(row => EF.Property<string>(row, "NameSort"), key), cancel);
        return wrong.Count;
    }
}
