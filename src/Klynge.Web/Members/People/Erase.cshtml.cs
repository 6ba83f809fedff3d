using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Access;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>Shows what erasing somebody comes to, and does it when the manager is sure.</summary>
[May(Deed.ErasePerson)]
public sealed class EraseModel(ErasePerson erase, EraseAccount eraseAccount) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public string Name { get; private set; } = "";
    public Erasing? Erasing { get; private set; }

    /// <summary>The address somebody signs in with who is known here by it.</summary>
    public string? Account { get; private set; }
    public Refusal? AccountStays { get; private set; }

    /// <summary>Organisations called as she is: a sole trader's is public.</summary>
    public IReadOnlyList<string> SoleTraders { get; private set; } = [];

    public override bool IsThere => Erasing is not null;

    public override async Task Load()
    {
        if (await Db.SubjectOf(Id, Cancel) is not { } who || await erase.Look(Id, Cancel) is not { } erasing)
            return;

        (Name, Erasing) = (who.Names[0], erasing);
        var folded = " " + NameKey.Fold(Name) + " ";
        SoleTraders = await Db.Organisations.Where(o => o.Names.Any(n => n.Folded.Contains(folded))).OrderBy(o => o.NameSort).Select(o => o.Name).Take(5).ToListAsync(Cancel);
        if (who.Account is not { } account)
            return;
        Account = await Db.Accounts.Where(a => a.Id == account).Select(a => a.Email).SingleAsync(Cancel);
        AccountStays = account == Visit.AccountId ? new("You erase your own on the page of your account.") : await eraseAccount.Refuses(account, Cancel);
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        return IsThere ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(bool sure, bool account)
    {
        await Load();
        if (!IsThere)
            return NotFound();
        if (!sure)
            return await Refuse(new Refusal("Tick that you are sure."));

        if (await erase.Refuses(Cancel) is { } wait)
            return await Refuse(wait);
        var also = account && Account is not null ? (await Db.SubjectOf(Id, Cancel))!.Account : null;
        // The account first: when it may not go, nothing has.
        if (also is { } hers && await (AccountStays is { } stays ? Task.FromResult<Refusal?>(stays) : eraseAccount.Do(hers, Cancel)) is { } not)
            return await Refuse(not);
        var (erased, refusal) = await erase.Do(Id, Cancel);
        if (refusal is not null)
            return await Refuse(refusal);

        Done = T[erased!.LogHeldUp ? "The person is erased. The database's log, which somebody was reading, is emptied within a day." : "The person is erased."];
        return Redirect($"/{Visit.Slug}/people");
    }
}
