using Klynge.Access;

namespace Klynge.Web.Shell;

/// <summary>The parts of the main menu, in the order they stand, with a line between them.</summary>
public enum MenuPart
{
    Together,
    Work,
    Results,
    Governance,
    House,
}

/// <summary>A line of the main menu, contributed by the room that owns the page.</summary>
/// <param name="Order">Where it stands in its part; small comes first.</param>
/// <param name="Words">What it is called; a key of the texts.</param>
/// <param name="Path">The address after the cluster's own, such as <c>/members</c>.</param>
/// <param name="Deed">The deed one needs to be shown it.</param>
public sealed record MenuLine(MenuPart Part, int Order, string Words, string Path, Deed Deed);
