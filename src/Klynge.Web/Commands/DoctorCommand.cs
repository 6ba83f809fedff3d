using System.CommandLine;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage.Checkup;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Commands;

/// <summary>Looks the installation over, also while it serves. 0 is well, 1 is findings.</summary>
internal static class DoctorCommand
{
    public static Command Make(Hands hands)
    {
        var mend = new Option<bool>("--mend") { Description = "Make the stored order of names anew first." };
        var command = new Command("doctor", "Look the installation over: database, disk, files, order, nothing of the demonstration.") { mend };
        command.SetAction((parsed, cancel) => parsed.GetValue(mend)
            ? hands.Write(parsed, async work =>
            {
                work.Db.Reach.Set([.. await work.Db.Clusters.Select(cluster => cluster.Id).ToListAsync(cancel)]);
                var mended = await NameOrder.Mend(work.Db, cancel);
                await hands.Error.WriteLineAsync(Texts.Say("{0} names were put in order.", mended));
                return await Examine(work, parsed, cancel);
            }, cancel)
            : hands.Read(parsed, work => Examine(work, parsed, cancel), cancel));
        return command;
    }

    private static async Task<Answer> Examine(Work work, ParseResult parsed, CancellationToken cancel)
    {
        List<Finding> findings = [.. await Checks.All(work.Db, work.Hands.PlaceOf(parsed), cancel)];
        // What rooms look at is in the record too: only where it can be read.
        if (!findings.Any(finding => finding is { Ok: false, Name: "integrity" or "schema" }))
            foreach (var check in work.Get<IEnumerable<ICheck>>())
                findings.AddRange(await check.Look(cancel));
        return new Answer(
            new { checks = findings.Select(finding => new { name = finding.Name, ok = finding.Ok, words = Say(finding) }) },
            string.Join(Environment.NewLine, findings.Select(finding => $"{(finding.Ok ? "✓" : "✗")} {Say(finding)}")),
            findings.All(finding => finding.Ok) ? 0 : 1);
    }

    private static string Say(Finding finding) => Texts.Say(finding.Words.Sentence, finding.Words.Values);
}
