using Klynge.Members;
using Klynge.Web.Activities;
using Klynge.Web.Language;
using Klynge.Web.Members.Admission;
using Klynge.Web.Members.History;
using Klynge.Web.Network;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Record;

/// <summary>What happened is told in both languages, and what it is called in the journal is for ever.</summary>
public sealed class SentencesTests
{
    /// <summary>Names are stored in journals out there: one may be added here, never changed or taken away.</summary>
    private static readonly string[] ForEver =
    [
        "AccountDisabled", "AccountEnabled", "AccountErased", "AgreementSigned", "ApplicationAdmitted", "ApplicationAssessed", "ApplicationDeclined", "ApplicationForgotten", "ApplicationReopened",
        "ApplicationSent", "ApplicationWithdrawn", "ClusterChanged", "ClusterFounded", "ConsentGiven", "ConsentWithdrawn", "ContactChanged", "ContactLogged", "ContactRemoved", "ContributionGiven",
        "ContributionRemoved", "CorrectionAnswered", "CorrectionAsked", "CorrectionOfContactAnswered", "CorrectionOfContactAsked", "CorrectionReplaced", "CorrectionWithdrawn", "EventCancelled",
        "EventChanged", "EventMade", "EventPublished", "GroupChanged", "GroupJoined", "GroupLeft", "GroupMade", "GroupMeetingChanged", "GroupMeetingRemoved", "GroupMet", "IntroductionFollowed", "IntroductionMade", "IntroductionRemoved", "ListImportUndone",
        "ListImported", "ManyChanged", "ManyUndone", "MembershipBegan", "MembershipCorrected", "MembershipDecisionNoted", "MembershipEnded", "MembershipRemoved", "OrganisationChanged",
        "OrganisationEntered", "OrganisationRemoved", "PasswordLinkMade", "PersonAdded", "PersonChanged", "PersonErased", "PersonPublished", "PersonRoleBegan", "PersonRoleEnded", "PublicPagesClosed",
        "PublicPagesOpened", "RegisterNoticed", "RegisterSetAside", "RegistrationMade", "RegistrationTurned", "RoleEnded", "RoleGiven", "SharedViewChanged", "SharedViewRemoved", "TokenMade",
        "TokenRevoked", "UserInvited", "ViewShared", "VisibilityChosen",
    ];

    [Fact]
    public void The_names_of_happenings_are_for_ever() => JournalLine.Names.ShouldBe(ForEver);

    [Fact]
    public void Every_type_of_happening_has_a_sentence() =>
        Sentences.Types.Concat(new ApplicationTelling(null!).Types.Keys).Concat(new ActivitiesTelling(null!).Types.Keys).Concat(new GroupTelling(null!).Types.Keys).Concat(new ContactTelling(null!).Types.Keys).Concat(new IntroductionTelling(null!).Types.Keys).Select(type => type.Name).Order(StringComparer.Ordinal).ShouldBe(JournalLine.Names);

    [Fact]
    public void Every_sentence_is_said_in_both_languages()
    {
        foreach (var type in Sentences.Types)
            foreach (var happening in Samples(type))
                Said(happening, "nb").ShouldNotBe(Said(happening, "en"), type.Name);
    }

    [Fact]
    public void Every_fact_and_kind_has_its_words_in_norwegian()
    {
        foreach (var field in Enum.GetValues<OrganisationField>())
            Texts.All.Keys.ShouldContain(FactWords.Label(field));
        using (new Speaking("nb"))
        {
            FactWords.Said(OrganisationField.Municipality, "1103").ShouldBe("Stavanger");
            FactWords.Said(OrganisationField.Number, "981575679").ShouldBe("981 575 679");
            Enum.GetValues<OrganisationKind>().Select(FactWords.Said).Distinct().Count().ShouldBe(Enum.GetValues<OrganisationKind>().Length);
        }
    }

    [Fact]
    public void A_long_text_is_shortened_and_never_cut_through_a_character()
    {
        var change = new OrganisationChange { Field = OrganisationField.Description, After = new string('x', 159) + "😀 and more of it", Before = null };
        using (new Speaking("en"))
            Sentences.Of(change).ShouldBe("Description was filled in: " + new string('x', 159) + " …");
    }

    private static string Said(Happening happening, string language)
    {
        using (new Speaking(language))
            return Sentences.Of(happening, new Known());
    }

    /// <summary>One of each type, with every value its words can turn on.</summary>
    private static IEnumerable<Happening> Samples(Type type)
    {
        var parameters = type.GetConstructors().Single(made => made.GetParameters() is not [{ ParameterType: var only }] || only != type).GetParameters();
        for (var round = 0; round < 8; round++)
            yield return (Happening)Activator.CreateInstance(type, [.. parameters.Select(parameter => Value(parameter.ParameterType, parameter.Name!, round))])!;
    }

    private static object? Value(Type type, string name, int round)
    {
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(round % Enum.GetValues(type).Length);
        if (type == typeof(string))
            return name switch { "Kind" => Contribution.Kinds[round % 3], "Purpose" => "newsletter", "Basis" => ((string[])["consent", "contract", "legitimate_interest"])[round % 3], _ => "Name" };
        return type == typeof(bool) ? round % 2 == 0
            : type == typeof(int) ? round
            : type == typeof(Guid) || type == typeof(Guid?) ? Guid.NewGuid()
            : type == typeof(DateOnly) ? new DateOnly(2026, 5, 12)
            : type == typeof(DateOnly?) ? round % 2 == 0 ? null : new DateOnly(2026, 5, 12)
            : type == typeof(decimal?) ? round > 3 ? null : 18500m
            : throw new NotSupportedException($"A sample of {type.Name} is missing.");
    }

    private sealed class Speaking : IDisposable
    {
        private readonly System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentUICulture;

        public Speaking(string language) => System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = Days.Of(language);

        public void Dispose() => System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = before;
    }
}
