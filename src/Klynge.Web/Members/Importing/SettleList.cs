using Klynge.Access;
using Klynge.Web.Shell;

namespace Klynge.Web.Members.Importing;

/// <summary>What someone wrote on the page of the dry run: cells corrected, questions settled.</summary>
/// <param name="Cells">By row and column, as <see cref="ListPlan.Cell"/>.</param>
/// <param name="Words">By column and word, as <see cref="ListPlan.Word"/>.</param>
/// <param name="Rows">By row: new, out, same as one of the register, same as another row, or that with its contact.</param>
/// <param name="Facts">By row and column: whether what was written by hand is replaced.</param>
public sealed record Settlement(IReadOnlyDictionary<string, string> Cells, IReadOnlyDictionary<string, string> Words, IReadOnlyDictionary<int, string> Rows, IReadOnlyDictionary<string, bool> Facts, bool? DayFirst = null);

/// <summary>Corrects cells and settles questions of a list, and runs it dry once more.</summary>
[May(Deed.ImportMembers)]
public sealed class SettleList(TryList attempt)
{
    private const int LongestCell = 32_000;

    public Task<Refusal?> Do(Guid batchId, Settlement settled, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settled);
        return attempt.Do(batchId, (plan, _) => Write(plan, settled), cancel);
    }

    private static Refusal? Write(ListPlan plan, Settlement settled)
    {
        if (settled.Cells.Values.FirstOrDefault(cell => cell.Length > LongestCell) is not null)
            return new("A cell has more than {0} characters. Shorten it.", LongestCell);

        foreach (var (cell, text) in settled.Cells)
            plan.Corrections[cell] = text.Replace("\uFFFE", "", StringComparison.Ordinal).Normalize();
        foreach (var (word, meaning) in settled.Words)
            plan.Words[word] = meaning;
        foreach (var (row, answer) in settled.Rows)
            plan.Settled[row] = answer;
        foreach (var (fact, replace) in settled.Facts)
            _ = replace ? plan.Replaced.Add(fact) : plan.Replaced.Remove(fact);
        plan.DayFirst = settled.DayFirst ?? plan.DayFirst;
        return null;
    }
}
