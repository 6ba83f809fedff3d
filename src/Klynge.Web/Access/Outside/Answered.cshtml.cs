using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Klynge.Web.Access.Outside;

/// <summary>Where a provider sends people back. Shown only when something is not as it must be; then no session has begun.</summary>
[Open("it is the door itself")]
public sealed class AnsweredModel(SignOn signOn, HearProvider hear, SignInFromOutside signIn, Connect connect, Proof proof, Entry entry) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    public string Name => signOn.Called(Slug)?.Name ?? "";
    public NotIn NotIn { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string? code, string? state, string? iss, string? error)
    {
        if (signOn.Called(Slug) is null)
            return NotFound();
        // Each answer makes us ask the provider something: as often as one may try a password, and no more.
        if (await entry.TakeFromHere(Cancel) is ({ } closed, _))
            return Refused(closed, null, StatusCodes.Status429TooManyRequests);

        var (begun, statement, refusal) = await hear.Do(Slug, new(code, state, iss, error), Cancel);
        refusal ??= await Do(begun!, statement!);
        if (refusal is not null)
            return Refused(refusal, begun?.To, refusal == AskProvider.Silent(signOn.Called(Slug)!) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity);
        await entry.GiveBackHere(Cancel);
        return Redirect(begun!.To);
    }

    private async Task<Refusal?> Do(BegunOutside begun, Statement statement)
    {
        if (begun.Errand == Errand.SignIn)
            return await signIn.Do(statement, Cancel);
        if (begun.Errand == Errand.Connect)
        {
            var refusal = await connect.Do(begun, statement, Cancel);
            Done = refusal is null ? T["{0} opens your account from now on.", statement.Provider.Name] : null;
            return refusal;
        }

        return Visit.AccountId is { } accountId && accountId == begun.AccountId && begun.Session == proof.Session
            ? await signIn.Prove(accountId, statement, Cancel)
            : HearProvider.NotBegunHere;
    }

    private PageResult Refused(Refusal refusal, string? to, int status)
    {
        NotIn = new(T[refusal], LocalPath.Of(to), Visit.SignedIn);
        return Again(status);
    }
}
