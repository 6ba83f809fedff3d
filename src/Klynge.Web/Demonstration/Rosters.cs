using Klynge.Members;

namespace Klynge.Web.Demonstration;

/// <summary>One strand of a roster: its kind, the trade its names come from, and its counts over the years.</summary>
internal sealed record Strand(string Name, OrganisationKind Kind, string Trade, string Counts, MembershipCategory Category = MembershipCategory.Member);

/// <summary>An invented roster whose counts are the published ones where there are any (Published/README.md says which).</summary>
/// <param name="Towns">Municipalities of today with their weights.</param>
internal sealed record Roster(string Cluster, DateOnly Start, string Towns, IReadOnlyList<Strand> Strands);

/// <summary>The four rosters. Figures between the published ones, and after them, are invented too.</summary>
internal static class Rosters
{
    private const string South = "1103*30 1108*12 1106*9 1124*5 1127*3 1120*3 1121*3 1101*2 1149*2";

    /// <summary>84 in 2015, 115 companies on 16 October 2017, 160 in November 2019, over 280 in January 2024.</summary>
    private static readonly Roster SmartCare = new("nscc", new(2014, 2, 3), South + " 4601*9 4626*1 4204*6 4202*3 4203*2 3403*2 3407*3 3420*2 0301*8 5001*3 3201*2 3301*1",
    [
        new("company", OrganisationKind.Company, "health", "2014-06-30 20; 2014-12-31 34; 2015-12-31 60 -2; 2016-12-31 92 -3; 2017-10-16 115 -4; 2018-12-31 121 -8; 2019-11-01 125 -7; 2019-11-19 125; 2019-11-20 123 -2; 2019-11-30 123; 2020-12-31 132 -8; 2021-12-31 147 -7; 2022-12-31 165 -8; 2023-12-31 180 -9; 2024-01-31 180; 2024-12-31 181 -10; 2025-12-31 184 -9; 2026-12-31 188 -8; 2027-12-31 190 -8; 2028-12-31 193 -8"),
        new("municipality", OrganisationKind.Municipality, "municipality", "2014-06-30 4; 2014-12-31 6; 2015-12-31 9; 2016-12-31 11; 2018-12-31 11; 2019-11-01 12; 2019-11-30 12; 2020-12-31 24; 2021-12-31 36; 2022-12-31 48 -1; 2023-12-31 58 -1; 2024-01-31 58; 2024-12-31 58 -1; 2025-12-31 59; 2026-12-31 60 -1"),
        new("public", OrganisationKind.PublicBody, "public", "2014-06-30 0; 2014-12-31 1; 2015-12-31 2; 2017-10-16 3; 2019-11-30 3; 2020-12-31 5; 2021-12-31 7; 2022-12-31 9; 2023-12-31 10; 2024-12-31 10; 2026-12-31 11"),
        new("health", OrganisationKind.Health, "hospital", "2014-06-30 1; 2014-12-31 2; 2015-12-31 3; 2017-10-16 4; 2019-11-30 4; 2020-12-31 6; 2021-12-31 9; 2022-12-31 12; 2023-12-31 15; 2024-12-31 15; 2026-12-31 16"),
        new("research", OrganisationKind.Research, "research", "2014-06-30 2; 2014-12-31 3; 2015-12-31 5; 2016-12-31 6; 2018-12-31 7; 2019-11-19 7; 2019-11-20 8; 2028-12-31 8"),
        new("user", OrganisationKind.UserOrganisation, "user", "2014-06-30 0; 2014-12-31 2; 2015-12-31 5; 2016-12-31 7; 2018-12-31 8; 2019-11-01 9; 2019-11-19 9; 2019-11-20 10; 2028-12-31 10"),
        new("associate", OrganisationKind.Investor, "investor", "2016-12-31 1; 2018-12-31 3; 2020-12-31 4; 2022-12-31 6; 2025-12-31 7", MembershipCategory.Associate),
        new("partner", OrganisationKind.Other, "house", "2015-12-31 3; 2017-12-31 5; 2019-12-31 7; 2021-12-31 9; 2024-12-31 11", MembershipCategory.Partner),
    ]);

    /// <summary>32 when it was founded, about 180 before the new name, over 200 after it, about 260 in September 2023.</summary>
    private static readonly Roster HealthTech = new("nht", new(2009, 11, 12), "0301*34 3201*7 3203*3 3205*4 3222*2 3207*2 5001*8 4601*6 1103*7 1108*3 3301*3 3303*3 3901*2 3905*2 4204*2 5501*3 3107*2 4003*1",
    [
        new("company", OrganisationKind.Company, "health", "2009-11-12 21; 2010-12-31 34 -1; 2011-12-31 46 -2; 2012-12-31 58 -2; 2013-12-31 72 -3; 2014-12-31 88 -3; 2015-12-31 108 -4; 2016-12-31 128 -5; 2017-06-30 139 -3; 2017-08-08 139; 2017-08-09 156; 2017-08-31 156; 2018-12-31 163 -9; 2019-12-31 170 -9; 2020-12-31 176 -8; 2021-12-31 184 -9; 2022-12-31 190 -10; 2023-08-31 194 -7; 2023-09-30 194; 2024-12-31 192 -12; 2025-12-31 195 -9; 2026-12-31 197 -9; 2027-12-31 199 -9"),
        new("research", OrganisationKind.Research, "research", "2009-11-12 4; 2011-12-31 6; 2013-12-31 8; 2016-12-31 11; 2017-08-08 11; 2017-08-09 12; 2021-12-31 14; 2024-12-31 14"),
        new("health", OrganisationKind.Health, "hospital", "2009-11-12 3; 2012-12-31 6; 2016-12-31 10; 2017-08-08 10; 2017-08-09 12; 2020-12-31 14; 2022-12-31 16; 2024-12-31 16"),
        new("investor", OrganisationKind.Investor, "investor", "2009-11-12 1; 2012-12-31 4; 2016-12-31 8; 2017-08-08 8; 2017-08-09 9; 2020-12-31 10; 2024-12-31 10"),
        new("public", OrganisationKind.PublicBody, "public", "2009-11-12 2; 2013-12-31 3; 2017-08-08 3; 2017-08-09 4; 2024-12-31 4"),
        new("municipality", OrganisationKind.Municipality, "municipality", "2009-11-12 0; 2012-12-31 2; 2016-12-31 5; 2017-08-08 5; 2017-08-09 6; 2019-12-31 8; 2022-12-31 10; 2024-12-31 10"),
        new("user", OrganisationKind.UserOrganisation, "user", "2009-11-12 1; 2012-12-31 2; 2016-12-31 4; 2017-08-08 4; 2017-08-09 5; 2021-12-31 6; 2024-12-31 6"),
        new("house", OrganisationKind.Other, "house", "2017-08-31 0; 2019-12-31 2; 2021-12-31 4; 2023-08-31 6; 2024-12-31 6"),
        new("partner", OrganisationKind.Research, "research", "2012-12-31 2; 2016-12-31 4; 2020-12-31 6; 2024-12-31 8", MembershipCategory.Partner),
    ]);

    /// <summary>12 in 2014, 42 in January 2018, over 50 in 2019; partners from 5 to 25. Ten left in those years.</summary>
    private static readonly Roster Fashion = new("nfh", new(2014, 1, 6), "0301*42 3201*3 4601*18 4624*2 4626*2 1508*8 1506*4 1531*2 5001*10 4204*3 3107*2 1103*2 5501*2",
    [
        new("brand", OrganisationKind.Company, "brand", "2014-06-30 7; 2014-12-31 7; 2015-12-31 10 -1; 2016-12-31 13; 2017-12-31 16 -2; 2018-01-01 19; 2018-01-31 19; 2018-12-31 20 -2; 2019-12-31 24 -1; 2020-12-31 23 -3; 2021-12-31 22 -2; 2022-12-31 23 -1; 2023-12-31 24 -1; 2024-12-31 25 -1; 2025-12-31 25 -2; 2026-12-31 26 -1"),
        new("producer", OrganisationKind.Company, "mill", "2014-06-30 2; 2014-12-31 2; 2015-12-31 4; 2016-12-31 6 -1; 2017-12-31 8; 2018-01-01 10; 2018-01-31 10; 2018-12-31 10 -1; 2019-12-31 11; 2021-12-31 10 -1; 2023-12-31 11; 2026-12-31 12 -1"),
        new("design", OrganisationKind.Company, "design", "2014-06-30 2; 2014-12-31 2; 2015-12-31 3; 2016-12-31 4; 2017-12-31 5 -1; 2018-01-01 6; 2018-12-31 6; 2019-12-31 8 -1; 2022-12-31 8 -1; 2026-12-31 9 -1"),
        new("retail", OrganisationKind.Company, "retail", "2014-06-30 1; 2014-12-31 1; 2015-12-31 1; 2016-12-31 2; 2017-12-31 3; 2018-01-31 3; 2018-12-31 4; 2019-12-31 5; 2021-12-31 5 -1; 2026-12-31 6"),
        new("school", OrganisationKind.Research, "research", "2014-12-31 0; 2015-12-31 1; 2016-12-31 2; 2017-12-31 3; 2018-01-01 4; 2026-12-31 4"),
        new("partner-research", OrganisationKind.Research, "research", "2014-06-30 2; 2014-12-31 2; 2015-12-31 3; 2016-12-31 4; 2017-12-31 6; 2018-12-31 7; 2019-12-31 8", MembershipCategory.Partner),
        new("partner-public", OrganisationKind.PublicBody, "public", "2014-06-30 1; 2014-12-31 1; 2015-12-31 2; 2016-12-31 3; 2017-12-31 4; 2018-12-31 5; 2019-12-31 6", MembershipCategory.Partner),
        new("partner-company", OrganisationKind.Company, "retail", "2014-06-30 2; 2014-12-31 2; 2015-12-31 3; 2016-12-31 5; 2017-12-31 7; 2018-12-31 9; 2019-12-31 11; 2022-12-31 12 -1; 2025-12-31 13", MembershipCategory.Partner),
    ]);

    /// <summary>40 in September 2018, of whom seven stand in the published list.</summary>
    private static readonly Roster Rooms = new("nr", new(2013, 2, 4), "1508*20 1528*14 1525*7 1531*5 1520*4 1577*3 1506*5 1505*3 1580*3 0301*2 4601*2",
    [
        new("furniture", OrganisationKind.Company, "furniture", "2013-12-31 9; 2014-12-31 11; 2015-12-31 13 -1; 2016-12-31 14 -1; 2017-12-31 16 -1; 2018-08-31 17; 2018-12-31 17; 2019-12-31 17 -1; 2020-12-31 15 -3; 2021-12-31 15 -1; 2024-12-31 14 -2; 2027-12-31 14 -2"),
        new("interior", OrganisationKind.Company, "interior", "2013-12-31 5; 2014-12-31 7; 2015-12-31 8; 2016-12-31 9; 2017-12-31 10; 2018-08-31 11; 2018-12-31 11; 2019-12-31 12; 2020-12-31 11 -2; 2024-12-31 11 -1; 2027-12-31 10 -2"),
        new("design", OrganisationKind.Company, "design", "2013-12-31 2; 2015-12-31 3; 2018-12-31 3; 2024-12-31 4 -1"),
        new("school", OrganisationKind.Research, "research", "2013-12-31 1; 2015-12-31 2; 2018-12-31 2; 2024-12-31 2"),
    ]);

    public static IReadOnlyList<Roster> All { get; } = [SmartCare, HealthTech, Fashion, Rooms];

    /// <summary>On this day the two health clusters together are 370 organisations, as published for the merger the day after.</summary>
    public static DateOnly DayOfUnion { get; } = new(2024, 12, 31);

    /// <summary>How many of each strand are members of both on that day: 282 + 258 − 170 = 370.</summary>
    public static IReadOnlyList<(string Strand, int Count)> InBoth { get; } =
        [("company", 134), ("municipality", 9), ("health", 13), ("research", 7), ("user", 5), ("public", 2)];
}
