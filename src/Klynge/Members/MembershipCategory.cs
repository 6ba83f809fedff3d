namespace Klynge.Members;

/// <summary>On what terms an organisation belongs: a full member votes, an associate and a partner do not (unless the bylaws say so).</summary>
public enum MembershipCategory
{
    Member,
    Associate,
    Partner,
}

/// <summary>The codes of the categories, and the words lists use for them.</summary>
public static class MembershipCategories
{
    private static readonly Wording<MembershipCategory> Words = new(
        (MembershipCategory.Member, "member",
            "members,full member,ordinary member,medlem,medlemmer,medlemsbedrift,fullverdig medlem,ordinært medlem,hovedmedlem"),
        (MembershipCategory.Associate, "associate",
            "associates,associated,associate member,associated member,supporting member,assosiert,assosiert medlem,"
            + "støttemedlem,støttemedlemmer"),
        (MembershipCategory.Partner, "partner",
            "partners,cooperation partner,collaboration partner,collaborator,samarbeidspartner,samarbeidspartnere,"
            + "samarbeidspartnar,partnere,partnar,partnerbedrift"));

    public static string Code(MembershipCategory category) => Words.Code(category);

    public static bool TryRead(string? text, out MembershipCategory category) => Words.TryRead(text, out category);
}
