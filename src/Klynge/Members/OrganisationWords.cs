using Klynge.Members.Searching;

namespace Klynge.Members;

/// <summary>The words an organisation is found by. They are written with the fact they come from, in the same row.</summary>
public sealed partial class Organisation
{
    /// <summary>Folded, a line a part: names now and before, number, place, tags, and texts with their stems.</summary>
    public string Words { get; private set; } = "";

    private void KeepWords(OrganisationField field)
    {
        if (field == OrganisationField.Name)
        {
            Keep(WordPart.Name, NameKey.Fold(Name));
            Keep(WordPart.Earlier, string.Join(' ', names.Where(name => name.Name != Name).Select(name => name.Folded.Trim())));
        }
        else if (PartWords.Of(field) is { } part)
            Keep(part, part switch
            {
                WordPart.Number or WordPart.ForeignId or WordPart.ExternalId => NameKey.Fold(Value(field) ?? ""),
                WordPart.Place => string.Join(' ', new[] { PlaceName, Place }.OfType<string>().Select(NameKey.Fold).Distinct()),
                _ => PartWords.Stemmed(Value(field)),
            });
    }

    private void Keep(WordPart part, string words) => Words = PartWords.With(Words, part, words);
}
