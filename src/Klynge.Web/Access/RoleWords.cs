using Klynge.Access;
using Klynge.Web.Language;

namespace Klynge.Web.Access;

/// <summary>What a role is called, and its word on the command line.</summary>
public static class RoleWords
{
    private static readonly Dictionary<Role, (string Code, string Words, string Within)> All = new()
    {
        [Role.MemberContact] = ("member_contact", "Member contact", "member contact"),
        [Role.ProgrammeOfficer] = ("programme_officer", "Programme officer", "programme officer"),
        [Role.Assessor] = ("assessor", "Assessor", "assessor"),
        [Role.BoardMember] = ("board_member", "Board member", "board member"),
        [Role.Staff] = ("staff", "Cluster staff", "staff"),
        [Role.Manager] = ("manager", "Manager", "manager"),
        [Role.Owner] = ("owner", "Owner of the installation", "owner of the installation"),
    };

    public static IEnumerable<Role> Given => All.Keys;

    public static string Say(Role role) => Texts.Say(All[role].Words);

    /// <summary>As it stands within a sentence: "became manager".</summary>
    public static string Within(Role role) => Texts.Say(role == Role.Visitor ? "visitor" : All[role].Within);

    public static string Code(Role role) => All[role].Code;

    public static Role? Read(string code) => All.Where(pair => pair.Value.Code == code).Select(pair => (Role?)pair.Key).SingleOrDefault();
}
