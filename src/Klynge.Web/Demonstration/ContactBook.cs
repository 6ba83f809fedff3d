using Klynge.Activities;
using Klynge.Web.Language;

namespace Klynge.Web.Demonstration;

/// <summary>Invented contacts of the team with its members: most are reached within the year, some not for long, a few never.</summary>
internal static class ContactBook
{
    private const int DaysBack = 600;

    private static readonly string[] Notes =
    [
        "Vil være med på neste søknad. (oppdiktet)", "Ser etter et sted å prøve løsningen sin. (oppdiktet)", "Ny daglig leder, hilste på. (oppdiktet)",
        "Spurte om medlemsfordelene. (oppdiktet)", "Kan holde innlegg til høsten. (oppdiktet)", "Trenger en partner i Danmark. (oppdiktet)",
    ];

    public static void Write(Register register, Guid by)
    {
        foreach (var visitor in Visitor.Of(register))
        {
            var chance = new Chance($"{register.Cluster.Slug} contact {visitor.Organisation.Id}");
            for (var (i, times) = (0, chance.Below(100) switch { < 12 => 0, < 70 => 1, < 92 => 2, _ => 4 }); i < times; i++)
            {
                var day = register.Today.AddDays(-chance.Below(i == 0 ? DaysBack * 2 / 3 : DaysBack) - 1);
                if (!visitor.On(day))
                    continue;
                var typed = new ContactText { Kind = chance.Pick(Enum.GetValues<ContactKind>()), On = Days.Iso(day), PersonId = visitor.Person.Id, Note = chance.Of(60) ? chance.Pick(Notes) : null };
                var (contact, wrong) = TeamContact.Log(register.Id, visitor.Organisation.Id, typed, Chance.Key($"{register.Cluster.Slug} contact {visitor.Organisation.Id} {i}"), register.Today, register.At(day, visitor.Organisation.Id), by);
                Register.Must(wrong.Count > 0 ? wrong[0] : null);
                register.Add(contact!);
                register.Tell(contact!, _ => day, by);
            }
        }
    }
}
