using Klynge.Members;
using Klynge.Web.Language;

namespace Klynge.Web.Demonstration;

/// <summary>Somebody of an organisation who might come.</summary>
internal sealed record Visitor(Person Person, Organisation Organisation, PersonRole Role, IReadOnlyList<Membership> Memberships)
{
    private const int Themes = Gatherings.Themes;

    public static IReadOnlyList<Visitor> Of(Register register)
    {
        var people = register.All<Person>().ToDictionary(person => person.Id);
        var organisations = register.All<Organisation>().ToDictionary(organisation => organisation.Id);
        var memberships = register.All<Membership>().ToLookup(membership => membership.OrganisationId);
        return
        [
            .. register.All<PersonRole>().Where(role => role.OrganisationId is not null && people[role.PersonId].Email is not null).DistinctBy(role => role.OrganisationId)
                .Select(role => new Visitor(people[role.PersonId], organisations[role.OrganisationId!.Value], role, [.. memberships[role.OrganisationId.Value]])),
        ];
    }

    public bool On(DateOnly day) => Role.IsOn(day) && Memberships.Any(membership => membership.IsOn(day));

    public bool Comes(string cluster, DateOnly day, int theme)
    {
        var nature = new Chance($"{cluster} gathers {Organisation.Id}");
        var often = nature.Below(100) switch { < 8 => 70, < 30 => 30, _ => 5 };
        var near = nature.Below(Themes) == theme;
        return new Chance($"{cluster} {Days.Iso(day)} {Organisation.Id}").Of(Math.Min(90, near ? often * 2 : often));
    }
}
