using Klynge.Members.BusinessRegister;
using Klynge.Web.Language;
using Klynge.Web.Members.BusinessRegister;

namespace Klynge.Web.Members.History;

/// <summary>What the public register was found to say of an organisation, and what somebody left as it was.</summary>
public static partial class Sentences
{
    private static void PublicRegister()
    {
        On<RegisterNoticed>((h, _) => Texts.Say("The business register says: {0}", RegisterWords.State(h.Matter, h.Day)));
        On<RegisterSetAside>((h, _) => h.Matter.IsState()
            ? Texts.Say("Seen in the business register: {0}", RegisterWords.State(h.Matter, null))
            : Texts.Say("{0} was left as it is, other than in the business register", RegisterWords.Label(h.Matter)));
    }
}
