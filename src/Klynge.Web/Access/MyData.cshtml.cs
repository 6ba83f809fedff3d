using Klynge.Members;
using Klynge.Web.Members.People;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Everything about her who is signed in: her account, and in each cluster where she has or had a role what bears her address.</summary>
[SignedIn]
public sealed class MyDataModel : KlyngePage
{
    public string Email { get; private set; } = "";
    public IReadOnlyList<PersonalPlace> Places { get; private set; } = [];

    public async Task OnGet() => (Email, Places) = await Find(Db, Visit.AccountId!.Value, Cancel);

    internal static async Task<(string Email, IReadOnlyList<PersonalPlace> Places)> Find(Db db, Guid account, CancellationToken cancel)
    {
        var (email, key) = await db.Accounts.Where(a => a.Id == account).Select(a => new ValueTuple<string, string>(a.Email, a.EmailKey)).SingleAsync(cancel);
        var places = new List<PersonalPlace> { new(null, await AboutSomeone.Read(db, new Subject { Account = account, Emails = [key] }, cancel)) };
        // Only where a cluster has let her in by this address: elsewhere nobody has seen that it is hers.
        var clusters = await db.Clusters.Where(c => db.Roles.Any(r => r.AccountId == account && r.ClusterId == c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(cancel);
        foreach (var cluster in clusters.OrderBy(c => NameKey.Sort(c.Name), StringComparer.Ordinal))
        {
            await db.Enter(cluster.Id, cancel);
            var who = await db.SubjectOf(email, cancel);
            // Whom of two with one address it is, nobody can tell.
            places.Add(new(cluster.Name, await AboutSomeone.Read(db, who.People.Count > 1 ? who with { People = [] } : who, cancel)));
        }

        db.Reach.Set();
        return (email, places);
    }
}

/// <summary>The same as a file.</summary>
internal sealed class MyDataRoom : IRoom
{
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var format in PersonalFile.Formats)
            routes.MapGet($"/account/data.{format}", (HttpContext http, Db db, Visit visit, TimeProvider clock, CancellationToken cancel) => Fetch(format, http, db, visit, clock, cancel)).WithMetadata(new SignedInAttribute());
    }

    private static async Task<IResult> Fetch(string format, HttpContext http, Db db, Visit visit, TimeProvider clock, CancellationToken cancel) =>
        await PersonalFile.Give(http, "klynge-me", format, clock.DayIn(visit.TimeZone), (await MyDataModel.Find(db, visit.AccountId!.Value, cancel)).Places, cancel);
}
