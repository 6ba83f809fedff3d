using Klynge.Members;

namespace Klynge.Web.Demonstration;

/// <summary>The people of the cluster offices, their posts, what they can and learn, and what the cluster wants. All of it invented; two figures are published.</summary>
internal static class Team
{
    public const string Manager = "Kari Nordgård";

    /// <summary>Title: name, share of full time, first day, last day.</summary>
    private static readonly Dictionary<string, string[]> Posts = new()
    {
        // 1.3 in 2014 and 7.5 in November 2021 are published.
        ["nscc"] =
        [
            $"Klyngeleder;{Manager};1.0;2014-06-01;", "Koordinator;Eskil Vadmyr;0.3;2014-06-01;2015-12-31", "Rådgiver økonomi;Eskil Vadmyr;0.8;2016-01-01;2023-01-31",
            "Rådgiver innovasjon;Tale Rognstad;1.0;2017-03-01;", "Leder for testsenteret;Sverre Hagemo;1.0;2018-09-01;", "EU-rådgiver;Linnea Fossheimen;1.0;2019-12-01;",
            "Kommunikasjon;Magnhild Ytreli;0.7;2020-09-01;", "Nettverk i Agder;Brage Oksvoll;1.0;2021-03-01;", "Nettverk i Bergen;Hedda Svartvoll;1.0;2021-09-01;",
            "Rådgiver økonomi;Yngve Tangvær;0.8;2023-02-01;",
        ],
        ["nht"] =
        [
            "Daglig leder;Solveig Øvrebekk;1.0;2009-11-12;", "Prosjektleder;Arne Nabben;0.8;2010-02-01;2016-06-30", "Rådgiver internasjonalt;Oline Granlien;1.0;2012-01-01;",
            "Leder for inkubatoren;Ivar Tveitane;1.0;2016-10-01;2021-12-31", "Rådgiver offentlige innkjøp;Astrid Strømlid;1.0;2018-01-01;", "Kommunikasjon;Mikkel Aamli;1.0;2019-08-01;",
            "Prosjektleder;Gro Indrebakk;1.0;2020-02-01;", "Økonomi;Trond Holmsund;0.6;2014-01-01;",
        ],
        ["nfh"] =
        [
            "Klyngeleder;Ragna Heggtveit;0.8;2014-06-01;2017-12-31", "Klyngeleder;Vilde Langerød;1.0;2018-01-01;", "Prosjektleder;Torill Skarstøl;0.5;2015-01-01;2019-12-31",
            "Rådgiver eksport;Sander Bakkeli;0.6;2016-09-01;",
        ],
        ["nr"] = ["Prosjektleder;Knut Brekkhus;1.0;2013-02-04;", "Rådgiver merkevare;Synne Dalsvåg;0.6;2014-09-01;2022-04-30"],
    };

    private static readonly string[] Skills = ["Prosjektledelse", "Offentlige anskaffelser", "Forretningsutvikling", "EU-finansiering", "Nettverksledelse", "Tjenestedesign", "Personvern", "Kommunikasjon", "Internasjonalisering", "Forskning og evaluering"];
    private static readonly string[] Subjects = ["Klyngeledelse", "Statsstøtte og bagatellmessig støtte", "Universell utforming", "Fasilitering av samarbeid", "Horisont Europa", "Tallfesting av effekt", "Anskaffelsesrett", "Skriv så folk leser"];

    public static void Write(Register register)
    {
        var people = new Dictionary<string, Guid>();
        foreach (var post in Posts[register.Cluster.Slug].Select(text => text.Split(';')))
        {
            var (name, from, to) = (post[1], Day(post[3])!.Value, Day(post[4]));
            if (from > register.Today)
                continue;
            if (!people.TryGetValue(name, out var person))
                people[name] = person = Hire(register, name, from);
            register.Add(new TeamPost { ClusterId = register.Id, PersonId = person, Title = post[0], Share = decimal.Parse(post[2], System.Globalization.CultureInfo.InvariantCulture), From = from, To = register.Ended(to) });
            register.Add(new PersonRole { ClusterId = register.Id, PersonId = person, Title = post[0], From = from, To = register.Ended(to) });
        }
    }

    private static Guid Hire(Register register, string name, DateOnly from)
    {
        var person = PeopleRows.Person(register, "team " + name, name, PeopleNames.Email(name, register.Cluster.Slug + ".example"), published: true, from).Id;
        var chance = new Chance($"team {register.Cluster.Slug} {name}");
        foreach (var words in chance.Shuffled(Skills).Take(2))
            register.Add(new Competence { ClusterId = register.Id, PersonId = person, Words = words, From = from });
        for (var year = from.Year + 1; year <= register.Today.Year; year++)
        {
            var on = new DateOnly(year, chance.Between(1, 12), chance.Between(1, 28));
            var row = new LearningDay { ClusterId = register.Id, PersonId = person, On = on, Days = chance.Between(1, 6) / 2m, Subject = chance.Pick(Subjects) };
            if (on <= register.Today)
                register.Add(row);
        }

        return person;
    }

    public static DateOnly? Day(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
