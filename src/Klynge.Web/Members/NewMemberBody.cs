using System.Globalization;
using System.Text.Json;
using Klynge.Members;

namespace Klynge.Web.Members;

/// <summary>Reads a new member from JSON. What is not known is refused and not passed over: a misspelt name would be a lost fact.</summary>
internal static class NewMemberBody
{
    private static readonly string[] Known = ["name", "organisation_number", "kind", "external_id", "id", "member_from"];
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    public static async Task<(NewMember? Asked, int Status, Refusal? Refusal)> Read(Stream body, CancellationToken cancel)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(body, Strict, cancel);
            var (asked, refusal) = Read(json.RootElement);
            return (asked, StatusCodes.Status422UnprocessableEntity, refusal);
        }
        catch (JsonException)
        {
            return (null, StatusCodes.Status400BadRequest, new("What was sent is not JSON that can be read."));
        }
    }

    private static (NewMember?, Refusal?) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return (null, new("Send one object with the member's facts."));

        var facts = new Dictionary<string, string?>();
        foreach (var property in root.EnumerateObject())
        {
            if (!Known.Contains(property.Name))
                return (null, Refusal.On(property.Name, "“{0}” is not known here. Known are: {1}.", property.Name, string.Join(", ", Known)));
            if (property.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null) || !Whole(property.Value, out var text))
                return (null, Refusal.On(property.Name, "“{0}” must be a text.", property.Name));
            facts[property.Name] = text;
        }

        DateOnly? from = null;
        if (facts.GetValueOrDefault("member_from") is { } day)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
                return (null, Refusal.On("member_from", "“{0}” is not a day. Write it like 2019-06-30.", day));
            from = read;
        }

        // An import calls the same column by either name.
        var (outside, id) = (facts.GetValueOrDefault("external_id"), facts.GetValueOrDefault("id"));
        if (outside is not null && id is not null && outside != id)
            return (null, Refusal.On("id", "“id” and “external_id” are two names for the same, and differ."));
        if (facts.GetValueOrDefault("kind") is { } kind && !OrganisationKinds.TryRead(kind, out _))
            return (null, Refusal.On("kind", "The kind “{0}” is not known.", kind));
        return (new NewMember(facts.GetValueOrDefault("name") ?? "", facts.GetValueOrDefault("organisation_number"), facts.GetValueOrDefault("kind"), From: from,
            Facts: new Dictionary<OrganisationField, string?> { [OrganisationField.ExternalId] = outside ?? id }), null);
    }

    /// <summary>False where half a character was sent, which no text holds.</summary>
    private static bool Whole(JsonElement value, out string? text)
    {
        try
        {
            text = value.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }
}
