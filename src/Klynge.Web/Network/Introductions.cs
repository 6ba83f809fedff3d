using Klynge.Access;
using Klynge.Network;
using Klynge.Web.Language;
using Klynge.Web.Occasions;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Network;

/// <summary>What introductions are called.</summary>
internal static class Introductions
{
    public static readonly Refusal None = new("There is no such introduction any more.");

    public static string Said(IntroductionResult result) => result switch
    {
        IntroductionResult.Nothing => Texts.Say("Nothing came of it"),
        IntroductionResult.Met => Texts.Say("They met"),
        IntroductionResult.Project => Texts.Say("A project"),
        IntroductionResult.Contract => Texts.Say("A contract"),
        _ => Texts.Say("Export"),
    };
}

/// <summary>Tells of introductions; who was introduced is named to those who may see them.</summary>
internal sealed class IntroductionTelling(Db db) : ITell
{
    private static readonly HappeningKind Kind = new("introductions", "Introductions", 43);

    public IReadOnlyDictionary<Type, HappeningKind> Types { get; } = new[] { typeof(IntroductionMade), typeof(IntroductionFollowed), typeof(IntroductionRemoved) }.ToDictionary(type => type, _ => Kind);

    public async Task<IReadOnlyList<Told>> Tell(IReadOnlyList<JournalLine> lines, Visit visit, CancellationToken cancel)
    {
        var (about, sees) = (lines.Select(line => line.About).Distinct().ToList(), visit.May(Deed.SeeIntroductions));
        var rows = await db.Set<Introduction>().Where(i => sees && about.Contains(i.Id)).Select(i => new { i.Id, First = db.Organisations.Where(o => o.Id == i.FirstId).Select(o => o.Name).First(), Second = db.Organisations.Where(o => o.Id == i.SecondId).Select(o => o.Name).First() }).ToListAsync(cancel);
        return await db.Tell(lines, visit, Sentence, rows.ToDictionary(i => i.Id, i => (Texts.Say("{0} and {1}", i.First, i.Second), $"/network/introductions/{i.Id}")), cancel);
    }

    internal static string Sentence(Happening happening) => happening switch
    {
        IntroductionMade => Texts.Say("An introduction was written down"),
        IntroductionFollowed followed => Texts.Say("What came of an introduction was written down: {0}", Introductions.Said(followed.Result)),
        _ => Texts.Say("An introduction was taken out"),
    };
}

/// <summary>What an introduction is called, where its occasion is spoken of; others than the team are told its kind alone.</summary>
internal sealed class IntroductionTitles(Db db) : IOccasionTitles
{
    public async Task<IReadOnlyDictionary<Guid, OccasionTitle>> Find(IReadOnlyCollection<Guid> sources, Visit visit, CancellationToken cancel) => !visit.May(Deed.SeeIntroductions) ? new Dictionary<Guid, OccasionTitle>()
        : (await db.Set<Introduction>().Where(i => sources.Contains(i.Id)).Select(i => new { i.Id, Bridge = db.Organisations.Where(o => o.Id == i.BridgeId).Select(o => o.Name).FirstOrDefault() }).ToListAsync(cancel))
            .ToDictionary(i => i.Id, i => new OccasionTitle(i.Bridge is null ? Texts.Say("Introduced by the team") : Texts.Say("Introduced by {0}", i.Bridge), $"/network/introductions/{i.Id}"));
}

/// <summary>Who was introduced is not taken out from under it.</summary>
internal sealed class IntroductionsLean : ILean
{
    public IQueryable<Guid> Organisations(Db db) => db.Set<Introduction>().Select(i => i.FirstId).Concat(db.Set<Introduction>().Select(i => i.SecondId)).Concat(db.Set<Introduction>().Where(i => i.BridgeId != null).Select(i => i.BridgeId!.Value));
}

/// <summary>No person is named in a column of an introduction; one may be in its words.</summary>
internal sealed class PersonalIntroductions : IPersonal
{
    public int Order => 45;
    public IEnumerable<PersonalText> Texts => [new PersonalText<Introduction>("Introductions", i => i.Why), new PersonalText<IntroductionStep>("What came of introductions", s => s.Words)];
}
