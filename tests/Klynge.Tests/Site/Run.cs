using System.Text.Json;
using Klynge.Web.Commands;
using Klynge.Web.Storage;

namespace Klynge.Tests.Site;

/// <summary>What a command said and how it ended.</summary>
public sealed record Said(int Exit, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public string Refused => Json.GetProperty("refused").GetString()!;
}

/// <summary>The command line as a person runs it, but in this process.</summary>
public static class Run
{
    public static async Task<Said> Klynge(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var exit = await CommandLine.Run(args, output, error);
        return new Said(exit, output.ToString(), error.ToString());
    }

    /// <summary>At this place.</summary>
    public static Task<Said> Klynge(Place place, params string[] args) =>
        Klynge([.. args, "--data", place.Folder, .. place.Postgres is { } postgres ? ["--database", postgres] : Array.Empty<string>()]);
}
