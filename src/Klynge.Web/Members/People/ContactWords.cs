using Klynge.Members;
using Klynge.Web.Language;

namespace Klynge.Web.Members.People;

/// <summary>What a member contact asked about a contact person, in words.</summary>
public static class ContactWords
{
    private static readonly (ContactParts Part, string Label, Func<ContactFacts, string?> Value)[] All =
    [
        (ContactParts.Name, "Name", facts => facts.Name),
        (ContactParts.Title, "Role", facts => facts.Title),
        (ContactParts.Email, "E-mail", facts => facts.Email),
        (ContactParts.Phone, "Telephone", facts => facts.Phone),
        (ContactParts.From, "First day", facts => Days.Full(facts.From)),
        (ContactParts.To, "Last day", facts => facts.To is { } last ? Days.Full(last) : null),
        (ContactParts.Published, "Seen by", facts => Texts.Say(facts.Published ? "Everyone who visits" : "The team")),
    ];

    public static string Said(ContactCorrection asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return asked switch
        {
            { RoleId: null } => Texts.Say("New contact: {0}, {1}", asked.Name, asked.Title),
            { Parts: ContactParts.To, To: { } last } => Texts.Say("{0} is our contact no longer; the last day is {1}", asked.Name, last),
            _ => $"{asked.Name}: " + string.Join(", ", All.Where(one => asked.Parts.HasFlag(one.Part)).Select(one => $"{Texts.Say(one.Label)} {one.Value(asked.Facts) ?? "–"}")),
        };
    }

    /// <summary>Each fact asked about: what stands now, where there is something, and what it should be.</summary>
    public static IEnumerable<(string Label, string? Now, string? After)> Lines(ContactCorrection asked, ContactFacts? now)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return All.Where(one => now is null ? one.Value(asked.Facts) is not null && one.Part != ContactParts.Published : asked.Parts.HasFlag(one.Part))
            .Select(one => (Texts.Say(one.Label), now is null ? null : one.Value(now), one.Value(asked.Facts)));
    }
}
