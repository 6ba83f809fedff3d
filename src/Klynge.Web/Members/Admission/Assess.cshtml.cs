using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>One person's judgement of an application, goal by goal.</summary>
[May(Deed.AssessApplication)]
public sealed class AssessModel(AssessApplication assess) : OneApplication
{
    [BindProperty]
    public AssessForm Form { get; set; } = new();

    public IReadOnlyList<StrategicGoal> Goals { get; private set; } = [];

    public int? LevelOf(Guid goal) => Form.Levels.GetValueOrDefault(goal);

    public string? WordsOf(Guid goal) => Form.Sentences.GetValueOrDefault(goal);

    public override async Task Load()
    {
        await base.Load();
        if (IsThere)
            Goals = await Db.GoalsOn(Visit.Today, Cancel);
    }

    /// <summary>What she said before is what she begins with.</summary>
    public override async Task<IActionResult> OnGet()
    {
        await Load();
        if (!IsThere)
            return NotFound();
        if (await Db.Set<ApplicationAssessment>().AsNoTracking().Include(a => a.Judgements).SingleOrDefaultAsync(a => a.ApplicationId == Id && a.By == Visit.AccountId && a.ReplacedAt == null, Cancel) is { } before)
            Form = new()
            {
                Levels = before.Judgements.ToDictionary(judgement => judgement.GoalId, judgement => (int?)judgement.Level), Words = before.Words, Advice = before.Advice,
                Sentences = before.Judgements.ToDictionary(judgement => judgement.GoalId, judgement => judgement.Words),
            };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var judged = Form.Levels.Keys.Union(Form.Sentences.Keys).ToDictionary(goal => goal, goal => new Judged(LevelOf(goal), WordsOf(goal)));
        var wrong = await assess.Do(Id, judged, Form.Advice, Form.Words, Cancel);
        if (wrong.Count > 0)
            return await Refused([.. wrong]);

        Done = T["Your assessment is saved."];
        return Redirect($"/{Visit.Slug}/applications/{Id}#fit");
    }
}

/// <summary>Levels and sentences by goal, and what it comes to.</summary>
public sealed class AssessForm
{
    public Dictionary<Guid, int?> Levels { get; set; } = [];
    public Dictionary<Guid, string?> Sentences { get; set; } = [];

    [StringLength(1000)]
    public string? Words { get; set; }
    public AssessmentAdvice Advice { get; set; }
}
