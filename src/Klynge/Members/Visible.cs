namespace Klynge.Members;

/// <summary>Who may see which fact when nobody has chosen otherwise.</summary>
public static class Visible
{
    public static Visibility ByDefault(OrganisationField field) => field switch
    {
        OrganisationField.ExternalId => Visibility.Hidden,
        OrganisationField.Employees or OrganisationField.Seeks or OrganisationField.SeeksText => Visibility.Members,
        _ => Visibility.Public,
    };

    /// <summary>A name is never hidden from members: a member one may not name is no member of a directory.</summary>
    public static bool Fixed(OrganisationField field) => field is OrganisationField.Name or OrganisationField.Kind;

    /// <summary>
    /// The choices there are. With its name an organisation chooses whether strangers are told that it is a member at all; the
    /// kind goes with the name.
    /// </summary>
    public static IReadOnlyList<Visibility> Choices(OrganisationField field) => field switch
    {
        OrganisationField.Name => [Visibility.Members, Visibility.Public],
        OrganisationField.Kind => [],
        _ => [Visibility.Hidden, Visibility.Members, Visibility.Public],
    };
}
