using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>The form is there when the cluster takes applications, and where its public pages are open, to say that it does not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class TakesApplicationsAttribute : PublishedAttribute
{
    public override async Task<bool> IsOpen(Visit visit, Db db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await base.IsOpen(visit, db, cancel) || (await db.Terms(cancel)).IsOpen;
    }
}

/// <summary>Who has applied finds her application also after the form was closed.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HasApplicationsAttribute : TakesApplicationsAttribute
{
    public override async Task<bool> IsOpen(Visit visit, Db db, CancellationToken cancel) =>
        await base.IsOpen(visit, db, cancel) || await db.Set<MembershipApplication>().AnyAsync(cancel);
}

/// <summary>"Become a member", on the cluster's first public page while the form is open.</summary>
internal sealed class BecomeMember(Db db) : IPublicAction
{
    public int Order => 10;

    public async Task<PublicAction?> Of(Visit visit, CancellationToken cancel) => (await db.Terms(cancel)).IsOpen ? new(Texts.Say("Become a member"), "/apply") : null;
}
