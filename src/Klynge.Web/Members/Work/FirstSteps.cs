using Klynge.Access;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Work;

/// <summary>A cluster with nothing in its register yet: import the list, invite the team, say what the cluster wants.</summary>
internal sealed class FirstSteps(Db db) : IWorkPart
{
    public Deed Deed => Deed.ImportMembers;
    public int Order => 0;

    public async Task<RecordPart?> Of(Visit visit, CancellationToken cancel)
    {
        if (visit.AnotherDay || await db.Organisations.AnyAsync(cancel))
            return null;

        var steps = new List<Waiting>
        {
            new(Texts.Say("Bring in the list of members"), Texts.Say("An Excel or CSV file as you have it. You see what will happen before anything is saved, and it can be undone."), $"/{visit.Slug}/members/import", Texts.Say("Import the list")),
            new(Texts.Say("Invite the team"), Texts.Say("Each gets a link of her own and chooses her own password."), $"/{visit.Slug}/access", Texts.Say("Invite")),
            new(Texts.Say("Say what the cluster wants"), Texts.Say("Its goals in order, its offices, and who works there."), $"/{visit.Slug}/cluster", Texts.Say("Open the cluster")),
        };
        return new RecordPart(Texts.Say("Three steps and the cluster is here"), "/Members/Work/_FirstSteps.cshtml", steps);
    }
}
