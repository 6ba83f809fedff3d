using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.ClusterPages;
using Klynge.Web.Shell.Api;

namespace Klynge.Web.Members.Api;

/// <summary>The dated facts of the cluster, each in its own words: offices, goals, the team …</summary>
internal sealed class ClusterPartsOffer : IOffer
{
    /// <summary>A part, what its one row is called, and what its words are called in the answers.</summary>
    private sealed record Told(ClusterPart Of, string One, string Words, string? Second = null, string? Amount = null)
    {
        public bool OfPerson => Of.Asks.OfPerson;
        public int Longest => Of.Asks.Wordy ? ShortText.Paragraph : ShortText.Line;
        public bool Dated => Of.Asks.Dated;
    }

    private static readonly Told[] All =
    [
        new(AllParts.Offices, "office", "place", "address"), new(AllParts.Industries, "industry", "name", "sn2025"), new(AllParts.Regions, "region", "name", "municipality"),
        new(AllParts.Team, "post", "title", Amount: "percent"), new(AllParts.Competences, "competence", "competence"), new(AllParts.Learning, "learning", "subject", Amount: "days"),
        new(AllParts.Goals, "goal", "text_nb", "text_en"), new(AllParts.Partners, "partner", "name", "place"), new(AllParts.RegionalPartners, "regional_partner", "name", "place"),
        new(AllParts.Names, "cluster_name", "name"),
    ];

    public int Order => 110;

    public IEnumerable<Operation> Operations => All.SelectMany(Of);

    private static IEnumerable<Operation> Of(Told told)
    {
        var (path, name, heading) = ($"/{{cluster}}/cluster/{told.Of.Address}", Name(told.One), told.Of.Asks.Heading);
        var see = told.Of.Asks.TeamOnly || told.OfPerson ? Deed.SeeRegister : Deed.SeeDirectory;
        var row = Shape.Answered(told.One, [Field.Id("id").Always, Field.Version, .. Fields(told)]);
        yield return Operation.Get(path, $"list{name}", heading, Shape.List(told.Of.Address.Replace('-', '_'), row), call => List(call, told)) with { Part = heading, Deed = see, Query = [Call.Limit, Call.After()] };
        yield return Operation.Get($"{path}/{{row}}", $"get{name}", "One of them", row, call => One(call, told)) with { Part = heading, Deed = see };
        yield return Operation.Post(path, $"add{name}", told.Of.Asks.Add, new($"new_{told.One}", [.. Fields(told).Select(Sent)]), row, call => Add(call, told)) with { Part = heading, Deed = Deed.EditCluster, Called = Called(told) };
        yield return Operation.Patch($"{path}/{{row}}", $"change{name}", "Put one of them right, or end it", new($"{told.One}_change", [.. Fields(told).Where(field => !told.Of.Asks.DaysFollow || field.Name == told.Words)]), row, call => One(call, told), call => Change(call, told)) with
        { Part = heading, Deed = Deed.EditCluster, Called = Called(told) };

        Field Sent(Field field) => field.Name == told.Words || (field.Name == "person" && told.OfPerson) || field.Name == told.Amount ? field.Must : field;
    }

    private static IEnumerable<Field> Fields(Told told)
    {
        yield return Field.Text(told.Words, told.Longest).Always;
        if (told.Second is not null)
            yield return Field.Text(told.Second, told.Longest);
        if (told.OfPerson)
            yield return Field.Id("person").Always;
        if (told.Amount is not null)
            yield return Field.Figure(told.Amount, 0, 366).Always;
        yield return told.Dated ? Field.Day("from", "Today where nothing is said.").Always : Field.Day("learnt_on").Always;
        if (told.Dated)
            yield return Field.Day("to", "The last day, which counts.");
    }

    private static async Task<Reply> List(Call call, Told told)
    {
        var (on, past) = (call.Visit.On, call.Visit.AnotherDay);
        var shown = (await told.Of.Forms(call.Db, call.Cancel)).Where(one => one.Form.From <= on || !past).ToList();
        var at = call.Query.Id("after") is { } after ? shown.FindIndex(one => one.Id == after) + 1 : 0;
        return call.Page(told.Of.Address.Replace('-', '_'), [.. shown.Skip(at).Take(call.Rows + 1)], one => one.Id.ToString(), one => Say(call, told, one.Id, one.Form));
    }

    private static Task<Reply> One(Call call, Told told) => Stands(call, told, call.Id("row"));

    private static async Task<Reply> Stands(Call call, Told told, Guid id)
    {
        var form = await told.Of.Find(call.Db, id, call.Cancel);
        return form is null || (call.Visit.AnotherDay && form.From > call.Visit.On) ? Reply.NotThere : Reply.Of(Say(call, told, id, form), form.Version);
    }

    private static async Task<Reply> Add(Call call, Told told)
    {
        var before = (await told.Of.Forms(call.Db, call.Cancel)).Select(one => one.Id).ToHashSet();
        var form = Written(call.Asked, told, new PartForm());
        if (await call.Get<WriteClusterPart>().Do(told.Of.Address, null, form, call.Cancel) is { } refusal)
            return Said.Of(refusal);
        var made = call.Db.ChangeTracker.Entries<Owned>().Select(entry => entry.Entity.Id).First(id => !before.Contains(id));
        return Reply.Made(call.At($"/cluster/{told.Of.Address}/{made}"), await Stands(call, told, made));
    }

    private static async Task<Reply> Change(Call call, Told told)
    {
        if (await told.Of.Find(call.Db, call.Id("row"), call.Cancel) is not { } form)
            return Reply.NotThere;
        if (!call.Matches(form.Version))
            return Reply.Changed;
        var refusal = await call.Get<WriteClusterPart>().Do(told.Of.Address, call.Id("row"), Written(call.Asked, told, form), call.Cancel);
        return refusal is not null ? Said.Of(refusal, hasState: true) : await One(call, told);
    }

    private static PartForm Written(Asked asked, Told told, PartForm form)
    {
        form.Words = asked.Text(told.Words, form.Words);
        form.Second = told.Second is null ? null : asked.Text(told.Second, form.Second);
        form.Person = asked.Id("person") ?? form.Person;
        form.Amount = told.Amount is null ? null : asked.Figure(told.Amount, form.Amount);
        form.From = asked.Day(told.Dated ? "from" : "learnt_on", form.From);
        form.To = asked.Day("to", form.To);
        return form;
    }

    private static Dictionary<string, object?> Say(Call call, Told told, Guid id, PartForm form)
    {
        var said = new Dictionary<string, object?> { ["id"] = id, ["version"] = form.Version, [told.Words] = form.Words };
        if (told.Second is not null)
            said[told.Second] = form.Second;
        if (told.OfPerson)
            said["person"] = form.Person;
        if (told.Amount is not null)
            said[told.Amount] = form.Amount;
        said[told.Dated ? "from" : "learnt_on"] = form.From;
        if (told.Dated)
            said["to"] = !call.Visit.AnotherDay || form.To < call.Visit.On ? form.To : null;
        return said;
    }

    private static Dictionary<string, string> Called(Told told) => new()
    {
        [nameof(PartForm.Words)] = told.Words, [nameof(PartForm.Second)] = told.Second ?? "second", [nameof(PartForm.Amount)] = told.Amount ?? "amount",
        [nameof(PartForm.From)] = told.Dated ? "from" : "learnt_on", [nameof(PartForm.Person)] = "person", [nameof(ClusterName.Name)] = told.Words,
    };

    private static string Name(string one) => string.Concat(one.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
