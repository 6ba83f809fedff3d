using Klynge.Members;
using Klynge.Web.Language;

namespace Klynge.Web.Members.ClusterPages;

/// <summary>The parts of what is said of a cluster, each with its questions, its row and its line.</summary>
internal static class AllParts
{
    public static readonly ClusterPart Names = new NamePart();

    public static readonly ClusterPart Offices = new ClusterPart<Office>(
        "offices", new("Offices", "Add an office", "Place", "Address") { Empty = "No office is written down yet." },
        cluster => new() { ClusterId = cluster, Place = "" },
        row => new() { Words = row.Place, Second = row.Address, From = row.From, To = row.To },
        (row, form, today) => row.Write(form.Words, form.Second, form.From!.Value, form.To, today),
        (row, _) => new(row.Id, row.Place, row.Address, row.From, row.To));

    public static readonly ClusterPart Industries = Field("industries", "industry", new("Industries", "Add an industry", "Industry", "Code (SN2025)")
    {
        WordsHelp = "In the cluster's own words: ocean technology, fashion, health.", Empty = "No industry is written down yet.",
    });

    public static readonly ClusterPart Regions = Field("regions", "region", new("Regions", "Add a region", "Region", "Municipality", "Its number or name, where the region is one municipality.") { Empty = "No region is written down yet." });

    public static readonly ClusterPart Team = new ClusterPart<TeamPost>(
        "team", new("Team", "Add a post", "Position", OfPerson: true, Amount: "Share of full time, per cent") { BringsPeople = true, Empty = "Nobody is written down in the team yet." },
        cluster => new() { ClusterId = cluster, Title = "" },
        row => new() { Words = row.Title, Person = row.PersonId, Amount = PartLine.Plain(row.Share * 100), From = row.From, To = row.To },
        (row, form, today) => row.Write(form.Person!.Value, form.Words, form.Amount ?? 0, form.From!.Value, form.To, today),
        (row, names) => new(row.Id, names.Of(row.PersonId), row.Title, row.From, row.To) { Amount = row.Share, Person = row.PersonId });

    public static readonly ClusterPart Competences = new ClusterPart<Competence>(
        "competences", new("Competences", "Add a competence", "Competence", OfPerson: true) { TeamOnly = true, Empty = "No competence is written down yet." },
        cluster => new() { ClusterId = cluster, Words = "" },
        row => new() { Words = row.Words, Person = row.PersonId, From = row.From, To = row.To },
        (row, form, today) => row.Write(form.Person!.Value, form.Words, form.From!.Value, form.To, today),
        (row, names) => new(row.Id, row.Words, names.Of(row.PersonId), row.From, row.To));

    public static readonly ClusterPart Learning = new ClusterPart<LearningDay>(
        "learning", new("Learning days", "Add learning days", "Subject", OfPerson: true, Amount: "Days", Dated: false) { TeamOnly = true, Empty = "No learning day is written down yet." },
        cluster => new() { ClusterId = cluster, Subject = "" },
        row => new() { Words = row.Subject, Person = row.PersonId, Amount = PartLine.Plain(row.Days), From = row.On },
        (row, form, today) => row.Write(form.Person!.Value, form.Words, form.Amount ?? 0, form.From!.Value, today),
        (row, names) => new(row.Id, row.Subject, names.Of(row.PersonId), row.On, null) { Amount = row.Days, Once = true, Order = -row.On.DayNumber });

    public static readonly ClusterPart Goals = new ClusterPart<StrategicGoal>(
        "goals", new("Strategic goals", "Add a goal", "In Norwegian", "In English", Wordy: true) { Empty = "No goal is written down yet. Goals are what admission, projects and effect are later held against." },
        cluster => new() { ClusterId = cluster, TextNb = "", TextEn = "" },
        row => new() { Words = row.TextNb, Second = row.TextEn.Length == 0 ? null : row.TextEn, From = row.From, To = row.To },
        (row, form, today) => row.Write(form.Words, form.Second, form.From!.Value, form.To, today),
        (row, _) => Texts.InNorwegian || row.TextEn.Length == 0
            ? new(row.Id, row.TextNb, null, row.From, row.To) { Order = row.Order, Language = Texts.InNorwegian ? null : "nb" }
            : new(row.Id, row.TextEn, null, row.From, row.To) { Order = row.Order });

    public static readonly ClusterPart Partners = Partner("partners", "cluster", new("Partner clusters", "Add a partner cluster", "Name", "Place") { Empty = "No partner cluster is written down yet." });

    public static readonly ClusterPart RegionalPartners =
        Partner("regional-partners", "regional", new("Regional partners", "Add a regional partner", "Name", "Place") { Empty = "No regional partner is written down yet." });

    public static readonly IReadOnlyList<ClusterPart> All = [Names, Offices, Industries, Regions, Team, Competences, Learning, Goals, Partners, RegionalPartners];

    private static ClusterPart<ClusterField> Field(string address, string kind, PartQuestions asks) => new(
        address, asks,
        cluster => new() { ClusterId = cluster, Kind = kind, Words = "" },
        row => new() { Words = row.Words, Second = row.Code, From = row.From, To = row.To },
        (row, form, today) => row.Write(form.Words, form.Second, form.From!.Value, form.To, today),
        (row, _) => new(row.Id, row.Words, Coded(row), row.From, row.To),
        rows => rows.Where(row => row.Kind == kind));

    private static ClusterPart<ClusterPartner> Partner(string address, string kind, PartQuestions asks) => new(
        address, asks,
        cluster => new() { ClusterId = cluster, Kind = kind, Name = "" },
        row => new() { Words = row.Name, Second = row.Place, From = row.From, To = row.To },
        (row, form, today) => row.Write(form.Words, form.Second, form.From!.Value, form.To, today),
        (row, _) => new(row.Id, row.Name, row.Place, row.From, row.To),
        rows => rows.Where(row => row.Kind == kind));

    /// <summary>A code with its name.</summary>
    private static string? Coded(ClusterField row) => row switch
    {
        { Code: null } => null,
        { Kind: "industry" } when IndustryCode.TryRead(IndustryStandard.Sn2025, row.Code, out var code) => $"{code!.Code} {code.Name.Text}",
        _ => Municipalities.Find(row.Code)?.Name ?? row.Code,
    };
}
