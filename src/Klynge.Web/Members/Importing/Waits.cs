using Klynge.Members;
using Klynge.Web.Language;

namespace Klynge.Web.Members.Importing;

/// <summary>The steps of the wizard, and the one it is at.</summary>
public sealed record ImportSteps(int Now, Guid? Batch);

/// <summary>One thing on the dry run's page that wants a person: a cell that cannot be used, a row to settle, a word nobody knows.</summary>
public sealed record Waits(int Row, string? Name, bool Wrong, string Words, Finding? Finding = null, Repeat? Repeat = null, Question? Question = null)
{
    public string Field => Finding is { About: { } column } ? ListPlan.Cell(Row, column) : "";

    /// <summary>The municipalities a name may mean, when it names several.</summary>
    public IReadOnlyList<Municipality> Places => Finding is { About: ImportColumn.Municipality, Value: { } written } ? Municipalities.OfOneName(written) : [];

    /// <summary>How many rows say the same word of the same column.</summary>
    public int Alike { get; private init; }

    /// <summary>All that waits in a dry run, by row. Days with two readings are asked about once, together.</summary>
    public static List<Waits> Of(Outcome outcome, bool daysAsked)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var alike = outcome.Problems.Where(problem => problem.About == ImportColumn.Municipality).CountBy(problem => ListPlan.Word(ImportColumn.Municipality, problem.Value ?? "")).ToDictionary();
        return
        [
            .. outcome.Problems.Where(problem => !daysAsked || !IsTwoWay(problem)).Select(problem => new Waits(problem.Row, problem.Name, true, problem.Message, problem)
            {
                Alike = problem.About == ImportColumn.Municipality ? alike[ListPlan.Word(ImportColumn.Municipality, problem.Value ?? "")] : 0,
            })
                .Concat(outcome.Duplicates.Select(repeat => new Waits(repeat.Row, repeat.Name, false, Texts.Say("Row {0} says the same in the column “{1}”.", repeat.Of, repeat.Column), Repeat: repeat)))
                .Concat(outcome.Questions.Select(question => new Waits(question.Row, question.Name, false, ProblemFile.Asked(question), Question: question)))
                .Concat(outcome.Remarks.Where(remark => remark.About == ImportColumn.Kind).DistinctBy(remark => ListPlan.Word(ImportColumn.Kind, remark.Value ?? ""))
                    .Select(remark => new Waits(remark.Row, remark.Name, false, remark.Message, remark)))
                .OrderBy(one => one.Row),
        ];
    }

    /// <summary>A day that may be read in two ways, and nothing else is wrong with it.</summary>
    public static bool IsTwoWay(Finding problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.What.Sentence == ListDays.TwoReadings;
    }
}
