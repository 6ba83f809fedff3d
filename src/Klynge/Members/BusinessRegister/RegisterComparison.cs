using System.Globalization;

namespace Klynge.Members.BusinessRegister;

/// <summary>One thing the register says otherwise than the cluster does.</summary>
/// <param name="Ours">What the cluster says; null where it says nothing.</param>
/// <param name="Theirs">What the register says, in the form the fact is kept in; for what befell the organisation its day, or nothing.</param>
public sealed record Differing(RegisterMatter Matter, string? Ours, string Theirs);

/// <summary>Holds an organisation against the public register. What is only spelt otherwise, or only more finely said, is no difference.</summary>
public static class RegisterComparison
{
    /// <param name="unit">What the register has under the organisation's number; null when it has nothing.</param>
    /// <param name="standard">The industry standard of the register's codes; null when nobody knows.</param>
    public static IEnumerable<Differing> Of(Organisation ours, RegisterUnit? unit, IndustryStandard? standard, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(ours);
        if (ours.Number is null)
            return [];
        if (unit is null)
            return [new(RegisterMatter.NotThere, null, "")];
        return unit.SubUnit && unit.Parent is not null
            ? [new(RegisterMatter.SubUnit, ours.Number, unit.Parent)]
            : States(unit).Concat(new[] { Name(ours, unit), Form(ours, unit), Address(ours, unit, today), Industry(ours, unit, standard), Staff(ours, unit) }.OfType<Differing>());
    }

    private static IEnumerable<Differing> States(RegisterUnit unit)
    {
        if (unit.DeletedOn is { } deleted)
            yield return new(RegisterMatter.Deleted, null, Iso(deleted));
        if (unit.Bankrupt)
            yield return new(RegisterMatter.Bankrupt, null, Iso(unit.BankruptOn));
        if (unit.ForciblyDissolving)
            yield return new(RegisterMatter.ForcedDissolution, null, Iso(unit.ForciblyDissolvingOn));
        if (unit.Dissolving)
            yield return new(RegisterMatter.Dissolution, null, Iso(unit.DissolvingOn));
    }

    // "Sanselyd AS" and "SANSELYD AS" are one name; so are those that differ in the form alone, which is a fact of its own.
    private static Differing? Name(Organisation ours, RegisterUnit unit) =>
        AlikeName.Key(ours.Name) == AlikeName.Key(unit.Name) || NameKey.Clean(RegisterName.Written(unit.Name, ours.Name), out var written) is not null
            ? null : new(RegisterMatter.Name, ours.Name, written);

    private static Differing? Form(Organisation ours, RegisterUnit unit) =>
        unit.Form is null || string.Equals(ours.LegalForm, unit.Form, StringComparison.OrdinalIgnoreCase) || LegalForms.Read(ours.LegalForm)?.Code == unit.Form
            ? null : new(RegisterMatter.LegalForm, ours.LegalForm, unit.Form);

    private static Differing? Address(Organisation ours, RegisterUnit unit, DateOnly today)
    {
        if (RegisterAddress.Of(unit) is not { } theirs || theirs.IsOf(ours, today))
            return null;
        var known = ours.PostalCode is null && ours.Municipality is null && ours.Place is null ? null : new RegisterAddress(ours.PostalCode ?? "", ours.PlaceName, ours.Municipality).ToString();
        return new(RegisterMatter.Address, known, theirs.ToString());
    }

    private static Differing? Industry(Organisation ours, RegisterUnit unit, IndustryStandard? standard)
    {
        if (standard is not { } of || unit.Industry is null or "00.000" || !IndustryCode.TryRead(of, unit.Industry, out var theirs))
            return null;
        var (matter, known) = of == IndustryStandard.Sn2007 ? (RegisterMatter.Industry2007, ours.Industry2007) : (RegisterMatter.Industry2025, ours.Industry2025);
        return known is not null && theirs.Code.StartsWith(known, StringComparison.Ordinal) ? null : new(matter, known, theirs.Code);
    }

    // The register counts anew every month. Only another size class is news; a count nobody has written down is one too.
    private static Differing? Staff(Organisation ours, RegisterUnit unit) =>
        unit.Staff is not { } staff || (ours.Employees is not null && SizeClasses.Of(ours.Employees) == SizeClasses.Of(staff))
            ? null
            : new(RegisterMatter.Staff, ours.Employees?.ToString(CultureInfo.InvariantCulture), staff.ToString(CultureInfo.InvariantCulture));

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
