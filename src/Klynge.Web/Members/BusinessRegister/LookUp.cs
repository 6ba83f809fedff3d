using System.Collections.Concurrent;
using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Language;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>Looks an organisation up for whoever fills in a form: in the copy of the register, and by number in the register itself where that is turned on.</summary>
public sealed class LookUp(PublicRegister register, LiveRegister live)
{
    public const int Most = 10;

    /// <summary>More is no name.</summary>
    public const int Longest = 200;

    public static readonly Refusal Nobody = new("Nobody like that is in the business register. See whether it is right, or write the rest yourself.");

    /// <summary>Whether there is anything to look in. Forms without it ask for what they always did.</summary>
    public async Task<bool> IsOpen(CancellationToken cancel) => live.On || await register.Loaded(cancel) is not null;

    public async Task<FoundUnit?> Find(OrganisationNumber number, CancellationToken cancel)
    {
        var loaded = await register.Loaded(cancel);
        return await register.Find(number, cancel) is { } known ? new(known, loaded?.Standard)
            : await live.Find(number, cancel) is { } asked ? new(asked, loaded?.Standard ?? Guessed(asked))
            : null;
    }

    public async Task<IReadOnlyList<FoundUnit>> Search(string? text, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
            return [];
        if (OrganisationNumber.TryParse(text, out var number))
            return await Find(number, cancel) is { } found ? [found] : [];
        var standard = (await register.Loaded(cancel))?.Standard;
        return [.. (await register.Search(text, Most, cancel)).Select(unit => new FoundUnit(unit, standard))];
    }

    // Of one code nobody can tell; one that only the newer edition has not is of the older.
    private static IndustryStandard? Guessed(RegisterUnit unit) =>
        unit.Industry is null ? null : IndustryCode.TryRead(IndustryStandard.Sn2025, unit.Industry, out _) ? IndustryStandard.Sn2025 : IndustryStandard.Sn2007;
}

/// <summary>A unit that was looked up, and the facts a form takes from it.</summary>
public sealed record FoundUnit(RegisterUnit Unit, IndustryStandard? Standard)
{
    public string Name => RegisterName.Written(Unit.Name);

    /// <summary>What a form may be filled with, by the names of the facts.</summary>
    public IReadOnlyDictionary<OrganisationField, string> Facts()
    {
        var facts = new Dictionary<OrganisationField, string?>
        {
            [OrganisationField.Name] = Name,
            [OrganisationField.Number] = Unit.Number,
            [OrganisationField.LegalForm] = Unit.SubUnit ? null : Unit.Form,
            [OrganisationField.Kind] = OrganisationKinds.Code(LegalForms.KindOf(Unit.Form, Unit.Industry)),
            [OrganisationField.Employees] = Unit.Staff?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            [OrganisationField.Website] = Unit.Website,
        };
        foreach (var (field, value) in RegisterAddress.Of(Unit)?.Facts() ?? [])
            facts[field] = value;
        if (Standard is { } standard && Unit.Industry is not (null or "00.000"))
            facts[standard == IndustryStandard.Sn2007 ? OrganisationField.Industry2007 : OrganisationField.Industry2025] = Unit.Industry;
        // The register holds what people once wrote: what is no fact here is left out.
        return facts.Where(fact => fact.Value is not null && OrganisationFacts.Read(fact.Key, fact.Value).Refusal is null).ToDictionary(fact => fact.Key, fact => fact.Value!);
    }

    /// <summary>Its code by the edition of the day, for a form that asks for one code of either.</summary>
    public string? Industry => Facts() is var facts && facts.TryGetValue(OrganisationField.Industry2025, out var now) ? now : facts.GetValueOrDefault(OrganisationField.Industry2007);

    /// <summary>"923 609 016 · ASA · Stavanger", and what befell it.</summary>
    public string Line() => string.Join(" · ", new[] { Unit.Grouped, Unit.Form, Organisation.PlaceOf(null, Unit.PostalCode, null) ?? Unit.Place, Warning() }.OfType<string>().Where(part => part.Length > 0));

    /// <summary>What whoever takes it in should know first; null when all is well.</summary>
    public string? Warning() => Unit switch
    {
        { DeletedOn: not null } => Texts.Say("deleted from the register"),
        { Bankrupt: true } => Texts.Say("bankrupt"),
        { ForciblyDissolving: true } => Texts.Say("being dissolved by force"),
        { Dissolving: true } => Texts.Say("being dissolved"),
        { SubUnit: true } => Texts.Say("a sub-unit, no legal entity"),
        _ => null,
    };
}

/// <summary>How often one address may look up on a public form. Typing a name asks a dozen times; a whole list of names is fetched elsewhere.</summary>
public sealed class LookUpPace(TimeProvider clock)
{
    public const int Most = 120;
    private const int MostAddresses = 10_000;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (long Window, int Count)> counts = new();

    /// <summary>Null: go ahead; else how long to wait.</summary>
    public TimeSpan? Take(string address)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var window = now / Window.Ticks;
        // Those of earlier minutes are forgotten when there are many; nothing grows without end.
        if (counts.Count >= MostAddresses)
            foreach (var old in counts.Where(count => count.Value.Window != window))
                counts.TryRemove(old);
        if (counts.Count >= MostAddresses && !counts.ContainsKey(address))
            return Window;
        var taken = counts.AddOrUpdate(address, (window, 1), (_, before) => before.Window == window ? (window, Math.Min(before.Count + 1, Most + 1)) : (window, 1));
        return taken.Count <= Most ? null : TimeSpan.FromTicks((window + 1) * Window.Ticks - now);
    }
}
