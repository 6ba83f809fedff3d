using Klynge.Network;
using Klynge.Web.Network;

namespace Klynge.Web.Demonstration;

/// <summary>Invented introductions in each cluster with a roster: some led to nothing, some to a project, a few to a contract.</summary>
internal static class Bridges
{
    private const int Count = 9, MonthsBack = 24;

    private static readonly string[] Reasons =
    [
        "Den ene lager det den andre leter etter. (oppdiktet)", "Begge søkte om det samme, hver for seg. (oppdiktet)", "Trenger en kommune å prøve det i. (oppdiktet)",
        "Har de dataene den andre mangler. (oppdiktet)", "Vil til Danmark, og den andre er der. (oppdiktet)",
    ];

    private static readonly (IntroductionResult Result, int Days, string Words)[] Chain =
    [
        (IntroductionResult.Met, 20, "Et møte på en time. (oppdiktet)"), (IntroductionResult.Project, 110, "Forprosjekt med egne midler. (oppdiktet)"), (IntroductionResult.Contract, 260, "Kontrakt på ett år. (oppdiktet)"),
    ];

    public static void Write(Register register, DateOnly start, Guid by)
    {
        var visitors = Visitor.Of(register);
        for (var i = 0; i < Count; i++)
        {
            var key = $"{register.Cluster.Slug} introduction {i}";
            var chance = new Chance(key);
            var on = register.Today.AddDays(-chance.Between(10, MonthsBack * 30));
            if (on < start.AddMonths(2))
                continue;
            var three = chance.Shuffled(visitors.Where(visitor => visitor.On(on) && visitor.On(register.Today))).Take(3).ToList();
            if (three.Count < 3)
                continue;
            var typed = new IntroductionText(three[0].Organisation.Id, three[1].Organisation.Id, chance.Of(40) ? three[2].Organisation.Id : null, on, chance.Pick(Reasons));
            var (made, wrong) = Introduction.Make(register.Id, typed, register.Today, Chance.Key(key), invented: true);
            Register.Must(wrong.Count > 0 ? wrong[0] : null);
            var far = chance.Below(100) switch { < 20 => 0, < 60 => 1, < 85 => 2, _ => 3 };
            foreach (var (result, days, words) in Chain.Take(far).Where(step => on.AddDays(step.Days) < register.Today))
                Register.Must(made!.Follow(result, on.AddDays(days), words, register.Today));
            if (far == 0 && on < register.Today.AddDays(-90))
                Register.Must(made!.Follow(IntroductionResult.Nothing, on.AddDays(80), null, register.Today));
            register.Add(made!);
            foreach (var row in Introduce.Rows(made!))
                register.Add(row);
            register.Tell(made!, happening => happening is IntroductionFollowed followed ? made!.Steps.First(step => step.Result == followed.Result).On : on, by);
        }
    }
}
