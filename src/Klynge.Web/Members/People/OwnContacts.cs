using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>A contact person as the member contact says she is.</summary>
/// <param name="Role">Empty for someone new.</param>
/// <param name="PersonVersion">As the form was loaded, and likewise the role's: nobody else's change is overwritten.</param>
public sealed record AskedContact(Guid Organisation, Guid? Role, ContactFacts Facts, int? PersonVersion = null, int? RoleVersion = null);

/// <summary>What came of it: refused, changed at once, waiting for the cluster, or nothing to change.</summary>
public sealed record ContactAsked(Refusal? Refusal = null, bool Waits = false, bool Same = false);

/// <summary>A member contact says who the cluster should know in her own organisation: adds, corrects, ends. What the cluster wants to see first waits for staff.</summary>
[May(Deed.CorrectOwn)]
public sealed class OwnContacts(Db db, TimeProvider clock)
{
    /// <summary>Said of all that is not hers, so that nobody learns what is there.</summary>
    public static readonly Refusal NotHers = new("You can change the contacts of your own organisation only.");

    public async Task<ContactAsked> Do(AskedContact asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (db.Actor.AccountId is not { } me || !await db.SpeaksFor(me, asked.Organisation, cancel))
            return new(NotHers);

        var today = await db.Today(clock, cancel);
        return asked.Role is { } role ? await Correct(asked, role, me, today, cancel) : await Add(asked, me, today, cancel);
    }

    /// <summary>Ends a contact's role; the rest stays as it is.</summary>
    public async Task<ContactAsked> End(Guid organisation, Guid roleId, DateOnly? lastDay, CancellationToken cancel)
    {
        if (db.Actor.AccountId is not { } me || !await db.SpeaksFor(me, organisation, cancel))
            return new(NotHers);

        var today = await db.Today(clock, cancel);
        return await db.Contact(organisation, roleId, today, cancel) is var (person, role)
            ? await Correct(new(organisation, roleId, ContactFacts.Of(person, role) with { To = lastDay ?? today }), roleId, me, today, cancel)
            : new(NotHers);
    }

    private async Task<ContactAsked> Add(AskedContact asked, Guid me, DateOnly today, CancellationToken cancel)
    {
        var (person, role, refusal) = ContactWriting.New(db.Reach.Only, asked.Organisation, asked.Facts, today, db.Now);
        if (refusal is not null)
            return new(refusal);
        if (await Stands(asked.Organisation, person!, today, cancel) is { } known)
            return new(Refusal.On("Name", "{0} stands among your contacts already. Correct what is there.", known));
        if (await Approves(cancel))
            return await Ask(ContactCorrection.Ask(asked.Organisation, null, person!, ContactFacts.Of(person!, role!), ContactParts.None, me, db.Now), me, cancel);

        db.People.Add(person!);
        db.PersonRoles.Add(role!);
        return new(await db.SaveOrSay(cancel));
    }

    private async Task<ContactAsked> Correct(AskedContact asked, Guid roleId, Guid me, DateOnly today, CancellationToken cancel)
    {
        if (await db.Contact(asked.Organisation, roleId, today, cancel) is not var (person, role))
            return new(NotHers);
        if ((asked.PersonVersion ?? person.Version, asked.RoleVersion ?? role.Version) != (person.Version, role.Version))
            return new(Whole.ChangedMeanwhile);

        var before = ContactFacts.Of(person, role);
        if (await db.Write(person, role, asked.Facts, today, cancel) is { } refusal)
            return new(refusal);

        var wanted = ContactFacts.Of(person, role);
        var parts = wanted.Differ(before);
        if (parts == ContactParts.None)
            return new(Same: true);
        if (!await Approves(cancel) && ((parts & ContactParts.Herself) == 0 || !await IsKnownElsewhere(person.Id, asked.Organisation, today, cancel)))
            return new(await db.SaveOrSay(cancel));

        db.ChangeTracker.Clear();
        return await Ask(ContactCorrection.Ask(asked.Organisation, role, person, wanted, parts, me, db.Now), me, cancel);
    }

    /// <summary>Puts the wish on the waiting list; an earlier one about the same contact gives way.</summary>
    private async Task<ContactAsked> Ask(ContactCorrection asked, Guid me, CancellationToken cancel)
    {
        await using var writing = await db.BeginWriting(cancel);
        foreach (var earlier in await db.ContactCorrections.Where(c => c.OrganisationId == asked.OrganisationId && c.AnsweredAt == null
            && (asked.RoleId == null ? c.RoleId == null && c.Name == asked.Name : c.RoleId == asked.RoleId)).ToListAsync(cancel))
            earlier.GiveWay(me, db.Now);
        // The earlier one must be out of the way before the index sees the later.
        if (await db.SaveOrSay(cancel) is { } first)
            return new(first);

        db.ContactCorrections.Add(asked);
        if (await db.SaveOrSay(cancel) is { } refusal)
            return new(refusal);

        await writing.Commit(cancel);
        return new(Waits: true);
    }

    private async Task<bool> Approves(CancellationToken cancel)
    {
        var here = db.Reach.Only;
        return (await db.Clusters.AsNoTracking().SingleAsync(c => c.Id == here, cancel)).ApprovesContacts;
    }

    /// <summary>She has something to do elsewhere too: how she is called and reached is not one organisation's to change alone.</summary>
    private async Task<bool> IsKnownElsewhere(Guid person, Guid organisation, DateOnly today, CancellationToken cancel) =>
        await db.PersonRoles.AnyAsync(r => r.PersonId == person && r.OrganisationId != organisation && (r.To == null || r.To >= today), cancel)
        || await db.Set<TeamPost>().AnyAsync(post => post.PersonId == person && (post.To == null || post.To >= today), cancel);

    /// <summary>One of the organisation's own with the same e-mail, or with the same name written another way.</summary>
    private async Task<string?> Stands(Guid organisation, Person person, DateOnly today, CancellationToken cancel)
    {
        var (name, email) = (" " + NameKey.Fold(person.Name) + " ", NameKey.Fold(person.Email ?? ""));
        var own = db.PersonRoles.Where(r => r.OrganisationId == organisation && (r.To == null || r.To >= today)).Select(r => r.PersonId);
        return await db.People.Where(p => own.Contains(p.Id) && (p.Search.StartsWith(name) || (email != "" && p.Search.Contains(" " + email + " "))))
            .Select(p => p.Name).FirstOrDefaultAsync(cancel);
    }
}
