using Klynge.Members;
using Klynge.Web.Language;

namespace Klynge.Web.Members.History;

/// <summary>What was done to many members at once, and the views people share.</summary>
public static partial class Sentences
{
    /// <summary>What a change of many is about: "Memberships ended".</summary>
    public static string Of(BatchWork work) => Texts.Say(work switch
    {
        BatchWork.EndMemberships => "Memberships ended",
        BatchWork.SetKind => "Kind set",
        BatchWork.AddOffer => "Added to what they offer",
        BatchWork.AddNeed => "Added to what they look for",
        _ => "Chosen who may see",
    });

    private static void Lists()
    {
        On<ManyChanged>((h, _) => Texts.Say("{0} for many at once: {1} changed, {2} left as they were", Of(h.Work), h.Changed, h.Left));
        On<ManyUndone>((h, _) => Texts.Say("A change of many was undone ({0}): {1} undone, {2} kept", Of(h.Work), h.Undone, h.Kept));
        On<ViewShared>((_, _) => Texts.Say("A view of the members was shared"));
        On<SharedViewChanged>((_, _) => Texts.Say("A shared view of the members was changed"));
        On<SharedViewRemoved>((_, _) => Texts.Say("A shared view of the members was deleted"));
    }
}
