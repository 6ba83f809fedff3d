using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Listing;

/// <summary>Saves a view under a name for oneself, gives it another, replaces what it shows, deletes it.</summary>
[May(Deed.SeeDirectory)]
public sealed class KeepView(Db db, Visit visit)
{
    public Task<Refusal?> Save(string? name, View view, CancellationToken cancel) => new KeptViews(db, visit.AccountId ?? throw new InvalidOperationException("Nobody asks.")).Save(name, view, cancel);

    public Task<Refusal?> Rename(Guid id, string? name, CancellationToken cancel) => new KeptViews(db, visit.AccountId).Change(id, view => view.Rename(name), cancel);

    public Task<Refusal?> Replace(Guid id, View view, CancellationToken cancel) => new KeptViews(db, visit.AccountId).Change(id, kept => kept.Replace(view.ToString()), cancel);

    public Task<Refusal?> Delete(Guid id, CancellationToken cancel) => new KeptViews(db, visit.AccountId).Delete(id, cancel);
}

/// <summary>The same with the views that all in the cluster have.</summary>
[May(Deed.ShareView)]
public sealed class ShareView(Db db)
{
    public Task<Refusal?> Save(string? name, View view, CancellationToken cancel) => new KeptViews(db, null).Save(name, view, cancel);

    public Task<Refusal?> Rename(Guid id, string? name, CancellationToken cancel) => new KeptViews(db, null).Change(id, view => view.Rename(name), cancel);

    public Task<Refusal?> Replace(Guid id, View view, CancellationToken cancel) => new KeptViews(db, null).Change(id, kept => kept.Replace(view.ToString()), cancel);

    public Task<Refusal?> Delete(Guid id, CancellationToken cancel) => new KeptViews(db, null).Delete(id, cancel);
}

/// <summary>The views of one person, or the shared ones.</summary>
internal sealed class KeptViews(Db db, Guid? owner)
{
    public static readonly Refusal NotThere = new("There is no such view any more.");

    public async Task<Refusal?> Save(string? name, View view, CancellationToken cancel)
    {
        // Who meets another on one place takes the next.
        for (var n = 0; ; n++)
        {
            var taken = await Own.Select(v => v.Place).ToListAsync(cancel);
            var (kept, refusal) = SavedView.Keep(db.Reach.Only, owner, name, view.ToString(), taken);
            if (refusal is not null)
                return refusal;
            db.Add(kept!);
            if (await Written(cancel) is not { } met)
                return null;
            if (n == SavedView.Most || await Own.AnyAsync(v => v.NameKey == kept!.NameKey, cancel))
                return met;
        }
    }

    public async Task<Refusal?> Change(Guid id, Func<SavedView, Refusal?> change, CancellationToken cancel)
    {
        if (await Own.SingleOrDefaultAsync(v => v.Id == id, cancel) is not { } view)
            return NotThere;
        return change(view) ?? await Written(cancel);
    }

    public async Task<Refusal?> Delete(Guid id, CancellationToken cancel)
    {
        if (await Own.SingleOrDefaultAsync(v => v.Id == id, cancel) is not { } view)
            return NotThere;
        view.Remove();
        db.Remove(view);
        return await Written(cancel);
    }

    private IQueryable<SavedView> Own => db.Set<SavedView>().Where(v => v.AccountId == owner);

    private async Task<Refusal?> Written(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new("Someone else changed the view at the same moment. Look at it again and decide.");
        }
        // The name is taken, or two were saved at once and met on one place: Save looks which.
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            return Refusal.On("name", "There is a view with that name already. Give this one another, or replace that one.");
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
