using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>What becomes of one line: an invitation, or a problem in words.</summary>
public sealed record InvitationOutcome(InvitationLine Line, Invitee? Invitee, string? Organisation, Refusal? Problem)
{
    /// <summary>The link to carry by hand, where no letter can be sent.</summary>
    public Uri? Link { get; init; }
}

/// <summary>Invites many at once. The trial is the real thing without its last step, so what it says is what happens.</summary>
[May(Deed.InviteUsers)]
public sealed class InviteMany(Db db, Visit visit, Invitations invitations)
{
    private Dictionary<string, (Guid Id, string Name)> byNumber = [];
    private ILookup<string, (Guid Id, string Name)> byContact = Array.Empty<string>().ToLookup(key => key, _ => (Guid.Empty, ""));

    public async Task<(IReadOnlyList<InvitationOutcome> Outcomes, Refusal? Refusal)> Do(IReadOnlyList<InvitationLine> lines, Role role, bool send, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0)
            return ([], Refusal.On("Lines", "Paste at least one line, or tick at least one contact."));
        if (lines.Count > InvitationLine.Most)
            return ([], Refusal.On("Lines", "At most {0} can be invited at a time; these are {1}.", InvitationLine.Most, lines.Count));

        await Read(cancel);
        var outcomes = new List<InvitationOutcome>();
        var above = new HashSet<string>();
        foreach (var line in lines)
            outcomes.Add(Judge(line, role, above));
        if (!send)
            return (outcomes, null);

        await using var writing = await db.BeginWriting(cancel);
        for (var i = 0; i < outcomes.Count; i++)
            if (outcomes[i].Invitee is { } who)
                outcomes[i] = outcomes[i] with { Link = await invitations.Write(who, cancel) };
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            return (outcomes, new("Someone else invited one of these at this very moment. Nothing was sent; try again."));
        }

        await writing.Commit(cancel);
        return (outcomes, null);
    }

    private async Task Read(CancellationToken cancel)
    {
        await invitations.Read(cancel);
        var today = visit.Today;
        byNumber = (await db.Organisations.Where(o => o.Number != null).Select(o => new { o.Id, o.Name, Number = o.Number! }).ToListAsync(cancel))
            .GroupBy(o => o.Number).ToDictionary(same => same.Key, same => (same.First().Id, same.First().Name));
        byContact = (await Contacts.Of(db, today).ToListAsync(cancel)).ToLookup(contact => Account.Key(contact.Email), contact => (contact.OrganisationId, contact.Organisation));
    }

    private InvitationOutcome Judge(InvitationLine line, Role role, HashSet<string> above)
    {
        if (EmailAddress.Read(line.Email, out var email) is { } wrong)
            return Problem(wrong);
        if (NameKey.Clean(line.Name.Length == 0 ? email : line.Name, out var name) is { } blank)
            return Problem(blank);
        if (!above.Add(Account.Key(email)))
            return Problem(new("The address stands on a line above as well."));
        var (organisation, unknown) = role == Role.MemberContact ? Organisation(line, email) : default;
        if (unknown is not null)
            return Problem(unknown);

        var who = new Invitee(name, email, role, organisation?.Id);
        if (invitations.Refuses(who) is { } refusal)
            return Problem(refusal);
        return invitations.IsOpen(email) ? Problem(new("{0} has an open invitation already.", email)) : new(line, who, organisation?.Name, null);

        InvitationOutcome Problem(Refusal why) => new(line, null, null, why);
    }

    private ((Guid Id, string Name)? Organisation, Refusal? Refusal) Organisation(InvitationLine line, string email)
    {
        if (line.Number is not null)
        {
            if (OrganisationNumber.Read(line.Number, out var number) is { } wrong)
                return (null, wrong);
            return byNumber.TryGetValue(number.ToString(), out var found) ? (found, null) : (null, new("No organisation here has the number {0}.", number.Grouped));
        }

        var known = byContact[Account.Key(email)].Distinct().ToList();
        return known.Count switch
        {
            1 => (known[0], null),
            0 => (null, new("Write the organisation's number at the end of the line; nobody in the register has this address.")),
            _ => (null, new("The address belongs to a contact of several organisations. Write the number of one at the end of the line.")),
        };
    }
}

/// <summary>A member's contact person with an address to write to.</summary>
public sealed record Contact(Guid PersonId, string Name, string Email, string Title, Guid OrganisationId, string Organisation, string? Number);

public static class Contacts
{
    /// <summary>Those who have a role in an organisation that is a member, associate or partner on the day.</summary>
    public static IQueryable<Contact> Of(Db db, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(db);
        return from role in db.PersonRoles
               join person in db.People on role.PersonId equals person.Id
               join organisation in db.Organisations on role.OrganisationId equals organisation.Id
               where role.From <= day && (role.To == null || role.To >= day) && person.Email != null
                   && db.Memberships.Any(m => m.OrganisationId == organisation.Id && m.From <= day && (m.To == null || m.To >= day))
               orderby organisation.NameSort, person.NameSort
               select new Contact(person.Id, person.Name, person.Email!, role.Title, organisation.Id, organisation.Name, organisation.Number);
    }
}
