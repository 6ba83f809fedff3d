using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Language;
using Klynge.Web.Members.History;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>What the public register says, as people read it.</summary>
public static class RegisterWords
{
    private static readonly Dictionary<RegisterMatter, string> Labels = new()
    {
        [RegisterMatter.Bankrupt] = "Bankruptcy",
        [RegisterMatter.ForcedDissolution] = "Dissolution by force",
        [RegisterMatter.Dissolution] = "Dissolution",
        [RegisterMatter.Deleted] = "Deletion",
        [RegisterMatter.NotThere] = "The number",
        [RegisterMatter.Address] = "Address",
    };

    /// <summary>What it is about: a fact by its own name, else what befell the organisation.</summary>
    public static string Label(RegisterMatter matter) => Labels.TryGetValue(matter, out var label) ? Texts.Say(label) : FactWords.Said(matter.Field()!.Value);

    /// <summary>What befell the organisation, in a sentence.</summary>
    public static string State(RegisterMatter matter, DateOnly? day) => (matter, day) switch
    {
        (RegisterMatter.Bankrupt, { } on) => Texts.Say("Bankrupt since {0}", on),
        (RegisterMatter.Bankrupt, _) => Texts.Say("Bankrupt"),
        (RegisterMatter.ForcedDissolution, { } on) => Texts.Say("Being dissolved by force since {0}", on),
        (RegisterMatter.ForcedDissolution, _) => Texts.Say("Being dissolved by force"),
        (RegisterMatter.Dissolution, { } on) => Texts.Say("Being dissolved since {0}", on),
        (RegisterMatter.Dissolution, _) => Texts.Say("Being dissolved"),
        (RegisterMatter.Deleted, { } on) => Texts.Say("Deleted from the register on {0}", on),
        (RegisterMatter.Deleted, _) => Texts.Say("Deleted from the register"),
        _ => Texts.Say("The register does not know its number"),
    };

    /// <summary>A value as the difference keeps it.</summary>
    public static string Said(RegisterMatter matter, string? value) => value switch
    {
        null => Texts.Say("nothing"),
        _ when matter == RegisterMatter.Address => Address(value),
        _ when matter == RegisterMatter.LegalForm && LegalForms.Find(value) is { } form => $"{form.Code}, {(Texts.InNorwegian ? form.Norwegian : form.English)}",
        _ when matter.Field() is { } field => FactWords.Said(field, value),
        _ => value,
    };

    private static string Address(string value) => value.Split('|') is [var code, var place, var municipality]
        ? string.Join(", ", new[] { $"{code} {place}".Trim(), Municipalities.Find(municipality) is { } known && !known.Name.StartsWith(place, StringComparison.OrdinalIgnoreCase) ? known.Name : "" }.Where(part => part.Length > 0))
        : value;
}
