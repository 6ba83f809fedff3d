using Klynge.Activities;
using Klynge.Occasions;
using Klynge.Web.Activities;
using Klynge.Web.Language;

namespace Klynge.Web.Demonstration;

/// <summary>Invented groups in each cluster with a roster: two that meet every other month, one that seldom does, and one that has ended.</summary>
internal static class Groupwork
{
    private sealed record Plan(string Name, GroupKind Kind, string Mandate, int EveryMonths, int Size, bool Over = false);

    private static readonly Plan[] Plans =
    [
        new("Ressursgruppe for anskaffelser", GroupKind.Resource, "Gruppen deler det den vet om innovative anskaffelser, og leser utkast før de lyses ut. (oppdiktet)", 2, 7),
        new("Arbeidsgruppe for data og deling", GroupKind.Working, "Gruppen skal enes om et felles minste datasett innen året er omme. (oppdiktet)", 2, 6),
        new("Ekspertgruppe for standarder", GroupKind.Expert, "Gruppen svarer på hvilke standarder som gjelder når flere produkter settes sammen. (oppdiktet)", 14, 5),
        new("Arbeidsgruppe for oppstarten", GroupKind.Working, "Gruppen forberedte klyngens første søknad. (oppdiktet)", 2, 5, Over: true),
    ];

    public static void Write(Register register, DateOnly start, Guid by)
    {
        var first = Later(start.AddMonths(3), register.Today.AddMonths(-30));
        foreach (var plan in Plans.Where(plan => first.AddMonths(plan.Over ? 12 : 1) <= register.Today))
        {
            var key = $"{register.Cluster.Slug} group {plan.Name}";
            var chance = new Chance(key);
            var (from, to) = (first, plan.Over ? first.AddMonths(10) : (DateOnly?)null);
            var (group, wrong) = WorkGroup.Make(register.Id, new GroupText { Name = plan.Name, Kind = plan.Kind, Mandate = plan.Mandate, From = Days.Iso(from), To = to is { } last ? Days.Iso(last) : null }, register.Today, Chance.Key(key), invented: true);
            Register.Must(wrong.Count > 0 ? wrong[0] : null);
            register.Add(group!);
            var seats = chance.Shuffled(Visitor.Of(register).Where(visitor => visitor.On(from) && (to is not null || visitor.On(register.Today)))).Take(plan.Size).Select((visitor, i) =>
            {
                var (seat, refusal) = GroupMember.Join(group!, visitor.Organisation.Id, visitor.Person.Id, i == 0 ? GroupPart.Leader : GroupPart.Member, from, register.Today, Chance.Key($"{key} seat {i}"));
                Register.Must(refusal);
                register.Add(seat!);
                return seat!;
            }).ToList();
            Meet(register, group!, plan, seats, key);
            register.Tell(group!, happening => happening is GroupMet met ? register.All<GroupMeeting>().First(meeting => meeting.Id == met.MeetingId).On : from, by);
        }
    }

    private static void Meet(Register register, WorkGroup group, Plan plan, List<GroupMember> seats, string key)
    {
        for (var day = group.From.AddDays(20); day < register.Today && !(day > group.To); day = day.AddMonths(plan.EveryMonths))
        {
            var there = seats.Where((_, i) => i == 0 || new Chance($"{key} {Days.Iso(day)} {i}").Of(75)).ToList();
            if (there.Count < 2)
                continue;
            var (meeting, wrong) = GroupMeeting.Hold(group, new GroupMeetingText { On = Days.Iso(day), Place = "På nett (oppdiktet)" }, register.Today, Chance.Key($"{key} {Days.Iso(day)}"));
            Register.Must(wrong.Count > 0 ? wrong[0] : null);
            register.Add(meeting!);
            var occasion = new Occasion { ClusterId = register.Id, Kind = OccasionKinds.Group, SourceId = meeting!.Id, From = day, To = day, Size = there.Count };
            register.Add(occasion);
            foreach (var seat in there)
                register.Add(new OccasionParty { Id = Groups.PartyOf(meeting.Id, seat.Id), ClusterId = register.Id, OccasionId = occasion.Id, OrganisationId = seat.OrganisationId, PersonId = seat.PersonId, Part = seat.Part.ToString(), On = day });
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
