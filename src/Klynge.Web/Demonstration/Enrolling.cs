using Klynge.Members;

namespace Klynge.Web.Demonstration;

/// <summary>Writes an invented firm into a cluster's register: its facts over the years, its membership, its people, its fees.</summary>
internal sealed class Enrolling(Register register, Guid by)
{
    /// <summary>So many of a hundred let strangers know what they look for.</summary>
    private const int ShowsNeeds = 40;

    private readonly Dictionary<int, int> resolutions = [];

    public void Do(Firm firm, Stay stay, Strand strand, string? exitReason)
    {
        var organisation = Enter(firm, stay);
        register.Add(organisation);
        if (firm.Name == Star.Sanselyd || new Chance($"shown {register.Cluster.Slug} {firm.Key}").Of(ShowsNeeds))
            Show(organisation, OrganisationField.Seeks);
        Belong(organisation, firm, stay, strand, exitReason);
        People(organisation, firm, stay);
    }

    private Organisation Enter(Firm firm, Stay stay)
    {
        var before = firm.Before is { } earlier && earlier.Until >= stay.From ? earlier : ((string Name, DateOnly Until)?)null;
        var (entered, refusal) = Organisation.Enter(register.Id, before?.Name ?? firm.Name, stay.From, invented: true, id: Chance.Key($"{register.Cluster.Slug} organisation {firm.Key}"));
        Register.Must(refusal);
        var organisation = entered!;
        Fill(OrganisationField.Kind, OrganisationKinds.Code(firm.Kind));
        Fill(OrganisationField.Number, firm.Number);
        Fill(OrganisationField.LegalForm, firm.LegalForm);
        Fill(OrganisationField.PostalCode, firm.Seat.Code);
        Fill(OrganisationField.Municipality, firm.Seat.Municipality.Code);
        Fill(OrganisationField.Place, Towns.Written(firm.Seat.Place));
        Fill(OrganisationField.Industry2007, firm.Industry2007);
        Fill(OrganisationField.Industry2025, firm.Industry2025);
        Fill(OrganisationField.Website, firm.Website);
        Fill(OrganisationField.Description, firm.Description);
        Fill(OrganisationField.Offers, firm.Offers);
        Fill(OrganisationField.Seeks, firm.Seeks);
        Count(organisation, firm, stay);
        if (before is { } was && was.Until < register.Today)
            Rename(organisation, firm.Name, was.Until.AddDays(1));
        return organisation;

        // An address was always so, as far as we know.
        void Fill(OrganisationField field, string value) => Register.Must(organisation.Fill(field, value, Seat.Always));
    }

    private void Show(Organisation organisation, OrganisationField field) => register.Add(new FieldVisibility
    {
        Id = Chance.Key($"shown {organisation.Id} {field}"), ClusterId = register.Id, OrganisationId = organisation.Id, Field = field, Visibility = Visibility.Public,
    });

    private void Count(Organisation organisation, Firm firm, Stay stay)
    {
        var first = firm.Staff.Last(count => count.On <= stay.From || count == firm.Staff[0]).Number;
        var last = stay.To < register.Today ? stay.To.Value : register.Today;
        foreach (var (on, number) in firm.Staff.Where(count => count.On > stay.From && count.On <= last).Prepend((stay.From, first)))
            Register.Must(organisation.Fill(OrganisationField.Employees, Number(number), on));
    }

    private void Rename(Organisation organisation, string name, DateOnly from)
    {
        Register.Must(organisation.Change(OrganisationField.Name, name, from));
        register.Tell(organisation, _ => from, by);
        foreach (var change in organisation.TakeChanges())
        {
            (change.At, change.By) = (register.At(from, organisation.Id), by);
            register.Add(change);
        }
    }

    private void Belong(Organisation organisation, Firm firm, Stay stay, Strand strand, string? exitReason)
    {
        var ended = register.Ended(stay.To);
        var (begun, refusal) = Membership.Begin(register.Id, organisation.Id, strand.Category, stay.From, ended, ended is null ? null : exitReason, register.Today);
        Register.Must(refusal);
        var membership = begun!;
        var chance = new Chance("agreement " + stay.Key);
        membership.Decision = $"Styret, vedtak {resolutions[stay.From.Year] = resolutions.GetValueOrDefault(stay.From.Year) + 1}/{stay.From:yy}";
        var signed = stay.From.AddDays(chance.Below(21));
        if (chance.Of(55) && signed <= register.Today && !(signed > stay.To))
            membership.AgreementSignedOn = signed;
        register.Tell(membership, happening => happening is MembershipEnded end ? end.LastDay : stay.From, by);
        register.Add(membership);
        if (strand.Category != MembershipCategory.Partner)
            Pay(organisation, firm, stay);
    }

    private void Pay(Organisation organisation, Firm firm, Stay stay)
    {
        var chance = new Chance("fees " + stay.Key);
        for (var year = stay.From.Year; year <= register.Today.Year; year++)
        {
            var on = year == stay.From.Year ? stay.From.AddDays(14) : new DateOnly(year, 2, 1).AddDays(chance.Below(45));
            var late = chance.Of(20);
            if (on > register.Today || on > stay.To || late)
                continue;

            var staff = firm.Staff.Last(count => count.On <= on || count == firm.Staff[0]).Number;
            register.Add(new Contribution { Id = Chance.Key($"fee {stay.Key} {year}"), ClusterId = register.Id, OrganisationId = organisation.Id, On = on, Kind = "fee", Amount = Fee(firm.Kind, staff) });
        }
    }

    private void People(Organisation organisation, Firm firm, Stay stay)
    {
        foreach (var contact in firm.Contacts)
        {
            var handed = contact.SuccessorFrom is { } day && day > stay.From && day <= register.Today ? day : (DateOnly?)null;
            var first = Work(organisation, contact.Title, firm.Key, contact.Name, contact.Email, contact.Published, stay.From, handed?.AddDays(-1));
            if (handed is not { } from)
                continue;

            var next = Work(organisation, contact.Title, firm.Key, contact.Successor!, PeopleNames.Email(contact.Successor!, contact.Email.Split('@')[1]), false, from, null);
            register.Tell(new PersonRoleEnded(first.Id, organisation.Id, from.AddDays(-1)), from, by);
            register.Tell(new PersonRoleBegan(next.Id, organisation.Id, from), from, by);
        }
    }

    private Person Work(Organisation organisation, string title, string firm, string name, string email, bool published, DateOnly from, DateOnly? to)
    {
        var person = PeopleRows.Person(register, $"{firm} {title} {name}", name, email, published, from);
        register.Add(new PersonRole { ClusterId = register.Id, PersonId = person.Id, OrganisationId = organisation.Id, Title = title, From = from, To = to });
        return person;
    }

    private static decimal Fee(OrganisationKind kind, int staff) => kind switch
    {
        OrganisationKind.UserOrganisation => 4_500,
        OrganisationKind.Municipality or OrganisationKind.Health or OrganisationKind.PublicBody or OrganisationKind.Research => 25_000,
        _ => staff switch { < 10 => 9_500, < 50 => 18_500, _ => 42_000 },
    };

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
