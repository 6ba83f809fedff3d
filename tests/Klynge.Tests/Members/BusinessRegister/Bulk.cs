using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members.BusinessRegister;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.BusinessRegister;

/// <summary>Files of the register as tests need them: from recorded answers, and made up.</summary>
internal static class Bulk
{
    /// <summary>The six units of the recorded answers, whole.</summary>
    public static IReadOnlyList<JsonObject> Recorded { get; } =
    [
        JsonNode.Parse(File.ReadAllText(Recording("enhet_923609016.json")))!.AsObject(),
        .. JsonNode.Parse(File.ReadAllText(Recording("enheter_search_asa.json")))!["_embedded"]!["enheter"]!.AsArray().Select(unit => unit!.AsObject()),
    ];

    public static string Recording(string name) => Path.Combine(AppContext.BaseDirectory, "Data", "brreg", name);

    /// <summary>A made-up unit; its number is made from a stem of eight digits.</summary>
    public static JsonObject Unit(string number, string name, string form = "AS", string postalCode = "4006", string place = "STAVANGER", string municipality = "1103", string industry = "62.100", int? staff = null, Action<JsonObject>? more = null)
    {
        var unit = new JsonObject
        {
            ["organisasjonsnummer"] = number, ["navn"] = name, ["organisasjonsform"] = new JsonObject { ["kode"] = form, ["beskrivelse"] = "…", ["_links"] = new JsonObject { ["self"] = new JsonObject() } },
            ["forretningsadresse"] = new JsonObject { ["land"] = "Norge", ["landkode"] = "NO", ["postnummer"] = postalCode, ["poststed"] = place, ["adresse"] = new JsonArray("Storgata 1", "2. etasje"), ["kommune"] = place, ["kommunenummer"] = municipality },
            ["naeringskode1"] = new JsonObject { ["kode"] = industry, ["beskrivelse"] = "…" }, ["registreringsdatoEnhetsregisteret"] = "2001-02-03", ["konkurs"] = false, ["noe_nytt"] = new JsonArray(new JsonObject { ["navn"] = "X" }),
        };
        if (staff is { } count)
            unit["antallAnsatte"] = count;
        more?.Invoke(unit);
        return unit;
    }

    /// <summary>A right number, by its place among those that are made up.</summary>
    public static string Number(int place)
    {
        for (var stem = 51_000_000 + place * 7; ; stem++)
            if (Enumerable.Range(0, 10).Select(digit => $"{stem}{digit}").FirstOrDefault(text => OrganisationNumber.TryParse(text, out _)) is { } number)
                return number;
    }

    public static string Json(params IEnumerable<JsonObject> units) => "[" + string.Join(",\n", units.Select(unit => unit.ToJsonString())) + "]";

    /// <summary>As the register writes it: headings are paths with dots, all cells in quotes.</summary>
    public static string Csv(char delimiter, params IEnumerable<JsonObject> units)
    {
        string[] paths = ["organisasjonsnummer", "navn", "organisasjonsform.kode", "naeringskode1.kode", "antallAnsatte", "forretningsadresse.adresse", "forretningsadresse.postnummer", "forretningsadresse.poststed", "forretningsadresse.kommunenummer", "forretningsadresse.landkode", "registreringsdatoEnhetsregisteret", "konkurs", "hjemmeside", "noe.nytt"];
        return string.Join('\n', units.Select(unit => Line(paths.Select(path => Cell(unit, path)))).Prepend(Line(paths))) + "\n";

        string Line(IEnumerable<string> cells) => string.Join(delimiter, cells.Select(cell => $"\"{cell.Replace("\"", "\"\"")}\""));
    }

    public static byte[] Packed(string text)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return to.ToArray();
    }

    /// <summary>Loads units into the site's copy of the register.</summary>
    public static async Task<RegisterLoaded> Load(this RunningSite site, DateOnly day, params IEnumerable<JsonObject> units)
    {
        var path = Path.Combine(site.Place.Folder, "register.json");
        await File.WriteAllTextAsync(path, Json(units));
        return await site.With(async (_, services) =>
        {
            var (loaded, refusal) = await services.GetRequiredService<LoadRegister>().Do(new RegisterToLoad(path, "register.json", Day: day, Fewer: true), null, default);
            refusal.ShouldBeNull();
            return loaded!;
        });
    }

    private static string Cell(JsonObject unit, string path)
    {
        JsonNode? node = unit;
        foreach (var name in path.Split('.'))
            node = (node as JsonObject)?[name];
        return node switch
        {
            null => "",
            JsonArray array => string.Join(", ", array.Select(one => one!.ToString())),
            JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
            _ => node.ToString(),
        };
    }
}
