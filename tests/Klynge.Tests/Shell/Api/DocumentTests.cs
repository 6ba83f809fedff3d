using System.Text.Json;
using Klynge.Tests.House;
using Klynge.Tests.Site;
using Klynge.Web.Language;
using Klynge.Web.Shell.Api;
using Klynge.Web.Storage;

namespace Klynge.Tests.Shell.Api;

/// <summary>The OpenAPI document and the addresses that answer are the same thing told twice.</summary>
public sealed class DocumentTests
{
    private const string Open = "/api/v1/openapi.json";

    [Fact]
    public async Task What_is_described_is_answered_and_what_is_answered_is_described()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        using var anyone = site.Stranger();
        using var document = JsonDocument.Parse(await anyone.Page(Open));
        var described = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")).Order().ToList();
        var answered = (await Door.All(site)).Where(door => door.IsApi && door.Address is not (Open or "/api/v1"))
            .SelectMany(door => door.Methods.Where(method => method != "HEAD").Select(method => $"{method} {door.Address.Replace(":guid", "", StringComparison.Ordinal)}")).Order().ToList();
        described.ShouldBe(answered);
        described.Count.ShouldBeGreaterThan(60);
    }

    [Fact]
    public void It_says_of_each_operation_what_is_sent_answered_and_refused()
    {
        var document = JsonDocument.Parse(Document.Make(ApiRoom.All).ToJsonString()).RootElement;
        document.GetProperty("openapi").GetString().ShouldBe("3.1.0");
        var names = new HashSet<string>();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
            foreach (var method in path.Value.EnumerateObject())
            {
                var (where, one) = ($"{method.Name} {path.Name}", method.Value);
                names.Add(one.GetProperty("operationId").GetString()!).ShouldBeTrue(where);
                one.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty(where);
                var sent = one.GetProperty("parameters").EnumerateArray().Where(p => p.GetProperty("in").GetString() == "path").Select(p => p.GetProperty("name").GetString()).ToList();
                foreach (var part in path.Name.Split('/').Where(part => part.StartsWith('{')))
                    sent.ShouldContain(part[1..^1], where);
                var answers = one.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).ToList();
                answers.ShouldContain(status => status.StartsWith('2'), where);
                answers.ShouldContain("401", where);
                answers.ShouldContain("429", where);
                foreach (var reference in References(one))
                    Resolves(document, reference).ShouldBeTrue($"{where}: {reference}");
            }
    }

    [Fact]
    public void Every_object_that_is_sent_refuses_what_it_does_not_know()
    {
        var document = JsonDocument.Parse(Document.Make(ApiRoom.All).ToJsonString()).RootElement;
        foreach (var shape in document.GetProperty("components").GetProperty("schemas").EnumerateObject().Where(shape => shape.Name != "problem"))
        {
            shape.Value.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse(shape.Name);
            foreach (var reference in References(shape.Value))
                Resolves(document, reference).ShouldBeTrue($"{shape.Name}: {reference}");
        }
    }

    [Fact]
    public void All_that_is_said_to_people_is_said_in_norwegian_too()
    {
        var said = ApiRoom.All.SelectMany(one => new[] { one.Part, one.Title, one.Note }.Concat(one.Query.Concat(one.Body?.Fields ?? []).Select(field => field.Note)))
            .Concat(Problem.Kinds.Values.Select(kind => kind.Title)).OfType<string>().Distinct();
        said.Where(words => !Texts.All.ContainsKey(words)).ShouldBeEmpty();
    }

    [Fact]
    public void Two_shapes_of_one_name_are_seen()
    {
        var (one, other) = (new Shape("same", Field.Text("a", 1)), new Shape("same", Field.Text("b", 1)));
        Should.Throw<InvalidOperationException>(() => Schemas.All([
            new("POST", "/a", "a", "A", _ => null!) { Body = one }, new("POST", "/b", "b", "B", _ => null!) { Body = other },
        ]));
    }

    private static IEnumerable<string> References(JsonElement of) => of.ValueKind switch
    {
        JsonValueKind.Object => of.EnumerateObject().SelectMany(member => member.Name == "$ref" ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => of.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static bool Resolves(JsonElement document, string reference)
    {
        foreach (var part in reference.TrimStart('#', '/').Split('/'))
            if (!document.TryGetProperty(part, out document))
                return false;
        return true;
    }
}
