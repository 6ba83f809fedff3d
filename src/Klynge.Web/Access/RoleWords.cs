using Klynge.Access;
using Klynge.Web.Language;

namespace Klynge.Web.Access;

/// <summary>What a role is called, and its word on the command line.</summary>
public static class RoleWords
{
    private static readonly Dictionary<Role, (string Code, string Words)> All = new()
    {
        [Role.MemberContact] = ("member_contact", "Member contact"),
        [Role.ProgrammeOfficer] = ("programme_officer", "Programme officer"),
        [Role.Assessor] = ("assessor", "Assessor"),
        [Role.BoardMember] = ("board_member", "Board member"),
        [Role.Staff] = ("staff", "Cluster staff"),
        [Role.Manager] = ("manager", "Manager"),
        [Role.Owner] = ("owner", "Owner of the installation"),
    };

    public static IEnumerable<Role> Given => All.Keys;

    public static string Say(Role role) => Texts.Say(All[role].Words);

    public static string Code(Role role) => All[role].Code;

    public static Role? Read(string code) => All.Where(pair => pair.Value.Code == code).Select(pair => (Role?)pair.Key).SingleOrDefault();
}
