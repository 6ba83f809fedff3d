using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Access;
using Klynge.Web.Shell;

namespace Klynge.Web.Members.History;

/// <summary>The kind of each happening that <see cref="Sentences"/> tells.</summary>
internal static class Kinds
{
    private static readonly (HappeningKind Kind, Type[] Types)[] Table =
    [
        (new("facts", "Facts of organisations", 10), [typeof(OrganisationEntered), typeof(OrganisationChanged), typeof(OrganisationRemoved), typeof(VisibilityChosen)]),
        (new("memberships", "Memberships and contributions", 20),
            [typeof(MembershipBegan), typeof(MembershipEnded), typeof(MembershipCorrected), typeof(MembershipDecisionNoted), typeof(MembershipRemoved), typeof(AgreementSigned), typeof(ContributionGiven), typeof(ContributionRemoved)]),
        (new("corrections", "Corrections", 30), [typeof(CorrectionAsked), typeof(CorrectionAnswered), typeof(CorrectionReplaced), typeof(CorrectionWithdrawn), typeof(CorrectionOfContactAsked), typeof(CorrectionOfContactAnswered)]),
        (new("business-register", "Business register", 35), [typeof(RegisterNoticed), typeof(RegisterSetAside)]),
        (new("people", "People", 40),
            [typeof(PersonAdded), typeof(PersonChanged), typeof(PersonErased), typeof(PersonRoleBegan), typeof(PersonRoleEnded), typeof(PersonPublished), typeof(ConsentGiven), typeof(ConsentWithdrawn)]),
        (new("lists", "Lists", 50), [typeof(ListImported), typeof(ListImportUndone)]),
        (new("many", "Changes of many", 55), [typeof(ManyChanged), typeof(ManyUndone)]),
        (new("views", "Shared views", 60), [typeof(ViewShared), typeof(SharedViewChanged), typeof(SharedViewRemoved)]),
        (new("cluster", "The cluster", 900), [typeof(ClusterFounded), typeof(ClusterChanged), typeof(PublicPagesOpened), typeof(PublicPagesClosed)]),
        (new("access", "Who may come in", 910),
            [typeof(UserInvited), typeof(RoleGiven), typeof(RoleEnded), typeof(AccountDisabled), typeof(AccountEnabled), typeof(AccountErased), typeof(PasswordLinkMade), typeof(TokenMade), typeof(TokenRevoked)]),
    ];

    /// <summary>What has a sentence has a kind; a new happening without one is met here at once.</summary>
    public static IReadOnlyDictionary<Type, HappeningKind> Told { get; } =
        Sentences.Types.ToDictionary(type => type, type => Table.Single(group => group.Types.Contains(type)).Kind);
}
