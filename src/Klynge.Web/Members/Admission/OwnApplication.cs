using Klynge.Members;
using Klynge.Web.Access;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>An application as its applicant finds it again: by the key in her link, which stands nowhere but there.</summary>
internal static class OwnApplication
{
    public static string Path(string slug, string language, string key) => PublicSite.Address(slug, "/application/" + key, language);

    public static async Task<MembershipApplication?> ByKey(this Db db, string? key, CancellationToken cancel)
    {
        if (key is not { Length: > 0 and <= 100 })
            return null;

        var hash = Secrets.Hash(key);
        return await db.Set<MembershipApplication>().Include(a => a.Steps.OrderBy(step => step.At).ThenBy(step => step.Id)).SingleOrDefaultAsync(a => a.KeyHash == hash, cancel);
    }
}

/// <summary>The applicant takes her application back.</summary>
[Open("the key in the link is the right to it")]
public sealed class WithdrawOwnApplication(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(string key, string? words, CancellationToken cancel)
    {
        if (await db.ByKey(key, cancel) is not { } application)
            return AdmissionQuestions.None;
        return application.Withdraw(words, null, db.Now, await db.Today(clock, cancel)) ?? await db.SaveAnswer(application, cancel);
    }
}
