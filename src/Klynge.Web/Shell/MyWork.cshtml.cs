using Klynge.Access;
using Klynge.Web.Language;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell;

/// <summary>The first page: what waits, three figures that open, and what happened since last time.</summary>
[May(Deed.SeeMyWork)]
public sealed class MyWorkModel(IEnumerable<IWaits> waits, IEnumerable<IFigures> figures, IEnumerable<IWorkPart> contributed, Telling telling) : KlyngePage
{
    private const int Usual = 7;
    private const int Shown = 8;

    public IReadOnlyList<Figure> Figures { get; private set; } = [];
    public IReadOnlyList<RecordPart> Parts { get; private set; } = [];
    public IReadOnlyList<Waiting> Waiting { get; private set; } = [];
    public IReadOnlyList<Told> News { get; private set; } = [];
    public int Happened { get; private set; }

    /// <summary>When she was here the time before; empty the first time.</summary>
    public DateTime? Before { get; private set; }

    public DateOnly Since => Before is { } before ? Clock.DayOf(before, Visit.TimeZone) : Visit.Today.AddDays(-Usual);
    private DateOnly Sunday => Visit.Today.AddDays((7 - (int)Visit.Today.DayOfWeek) % 7);
    public IEnumerable<Waiting> ThisWeek => Waiting.Where(waiting => waiting.Due <= Sunday);
    public IEnumerable<Waiting> Later => Waiting.Where(waiting => waiting.Due > Sunday);
    public IEnumerable<Waiting> Whenever => Waiting.Where(waiting => waiting.Due is null);
    public bool IsTeam => Visit.May(Deed.SeeRegister);

    public async Task OnGet()
    {
        var all = new List<Figure>();
        foreach (var room in figures.Where(room => Visit.May(room.Deed)).OrderBy(room => room.Order))
            all.AddRange(await room.Of(Visit, Cancel));
        Figures = [.. all.Take(3)];

        var parts = new List<RecordPart>();
        foreach (var part in contributed.Where(part => Visit.May(part.Deed)).OrderBy(part => part.Order))
            if (await part.Of(Visit, Cancel) is { } shown)
                parts.Add(shown);
        Parts = parts;
        if (Visit.AnotherDay)
            return;

        var waiting = new List<Waiting>();
        foreach (var room in waits.Where(room => Visit.May(room.Deed)))
            waiting.AddRange(await room.Find(Visit, Cancel));
        Waiting = [.. waiting.OrderBy(one => one.Due ?? DateOnly.MaxValue)];
        await LoadNews();
    }

    /// <summary>The news in one line: how many things wait, and how many of them this week.</summary>
    public string Heading()
    {
        var (all, soon) = (Waiting.Count, ThisWeek.Count());
        if (all == 0)
            return Visit.AnotherDay ? T["My work"] : IsTeam ? T["Nothing waits for you"] : T["Welcome, {0}", Visit.AccountName.Split(' ')[0]];
        return (all, soon) switch
        {
            (1, 0) => T["One thing waits for you"],
            (1, _) => T["One thing waits for you, this week"],
            (_, 0) => T["{0} things wait for you", Numbers.Capital(all)],
            (_, 1) => T["{0} things wait for you, one of them this week", Numbers.Capital(all)],
            _ when all == soon => T["{0} things wait for you, all of them this week", Numbers.Capital(all)],
            _ => T["{0} things wait for you, {1} of them this week", Numbers.Capital(all), Numbers.Word(soon)],
        };
    }

    /// <summary>"Tuesday 12 May. You were last here on Friday; 14 things have happened since."</summary>
    public string Lead()
    {
        var day = Days.WithWeekday(Visit.On) + ".";
        if (Visit.AnotherDay)
            return day;
        if (Before is null)
            return day + " " + T["This is your first time here."];
        var last = (Visit.Today.DayNumber - Since.DayNumber) switch
        {
            0 => T["You were last here earlier today."],
            1 => T["You were last here yesterday."],
            < 7 => T["You were last here on {0}.", Days.Weekday(Since)],
            _ => T["You were last here on {0}.", Since],
        };
        return Visit.May(Deed.SeeJournal)
            ? day + " " + last + " " + (Happened == 0 ? T["Nothing has happened since."] : T.Count(Happened, "One thing has happened since.", "{0} things have happened since."))
            : day + " " + last;
    }

    public string NewsHeading() => (Visit.Today.DayNumber - Since.DayNumber) switch
    {
        _ when Before is null => T["The last week"],
        0 => T["Since earlier today"],
        1 => T["Since yesterday"],
        < 7 => T["Since {0}", Days.Weekday(Since)],
        _ => T["Since {0}", Since],
    };

    private async Task LoadNews()
    {
        Before = await Db.Accounts.Where(a => a.Id == Visit.AccountId).Select(a => a.SeenBeforeAt).SingleOrDefaultAsync(Cancel);
        if (!Visit.May(Deed.SeeJournal))
            return;
        var since = Before ?? Clock.StartOf(Visit.Today.AddDays(-Usual), Visit.TimeZone);
        var lines = Db.Journal.AsNoTracking().Where(l => l.At >= since);
        Happened = await lines.CountAsync(Cancel);
        News = await telling.Tell(await lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(Shown).ToListAsync(Cancel), Cancel);
    }
}
