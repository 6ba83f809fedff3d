using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Access;
using Klynge.Web.Members.BusinessRegister;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Demonstration;

/// <summary>What a demonstration holds.</summary>
/// <param name="Members">Memberships of today in the category member, over all clusters.</param>
public sealed record DemonstrationCounts(int Clusters, int Organisations, int Invented, int Memberships, int Members, int People, int PublishedFacts);

/// <summary>Loads the demonstration into an empty database, all of it or nothing. A database with anything real in it is refused.</summary>
[May(Deed.RunInstallation)]
public sealed class LoadDemonstration(Db db, TimeProvider clock, RegisterPlace place, PublicRegister register, Comparing comparing)
{
    /// <summary>The counts, and whether it was loaded now or stood there already.</summary>
    public async Task<(DemonstrationCounts? Counts, bool Loaded, Refusal? Refusal)> Do(CancellationToken cancel)
    {
        if (await db.Clusters.Where(c => !c.Demonstration).OrderBy(c => c.Name).Select(c => c.Name).FirstOrDefaultAsync(cancel) is { } real)
            return (null, false, new("This database holds a real cluster, {0}. The demonstration needs a folder or a database of its own: say where with --data or --database.", real));
        if (await db.Clusters.AnyAsync(cancel))
            return (await Count(cancel), false, null);
        if (await db.Accounts.AnyAsync(a => !a.Demonstration, cancel))
            return (null, false, new("This database has people who may sign in to a real Klynge. The demonstration needs a folder or a database of its own: say where with --data or --database."));

        var registers = DemonstrationRecord.Of(clock.DayIn("Europe/Oslo"), db.Now);
        // The reach is set before a connection is opened: PostgreSQL is told it there.
        db.Reach.Set([.. registers.Select(register => register.Id)]);
        try
        {
            await Write(registers, cancel);
        }
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            return (null, false, new("Somebody else is loading the demonstration here. Try again in a minute."));
        }

        await Compare(registers, cancel);
        return (await Count(cancel), true, null);
    }

    /// <summary>A small register, invented like the firms in it, so that looking up and comparing can be tried. A real one stays.</summary>
    private async Task Compare(IReadOnlyList<Register> registers, CancellationToken cancel)
    {
        if (!await InventedRegister.Load(place, register, registers, db.Now, cancel))
            return;
        foreach (var cluster in registers)
        {
            db.Reach.Set(cluster.Id);
            await comparing.OnceADay(DateOnly.FromDateTime(db.Now), cancel);
        }
    }

    private async Task Write(IReadOnlyList<Register> registers, CancellationToken cancel)
    {
        await using var writing = await db.BeginWriting(cancel);
        db.Clusters.AddRange(registers.Select(register => register.Cluster));
        db.Accounts.AddRange(People.All.Select(guest => People.Account(guest, db.Now)));
        await db.SaveChangesAsync(cancel);
        await new Rows(db, [.. registers.SelectMany(register => register.Rows)]).Write(cancel);
        db.Roles.AddRange(Roles(registers));
        Ask(registers);
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        db.ChangeTracker.Clear();
    }

    private IEnumerable<AccountRole> Roles(IReadOnlyList<Register> registers)
    {
        foreach (var guest in People.All)
            foreach (var (role, slug) in guest.Roles)
                if (role != Role.MemberContact || Own(registers) is not null)
                    yield return new AccountRole
                    {
                        AccountId = guest.Id, Role = role, From = db.Now.AddYears(-2), ClusterId = slug is null ? null : Chance.Key("cluster " + slug),
                        OrganisationId = role == Role.MemberContact ? Own(registers)!.Id : null,
                    };
    }

    // Something waits for staff: the member contact wants a fact of hers changed.
    private void Ask(IReadOnlyList<Register> registers)
    {
        if (Own(registers) is not { } own)
            return;

        var (asked, by) = (db.Now.AddDays(-2), People.All.Single(guest => guest.As == "Member contact").Id);
        var correction = Correction.Ask(own, OrganisationField.Name, "Sanselyd Norge AS", by, asked);
        db.Journal.AddRange(correction.TakeHappenings().Select(happening => JournalLine.Of(happening, own.ClusterId, asked, by)));
        db.Add(correction);
    }

    private static Organisation? Own(IReadOnlyList<Register> registers) =>
        registers.Single(register => register.Cluster.Slug == "nscc").All<Organisation>().SingleOrDefault(organisation => organisation.Name == Star.Sanselyd);

    private async Task<DemonstrationCounts> Count(CancellationToken cancel)
    {
        var today = clock.DayIn("Europe/Oslo");
        db.Reach.Set([.. await db.Clusters.Select(c => c.Id).ToListAsync(cancel)]);
        return new(
            db.Reach.Clusters.Count, await db.Organisations.CountAsync(cancel), await db.Organisations.CountAsync(o => o.Invented, cancel),
            await db.Memberships.CountAsync(cancel), await db.Memberships.Where(Membership.On(today)).CountAsync(m => m.Category == MembershipCategory.Member, cancel), await db.People.CountAsync(cancel), await db.Set<PublishedFact>().CountAsync(cancel));
    }
}
