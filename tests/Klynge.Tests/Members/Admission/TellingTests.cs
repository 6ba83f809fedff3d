using System.Globalization;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.Admission;

namespace Klynge.Tests.Members.Admission;

/// <summary>What happened to an application is told in both languages.</summary>
public sealed class TellingTests
{
    [Fact]
    public void Every_happening_of_admission_is_told_in_both_languages_with_and_without_its_words()
    {
        var (id, step) = (Guid.NewGuid(), Guid.NewGuid());
        Happening[] all =
        [
            new ApplicationSent(id), new ApplicationAssessed(id, step), new ApplicationDeclined(id, step, DeclineReason.Rule), new ApplicationWithdrawn(id, step, true), new ApplicationWithdrawn(id, step, false),
            new ApplicationReopened(id, step), new ApplicationForgotten(id), .. Enum.GetValues<MembershipCategory>().Select(category => new ApplicationAdmitted(id, id, category, new(2026, 6, 1))),
        ];
        foreach (var words in new Dictionary<Guid, string>[] { [], new() { [step] = "Derfor." } })
            foreach (var happening in all)
                Said(happening, words, Days.Norwegian).ShouldNotBe(Said(happening, words, Days.English), happening.GetType().Name);
        all.Select(happening => happening.GetType()).ToHashSet().ShouldBe(new ApplicationTelling(null!).Types.Keys, ignoreOrder: true);
    }

    private static string Said(Happening happening, Dictionary<Guid, string> words, CultureInfo language)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language;
            return ApplicationTelling.Sentence(happening, words);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}
