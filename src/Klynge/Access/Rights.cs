namespace Klynge.Access;

/// <summary>Role × deed, in one table. What is not written here is not allowed.</summary>
public static class Rights
{
    private static readonly Role[] Everyone = [Role.MemberContact, Role.ProgrammeOfficer, Role.Assessor, Role.BoardMember, Role.Staff, Role.Manager];
    private static readonly Role[] Inside = [Role.MemberContact, Role.Assessor, Role.BoardMember, Role.Staff, Role.Manager];
    private static readonly Role[] Team = [Role.Staff, Role.Manager];

    private static readonly Dictionary<Deed, Role[]> Table = new()
    {
        [Deed.SeeMyWork] = Everyone,
        [Deed.SeeDirectory] = Inside,
        [Deed.SeeRegister] = Team,
        [Deed.SeeGrowth] = Inside,
        [Deed.SeeJournal] = [Role.BoardMember, .. Team],
        [Deed.Export] = [Role.BoardMember, .. Team],
        [Deed.EditOrganisation] = Team,
        [Deed.EditPeople] = Team,
        [Deed.ErasePerson] = [Role.Manager],
        [Deed.DecideMembership] = Team,
        [Deed.ImportMembers] = Team,
        [Deed.ChangeMany] = Team,
        [Deed.ShareView] = Team,
        [Deed.CorrectOwn] = [Role.MemberContact],
        [Deed.DecideCorrection] = Team,
        [Deed.SeeApplications] = [Role.BoardMember, .. Team],
        [Deed.AssessApplication] = Team,
        [Deed.DecideApplication] = [Role.BoardMember, Role.Manager],
        [Deed.ReopenApplication] = [Role.Manager],
        [Deed.SeeActivities] = Inside,
        [Deed.SeeNetwork] = Inside,
        [Deed.SeeIntroductions] = Team,
        [Deed.Introduce] = Team,
        [Deed.EditEvents] = Team,
        [Deed.SeeRegistrations] = Team,
        [Deed.CheckIn] = Team,
        [Deed.EditGroups] = Team,
        [Deed.SeeContacts] = Team,
        [Deed.LogContact] = Team,
        [Deed.RegisterOwn] = [Role.MemberContact],
        [Deed.EditCluster] = [Role.Manager],
        [Deed.InviteUsers] = Team,
        [Deed.DisableUsers] = [Role.Manager],
        [Deed.MakeTokens] = Team,
        [Deed.RunInstallation] = [],
    };

    /// <summary>The owner may everything but speak as a member contact; every other role what the table says.</summary>
    public static bool May(Role role, Deed deed) =>
        role == Role.Owner ? deed is not (Deed.CorrectOwn or Deed.RegisterOwn) : Table[deed].Contains(role);

    public static bool May(IEnumerable<Role> roles, Deed deed) => roles.Any(role => May(role, deed));

    /// <summary>Nobody gives a role above her own; owners are made by owners only.</summary>
    public static bool MayGrant(Role giver, Role given) => giver switch
    {
        Role.Owner => given != Role.Visitor,
        Role.Manager => given is not (Role.Owner or Role.Visitor),
        Role.Staff => given is Role.MemberContact,
        // Whom the board admits, it lets in: the invitation is part of the decision, which is all that a board member may do about it.
        Role.BoardMember => given is Role.MemberContact,
        _ => false,
    };
}
