using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;

namespace Klynge.Web.Activities;

/// <summary>Members with a logged personal contact in twelve months (indicator 2.5).</summary>
internal sealed class MembersReached(Db db) : IMeasure
{
    public string Code => "members-reached";
    public string Indicator => "2.5";
    public string Words => Texts.Say("Members that the team has been in contact with in the last twelve months");
    public string Path => "/contacts/unreached";

    public async Task<Measured> On(DateOnly day, CancellationToken cancel)
    {
        var reach = await db.Reach(day, cancel);
        return new(reach.Count(member => member.Within(day)), reach.Count);
    }
}

/// <summary>Groups that met twice in twelve months (indicator 4.5).</summary>
internal sealed class GroupsAtWork(Db db) : IMeasure
{
    public string Code => "groups-at-work";
    public string Indicator => "4.5";
    public string Words => Texts.Say("Groups that have met at least twice in the last twelve months");
    public string Path => "/groups";

    public async Task<Measured> On(DateOnly day, CancellationToken cancel) => new((await db.Lines(day, db.Organisations, cancel)).Count(group => group.AtWork));
}
