using System.Diagnostics;

namespace Klynge.Bench;

/// <summary>A program run to its end.</summary>
/// <param name="Cpu">Seconds, user and system, of it and all it waited for.</param>
public sealed record Ran(int Code, string Output, string Errors, double Seconds, double Cpu);

public static class Shell
{
    public static bool Has(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    public static async Task<Ran> Run(string program, IEnumerable<string> arguments, string? input = null, IReadOnlyDictionary<string, string>? surroundings = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = input is not null };
        foreach (var (name, value) in surroundings ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var (watch, before) = (Stopwatch.StartNew(), Machine.EndedChildren());
        using var process = Process.Start(start)!;
        if (input is not null)
        {
            await process.StandardInput.WriteLineAsync(input);
            process.StandardInput.Close();
        }

        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var seconds = watch.Elapsed.TotalSeconds;
        return new(process.ExitCode, await output, await errors, seconds, Machine.EndedChildren() - before);
    }

    /// <summary>The same, where anything but done is the end of the bench.</summary>
    public static async Task<Ran> Must(string program, IEnumerable<string> arguments, string? input = null)
    {
        var list = arguments.ToList();
        var ran = await Run(program, list, input);
        return ran.Code == 0 ? ran : throw new InvalidOperationException($"{program} {string.Join(' ', list)} ended with {ran.Code}: {ran.Errors}{ran.Output}");
    }
}
