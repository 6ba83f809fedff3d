namespace Klynge.Web.Shell.Personal;

/// <summary>
/// What a capability keeps of people: the tables with rows about somebody, and the texts in which others may have named her.
/// Found by looking. A test asks every column of words in the record whose it is.
/// </summary>
public interface IPersonal
{
    /// <summary>Where its parts stand among those of others; small comes first.</summary>
    int Order { get; }

    IEnumerable<PersonalTable> Tables => [];
    IEnumerable<PersonalText> Texts => [];
}
