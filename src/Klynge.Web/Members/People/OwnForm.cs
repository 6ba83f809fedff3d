using System.ComponentModel.DataAnnotations;
using Klynge.Members;

namespace Klynge.Web.Members.People;

/// <summary>A contact of her own organisation as the member contact writes it.</summary>
public sealed class OwnForm
{
    [Required, StringLength(NameKey.Longest)]
    public string? Name { get; set; }

    [Required, StringLength(200)]
    public string? Title { get; set; }

    [StringLength(200)]
    public string? Email { get; set; }

    [StringLength(40)]
    public string? Phone { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public bool Published { get; set; }
    public int? PersonVersion { get; set; }
    public int? RoleVersion { get; set; }

    public static OwnForm Of(Person person, PersonRole role)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(role);
        return new()
        {
            Name = person.Name, Email = person.Email, Phone = person.Phone, Published = person.Published, Title = role.Title, From = role.From, To = role.To,
            PersonVersion = person.Version, RoleVersion = role.Version,
        };
    }

    public ContactFacts Facts(DateOnly today) => new(Name, Email, Phone, Title, From ?? today, To, Published);
}
