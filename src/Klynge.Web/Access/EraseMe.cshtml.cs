using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>She who is signed in takes her own account out, when she has shown that it is her and is sure.</summary>
[SignedIn]
public sealed class EraseMeModel(Db db, Proof proof, EraseAccount erase) : KlyngePage
{
    public string Email { get; private set; } = "";
    public bool Fresh { get; private set; }
    public Refusal? Not { get; private set; }

    /// <summary>Those she has or had a role in, and how each is reached.</summary>
    public IReadOnlyList<(string Name, string? Email)> Clusters { get; private set; } = [];

    private Guid AccountId => Visit.AccountId!.Value;

    public override async Task Load()
    {
        Fresh = await proof.IsFresh(Cancel);
        Email = await db.Accounts.Where(a => a.Id == AccountId).Select(a => a.Email).SingleAsync(Cancel);
        Clusters = [.. (await db.Clusters.Where(c => db.Roles.Any(r => r.AccountId == AccountId && r.ClusterId == c.Id)).OrderBy(c => c.Name).Select(c => new { c.Name, c.PublicEmail }).ToListAsync(Cancel)).Select(c => (c.Name, c.PublicEmail))];
        Not = await erase.Refuses(AccountId, Cancel);
    }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost(bool sure)
    {
        if (!await proof.IsFresh(Cancel))
            return Redirect("/account/prove?to=/account/erase");
        if (!sure)
            return await Refuse(new Refusal("Tick that you are sure."));
        if (await erase.Do(AccountId, Cancel) is { } refusal)
            return await Refuse(refusal);

        Done = T["Your account is erased. Nothing opens it again."];
        return Redirect("/sign-in");
    }
}
