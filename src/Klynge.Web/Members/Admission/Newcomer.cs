using System.Globalization;
using Klynge.Members;
using Klynge.Web.Access;
using Klynge.Web.Language;
using Klynge.Web.Members.Record;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>
/// The organisation an applicant becomes in the register, and its contact. One the register knows by its number is that one:
/// what was not known of it is filled in, and what was stays as it is.
/// </summary>
internal sealed class Newcomer(Db db, MembershipApplication application, DateOnly today)
{
    private Organisation organisation = null!;
    private bool isNew;

    public Guid OrganisationId => organisation.Id;

    /// <summary>Finds it, or makes it ready. Nothing is added to what is to be saved yet.</summary>
    public async Task<Refusal?> Find(Guid? known, CancellationToken cancel)
    {
        if ((await Same(db, application, cancel) ?? known) is { } id)
        {
            var found = await db.Organisation(id, cancel);
            organisation = found!;
            return found is null ? Whole.NoSuchOrganisation : null;
        }

        isNew = true;
        var (entered, refusal) = Organisation.Enter(application.ClusterId, application.Name, today, invented: application.Invented);
        organisation = entered!;
        return refusal ?? Facts().Select(fact => organisation.Fill(fact.Field, fact.Value, today)).FirstOrDefault(wrong => wrong is not null);
    }

    /// <summary>The organisation of the register that has the applicant's number, at home or abroad.</summary>
    public static async Task<Guid?> Same(Db db, MembershipApplication application, CancellationToken cancel)
    {
        var (number, country, foreign) = (application.Number, application.Country, application.ForeignId);
        return number is not null ? await db.Organisations.Where(o => o.Number == number).Select(o => (Guid?)o.Id).SingleOrDefaultAsync(cancel)
            : foreign is not null ? await db.Organisations.Where(o => o.Country == country && o.ForeignId == foreign).Select(o => (Guid?)o.Id).SingleOrDefaultAsync(cancel)
            : null;
    }

    /// <summary>Puts it among what is saved.</summary>
    public Refusal? Enter()
    {
        if (isNew)
        {
            db.Add(organisation);
            return null;
        }

        return Facts().Where(fact => fact.Field != OrganisationField.Kind && organisation.Value(fact.Field) is null)
            .Select(fact => organisation.Change(fact.Field, fact.Value, today)).FirstOrDefault(wrong => wrong is not null);
    }

    /// <summary>Her contact person comes into the register, with her role and the ground her data are used on; someone it knows by her address is that one.</summary>
    public async Task<Refusal?> Meet(CancellationToken cancel)
    {
        var (key, folded) = (Account.Key(application.ContactEmail!), NameKey.Fold(application.ContactEmail!));
        var alike = await db.People.Where(p => p.Email != null && p.Search.Contains(folded)).OrderBy(p => p.KnownSince).ToListAsync(cancel);
        var person = alike.FirstOrDefault(p => Account.Key(p.Email!) == key);
        if (person is null)
        {
            (person, var refusal) = Person.Add(application.ClusterId, application.ContactName, application.ContactEmail, application.ContactPhone, OrganisationId, db.Now);
            if (refusal is not null)
                return refusal;
            db.Add(person!);
        }

        if (!await db.PersonRoles.AnyAsync(r => r.PersonId == person!.Id && r.OrganisationId == OrganisationId && (r.To == null || r.To >= today), cancel))
        {
            var (role, wrong) = PersonRole.Begin(person!, OrganisationId, Texts.Say("Contact person"), today, null, today);
            if (wrong is not null)
                return wrong;
            db.Add(role!);
        }

        return await Ground(person!, cancel);
    }

    private async Task<Refusal?> Ground(Person person, CancellationToken cancel)
    {
        if (await db.Set<Consent>().AnyAsync(c => c.PersonId == person.Id && c.Purpose == "membership" && c.To == null, cancel))
            return null;

        var (ground, refusal) = Consent.Give(person, "membership", "legitimate_interest", Texts.Say("Applied for membership on {0}.", application.SentOn), today, today);
        if (refusal is null)
            db.Add(ground!);
        return refusal;
    }

    private IEnumerable<(OrganisationField Field, string? Value)> Facts() =>
    [
        (OrganisationField.Number, application.Number), (OrganisationField.ForeignId, application.ForeignId), (OrganisationField.Country, application.Country),
        (OrganisationField.Kind, OrganisationKinds.Code(application.Kind)), (OrganisationField.PostalCode, application.PostalCode), (OrganisationField.Place, application.Place),
        (application.IndustryStandard == IndustryStandard.Sn2025 ? OrganisationField.Industry2025 : OrganisationField.Industry2007, application.Industry),
        // The register counts people; until someone has counted them, full-time equivalents rounded up are the nearest we know.
        (OrganisationField.Employees, application.Staff is { } staff ? Math.Ceiling(staff).ToString(CultureInfo.InvariantCulture) : null),
        (OrganisationField.Website, application.Website), (OrganisationField.OffersText, application.Offers), (OrganisationField.SeeksText, application.Seeks),
    ];
}
