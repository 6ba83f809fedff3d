using Klynge.Members.Searching;
using Klynge.Web.Language;
using Klynge.Web.Shell;

namespace Klynge.Web.Members.Searching;

/// <summary>Lines under one heading, best first.</summary>
public sealed record JumpPart(string Heading, IReadOnlyList<Jump> Lines);

/// <summary>All that the search leads to, as far as the reader may go there.</summary>
public sealed record JumpList(Sought Sought, IReadOnlyList<JumpPart> Parts, bool Nearly)
{
    public int Count => Parts.Sum(part => part.Lines.Count);

    /// <summary>"5 hits", read aloud while someone types.</summary>
    public string Said => Count == 0 ? Texts.Say("Nothing reads “{0}”.", Sought.Text)
        : Nearly ? $"{Texts.Say("Nothing reads “{0}”.", Sought.Text)} {Texts.Say("Showing what reads nearly so.")}"
        : Texts.Say(Count == 1 ? "One hit" : "{0} hits", Count);

    public static async Task<JumpList> Of(IEnumerable<IJump> jumps, JumpQuestion asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(jumps);
        ArgumentNullException.ThrowIfNull(asked);
        var sought = Sought.Read(asked.Typed);
        var found = new List<Jump>();
        if (asked.Typed.Trim().Length > 0)
            foreach (var jump in jumps.Where(jump => asked.Visit.May(jump.Deed)).OrderBy(jump => jump.Order))
                found.AddRange(await jump.Find(asked, cancel));

        // What reads as typed is not mixed with what reads nearly so.
        var exact = found.Where(line => !line.Nearly).ToList();
        var shown = (exact.Count > 0 ? exact : found).OrderBy(line => IsCalledSo(line, sought) ? 0 : 1).ToList();
        return new(sought, [.. shown.GroupBy(line => line.Group).OrderBy(group => IsCalledSo(group.First(), sought) ? 0 : 1).ThenBy(group => group.Key)
            .Select(group => new JumpPart(Heading(group.Key), [.. group]))], exact.Count == 0 && found.Count > 0);
    }

    /// <summary>What is called as typed comes before what is only found by it: "ta opp" is a deed before it is two words of some text.</summary>
    private static bool IsCalledSo(Jump line, Sought sought) => Fit.Of(sought, line.Words) < Fit.Nearly;

    private static string Heading(JumpGroup group) => Texts.Say(group switch
    {
        JumpGroup.Records => "Go to",
        JumpGroup.Pages => "Pages",
        _ => "Do",
    });
}
