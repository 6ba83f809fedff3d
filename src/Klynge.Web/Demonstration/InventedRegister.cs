using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Members.BusinessRegister;

namespace Klynge.Web.Demonstration;

/// <summary>
/// A business register of nobody: the invented firms of the demonstration as a register would have them, some of them
/// changed, and a few more that no cluster knows yet. Its numbers begin with 5, which the real register gives to nobody.
/// </summary>
internal static class InventedRegister
{
    public const string Source = "oppdiktet for demonstrasjonen";

    private static readonly string[] Others =
    [
        "LYSNING VELFERD AS", "LYSNING BOLIG AS", "HAVSKODDE SENSOR AS", "HAVSKODDE DATA AS", "TINDERØYS TEKNIKK AS", "TINDERØYS OMSORG AS", "KVERNFOSS HELSE AS", "KVERNFOSS DESIGN AS", "SKODDEHEIM MØBLER AS", "SKODDEHEIM TRE AS",
        "RAVNEKVELV RÅDGIVNING AS", "RAVNEKVELV INVEST AS", "GLIMTVIK ELEKTRO AS", "GLIMTVIK LYD AS", "BREHYTTA HJELPEMIDLER AS", "BREHYTTA VERKSTED AS", "ORRELEIK FORENING", "SELJEKROK STIFTELSE", "MYRULL TEKSTIL SA", "MYRULL FARGER AS",
    ];

    /// <summary>False where a real register has been loaded: it is not replaced.</summary>
    public static async Task<bool> Load(RegisterPlace place, PublicRegister known, IReadOnlyList<Register> registers, DateTime now, CancellationToken cancel)
    {
        if (await known.Loaded(cancel) is { Source: not Source })
            return false;
        await using var incoming = await IIncoming.Begin(place, now, cancel);
        if (incoming is null)
            return false;

        var units = Units(registers).DistinctBy(unit => unit.Number).ToList();
        await incoming.Add(units, cancel);
        await incoming.TakePlace(new RegisterLoad(false, Source, "", registers[0].Today.AddDays(-1), now, units.Count, 0, IndustryStandard.Sn2025), cancel);
        return true;
    }

    private static IEnumerable<RegisterUnit> Units(IReadOnlyList<Register> registers)
    {
        foreach (var register in registers)
        {
            var members = register.All<Membership>().Where(m => m.To is null && m.Category == MembershipCategory.Member).Select(m => m.OrganisationId).ToHashSet();
            var place = 0;
            foreach (var organisation in register.All<Organisation>().Where(o => o is { Invented: true, Number: not null }).OrderBy(o => o.NameSort, StringComparer.Ordinal))
                yield return members.Contains(organisation.Id) && organisation.LegalForm == "AS" && organisation.Name != Star.Sanselyd ? Changed(Of(organisation), place++, register.Today) : Of(organisation);
        }

        var naming = new Naming();
        foreach (var name in Others)
            yield return Other(name, naming.Number(new Chance("register " + name)));
    }

    private static RegisterUnit Of(Organisation organisation) => new()
    {
        Number = organisation.Number!, Name = organisation.Name.ToUpperInvariant(), Form = LegalForms.Read(organisation.LegalForm)?.Code ?? organisation.LegalForm,
        PostalCode = organisation.PostalCode, Place = organisation.Place?.ToUpperInvariant(), Municipality = organisation.Municipality, Country = "NO",
        Industry = organisation.Industry2025, Staff = organisation.Employees, Website = organisation.Website, RegisteredOn = organisation.KnownSince.AddYears(-3),
    };

    /// <summary>What a year brings: of the first members of each cluster one goes bankrupt, one is wound up, one moves, one is renamed and one grows.</summary>
    private static RegisterUnit Changed(RegisterUnit unit, int place, DateOnly today) => place switch
    {
        2 => unit with { Bankrupt = true, BankruptOn = today.AddDays(-11) },
        5 => unit with { Dissolving = true, DissolvingOn = today.AddDays(-40) },
        7 => unit with { PostalCode = "7010", Place = "TRONDHEIM", Municipality = "5001" },
        9 => unit with { Name = unit.Name.EndsWith(" AS", StringComparison.Ordinal) ? unit.Name[..^3] + " NORDEN AS" : unit.Name + " NORDEN" },
        11 => unit with { Staff = (unit.Staff ?? 10) * 6 },
        12 => unit with { Form = "ASA" },
        _ => unit,
    };

    private static RegisterUnit Other(string name, string number)
    {
        var chance = new Chance("unit " + name);
        var seat = chance.Pick<string>(["4006", "4021", "5003", "7010", "0150", "6003"]);
        var postal = PostalCodes.Find(seat)!;
        return new()
        {
            Number = number, Name = name, Form = name.EndsWith(" SA", StringComparison.Ordinal) ? "SA" : name.EndsWith(" AS", StringComparison.Ordinal) ? "AS" : name.Contains("STIFTELSE", StringComparison.Ordinal) ? "STI" : "FLI",
            PostalCode = seat, Place = postal.Place, Municipality = postal.Municipality.Code, Country = "NO", Industry = chance.Pick<string>(["62.100", "26.600", "31.000", "71.121"]), Staff = chance.Between(5, 80),
            RegisteredOn = new DateOnly(2010, 1, 4).AddDays(chance.Below(4_000)),
        };
    }
}
