using System.Text.RegularExpressions;
using Klynge.Members;

namespace Klynge.Web.Demonstration;

/// <summary>What is published about one cluster, as rows: names over time, seat, field, region, facts with their sources, and the organisations that were named.</summary>
internal static partial class PublishedRows
{
    /// <summary>Days on which a cluster took its name, where one is published; else the name is as old as what is known of it.</summary>
    private static readonly (string Cluster, string Name, string From, string To)[] Names =
    [
        ("nht", "Oslo Medtech", "2009-11-12", "2017-08-08"), ("nht", "Norway Health Tech", "2017-08-09", ""),
        ("nr", "Norwegian Rooms", "2013-01-01", "2018-08-31"), ("nr", "Branding Innovation Cluster", "2018-09-01", "2018-12-31"), ("nr", "Norwegian Rooms", "2019-01-01", ""),
        ("net", "Subsea Valley", "", "2017-10-15"), ("net", "NCE Energy Technology", "2017-10-16", ""),
        ("wood", "Arena Skog", "2016-06-01", "2019-11-07"), ("wood", "WoodWorks!", "2019-11-08", ""),
    ];

    public static Register Of(PublishedCluster published, DateOnly today, DateTime now)
    {
        var register = Register.Of(published.Key, published.Name, today, now, cluster =>
        {
            (cluster.Source, cluster.About, cluster.Host) = (published.Source, About(published), Host(published));
            cluster.LegalForm = published.Note.StartsWith("association", StringComparison.Ordinal) ? "Forening" : null;
            cluster.FoundedOn = Founded(published.Key, today);
            cluster.PublicPages = true;
        });
        var since = published.KnownFrom is { } known && known <= today ? known : Seat.Always;
        AddNames(register, published, since);
        if (published.HostCity.Length > 0)
            register.Add(new Office { ClusterId = register.Id, Place = published.HostCity, From = since });
        AddField("industry", published.Sector);
        AddField("region", published.Region);
        AddFacts(register, published);
        AddNamed(register);
        return register;

        // Field and region stand in the register in the cluster's own language.
        void AddField(string kind, string words)
        {
            if (words.Length > 0)
                register.Add(new ClusterField { ClusterId = register.Id, Kind = kind, Words = PublishedWords.Bokmal(words), From = since });
        }
    }

    private static void AddNames(Register register, PublishedCluster published, DateOnly since)
    {
        var names = Names.Where(name => name.Cluster == published.Key).Select(name => (name.Name, From: Team.Day(name.From) ?? since, To: Team.Day(name.To)))
            .DefaultIfEmpty((published.Name, since, null));
        foreach (var (name, from, to) in names.Where(name => name.From <= register.Today))
            register.Add(new ClusterName { ClusterId = register.Id, Name = name, From = from, To = register.Ended(to) });
    }

    private static void AddFacts(Register register, PublishedCluster published)
    {
        foreach (var row in PublishedFiles.Events.Where(row => row.Cluster == published.Key))
            Add(row.Kind, row.Words, row.Dated, row.Source);
        foreach (var row in PublishedFiles.Figures.Where(row => row.Cluster == published.Key))
            Add(row.Measure, row.Value, row.Dated, row.Source);
        foreach (var alias in published.OtherNames.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            Add("also_called", alias, null, published.Source);
        if (published.Note.Length > 0)
            Add("note", published.Note, null, published.Source);
        // Where no event tells of its status, the level it was last seen with does.
        if (published.Level.Length > 0 && !PublishedFiles.Events.Any(row => row.Cluster == published.Key && row.Kind.StartsWith("status", StringComparison.Ordinal)))
            Add("level_seen", published.Level, published.LevelSince, published.Source);

        void Add(string kind, string words, string? dated, string source) => AddFact(register, kind, words, dated, source, null);
    }

    private static void AddFact(Register register, string kind, string words, string? dated, string source, Guid? organisation)
    {
        var on = PublishedDay.First(dated);
        if (on <= register.Today || on is null)
            register.Add(new PublishedFact
            {
                Id = Chance.Key($"{register.Cluster.Slug} fact {kind} {dated} {words} {source} {organisation}"), ClusterId = register.Id, OrganisationId = organisation,
                Kind = kind, Words = words, Dated = string.IsNullOrEmpty(dated) ? null : dated, On = on, Source = source,
            });
    }

    private static void AddNamed(Register register)
    {
        foreach (var named in PublishedFiles.Organisations.Where(row => row.Cluster == register.Cluster.Slug))
        {
            var dated = PublishedDay.In(named.Source);
            var day = PublishedDay.First(dated);
            if (day > register.Today)
                continue;

            var (entered, refusal) = Organisation.Enter(register.Id, named.Name, day ?? register.Today, source: named.Source, id: Chance.Key($"{register.Cluster.Slug} named {named.Name}"));
            Register.Must(refusal);
            Register.Must(entered!.Fill(OrganisationField.Kind, named.Type, Seat.Always));
            entered.TakeHappenings();
            register.Add(entered);
            AddFact(register, "named", named.Relation, dated, named.Source, entered.Id);
            if (day is { } from && Category(named.Relation) is { } category)
                Belong(register, entered, category, from);
            if (named.Type == "cluster")
                register.Add(new ClusterPartner { ClusterId = register.Id, Name = named.Name, Kind = "cluster", From = day ?? register.Today });
        }
    }

    // A membership is written only where the source itself has a date; it is open, because no end is published.
    private static void Belong(Register register, Organisation organisation, MembershipCategory category, DateOnly from)
    {
        var (membership, refusal) = Membership.Begin(register.Id, organisation.Id, category, from, null, null, register.Today);
        Register.Must(refusal);
        membership!.TakeHappenings();
        register.Add(membership);
    }

    private static MembershipCategory? Category(string relation) =>
        relation.StartsWith("member", StringComparison.Ordinal) || relation is "joined" or "core company" ? MembershipCategory.Member
        : relation == "partner" ? MembershipCategory.Partner
        : null;

    private static string About(PublishedCluster published) =>
        string.Join(", ", new[] { published.Sector, published.Region }.Where(words => words.Length > 0).Select(PublishedWords.Bokmal));

    private static string? Host(PublishedCluster published) =>
        PublishedFiles.Organisations.FirstOrDefault(row => row.Cluster == published.Key && row.Relation == "host organisation")?.Name
        ?? (Hosted().Match(published.Note) is { Success: true } found ? found.Groups[1].Value : null);

    private static DateOnly? Founded(string key, DateOnly today) =>
        PublishedFiles.Events.Where(row => row.Cluster == key && row.Kind == "established").Select(row => PublishedDay.First(row.Dated)).FirstOrDefault(day => day <= today);

    [GeneratedRegex(@"^hosted by (\S+?)\z")]
    private static partial Regex Hosted();
}
