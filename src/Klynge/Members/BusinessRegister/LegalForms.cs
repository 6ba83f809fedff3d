using System.Collections.Frozen;

namespace Klynge.Members.BusinessRegister;

/// <summary>A form of organisation in the public register: AS, KOMM, BEDR …</summary>
/// <param name="Kind">The kind we propose for it. The mapping is ours, not the register's, and staff choose otherwise where they know better.</param>
/// <param name="SubUnit">Whether the form is that of a place of work and no legal entity.</param>
public sealed record LegalForm(string Code, string Norwegian, string English, OrganisationKind Kind, bool SubUnit);

/// <summary>The forms of organisation of the public register, and what kind of organisation each most likely is.</summary>
public static class LegalForms
{
    private static readonly FrozenDictionary<string, LegalForm> ByCode = CodeList.Rows("legal_forms")
        .Select(row => new LegalForm(row[0], row[1], row[2], OrganisationKinds.TryRead(row[3], out var kind) ? kind : OrganisationKind.Other, row[4] == "yes"))
        .ToFrozenDictionary(form => form.Code);

    private static readonly FrozenDictionary<string, LegalForm> ByWords = ByCode.Values
        .SelectMany(form => new[] { form.Code, form.Norwegian, form.English }.Select(words => (Words: NameKey.Fold(words), Form: form)))
        .DistinctBy(pair => pair.Words).ToFrozenDictionary(pair => pair.Words, pair => pair.Form);

    public static IReadOnlyCollection<LegalForm> All => ByCode.Values;

    public static LegalForm? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>Reads a form as people write it: its code, or its name in Norwegian or English ("AS", "aksjeselskap", "Foundation").</summary>
    public static LegalForm? Read(string? text) => string.IsNullOrWhiteSpace(text) ? null : ByWords.GetValueOrDefault(NameKey.Fold(text).Trim());

    /// <summary>
    /// The kind we propose, by the form and the main industry: a hospital trust and a university have forms that say nothing
    /// of it. Health is division 86 in what is no company; research is division 72 and higher education, whatever the form.
    /// </summary>
    public static OrganisationKind KindOf(string? form, string? industry)
    {
        var kind = Find(form)?.Kind ?? OrganisationKind.Other;
        var code = industry ?? "";
        if (code.StartsWith("72", StringComparison.Ordinal) || code.StartsWith("85.4", StringComparison.Ordinal))
            return OrganisationKind.Research;
        return kind != OrganisationKind.Company && code.StartsWith("86", StringComparison.Ordinal) ? OrganisationKind.Health : kind;
    }
}
