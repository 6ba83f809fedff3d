using Klynge.Access;
using Klynge.Web.Language;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Record;

/// <summary>What the deeds on corrections both ask, whether of facts or of contact people.</summary>
internal static class CorrectionQuestions
{
    public static readonly Refusal None = new("There is no such correction.");

    /// <summary>Whether the account is the organisation's member contact in this cluster now.</summary>
    public static Task<bool> SpeaksFor(this Db db, Guid account, Guid organisation, CancellationToken cancel)
    {
        var cluster = db.Reach.Only;
        return db.Roles.AnyAsync(r => r.AccountId == account && r.ClusterId == cluster && r.OrganisationId == organisation && r.Role == Role.MemberContact && r.EndedAt == null, cancel);
    }

    /// <summary>Who answered first, and what she said.</summary>
    public static async Task<Refusal> Already(this Db db, Guid? by, bool? accepted, CancellationToken cancel)
    {
        var who = await db.Accounts.Where(a => a.Id == by).Select(a => a.Name).SingleOrDefaultAsync(cancel) ?? Texts.Say("Someone who is erased");
        return accepted switch
        {
            true => new("{0} has accepted this correction already.", who),
            false => new("{0} has declined this correction already.", who),
            _ => new("{0} has put a later correction in its place.", who),
        };
    }
}
