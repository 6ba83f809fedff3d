using Klynge.Members;

namespace Klynge.Web.Demonstration;

/// <summary>Invented people of a cluster, with the ground their data are used on.</summary>
internal static class PeopleRows
{
    public static Person Person(Register register, string key, string name, string email, bool published, DateOnly since)
    {
        var person = new Person
        {
            Id = Chance.Key($"{register.Cluster.Slug} person {key}"), ClusterId = register.Id, Name = name, NameSort = NameKey.Sort(name),
            Search = $" {NameKey.Fold(name)} {NameKey.Fold(email)} ", Email = email, Published = published, Invented = true,
            KnownSince = since.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc),
        };
        register.Add(person);
        Consent("membership", "legitimate_interest");
        if (published)
            Consent("publication", "consent");
        if (new Chance("letters to " + key).Of(60))
            Consent("newsletter", "consent");
        return person;

        void Consent(string purpose, string basis) =>
            register.Add(new Consent { ClusterId = register.Id, PersonId = person.Id, Purpose = purpose, Basis = basis, From = since });
    }
}
