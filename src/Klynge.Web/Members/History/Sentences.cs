using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Storage;

namespace Klynge.Web.Members.History;

/// <summary>
/// What happened, as a sentence: one a type of happening. Its subject, where it has a page of its own, is said before it
/// and is no part of it.
/// </summary>
public static partial class Sentences
{
    private const int Longest = 160;

    private static readonly Dictionary<Type, Func<Happening, Known, string>> Table = [];

    static Sentences()
    {
        Register();
        People();
        Access();
        PublicRegister();
        Lists();
    }

    /// <summary>The types that have a sentence.</summary>
    public static IEnumerable<Type> Types => Table.Keys;

    public static string Of(JournalLine line, Known known)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Of(line.Happening, known);
    }

    public static string Of(Happening happening, Known known)
    {
        ArgumentNullException.ThrowIfNull(happening);
        return Table[happening.GetType()](happening, known);
    }

    /// <summary>One fact before and after.</summary>
    public static string Of(OrganisationChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var label = FactWords.Said(change.Field);
        return (change.Before, change.After) switch
        {
            (null, { } after) => Texts.Say("{0} was filled in: {1}", label, Short(change.Field, after)),
            ({ } before, null) => Texts.Say("{0} was taken away; it was {1}", label, Short(change.Field, before)),
            ({ } before, { } after) => Texts.Say("{0} changed from {1} to {2}", label, Short(change.Field, before), Short(change.Field, after)),
            _ => label,
        };
    }

    private static void On<T>(Func<T, Known, string> sentence) where T : Happening =>
        Table[typeof(T)] = (happening, known) => sentence((T)happening, known);

    private static string Short(OrganisationField field, string value) => Short(FactWords.Said(field, value));

    private static string Short(string words)
    {
        var said = words.ReplaceLineEndings(" ");
        return said.Length <= Longest ? said : said[..(char.IsHighSurrogate(said[Longest - 1]) ? Longest - 1 : Longest)] + " …";
    }

    private static void Register()
    {
        On<ClusterFounded>((_, _) => Texts.Say("The cluster was put into Klynge"));
        On<ClusterChanged>((h, known) => known.Row(h.Row) is { } row
            ? Texts.Say("What is said of the cluster was changed: {0}, “{1}”", Texts.Say(h.What), Short(row))
            : Texts.Say("What is said of the cluster was changed: {0}", Texts.Say(h.What)));
        On<PublicPagesOpened>((_, _) => Texts.Say("The public pages were opened to everyone"));
        On<PublicPagesClosed>((_, _) => Texts.Say("The public pages were closed"));
        On<OrganisationEntered>((_, _) => Texts.Say("Was entered in the register"));
        On<OrganisationChanged>((h, known) => known.Shows(h.About, h.Field) && known.Change(h.ChangeId) is { } change
            ? Of(change)
            : Texts.Say("{0} was changed", FactWords.Said(h.Field)));
        On<VisibilityChosen>((h, _) => Texts.Say(h.Visibility switch
        {
            Visibility.Hidden => "{0} is seen by the team only",
            Visibility.Members => "{0} is seen by all members",
            _ => "{0} is seen by everyone",
        }, FactWords.Said(h.Field)));
        On<MembershipBegan>((h, _) => Texts.Say(h.Category switch
        {
            MembershipCategory.Member => "Became a member from {0}",
            MembershipCategory.Associate => "Became an associate member from {0}",
            _ => "Became a partner from {0}",
        }, h.From));
        On<MembershipEnded>((h, _) => Texts.Say(h.Category switch
        {
            MembershipCategory.Member => "Leaves as a member; the last day is {0}",
            MembershipCategory.Associate => "Leaves as an associate member; the last day is {0}",
            _ => "Leaves as a partner; the last day is {0}",
        }, h.LastDay));
        On<MembershipCorrected>((h, _) => h.To is { } to
            ? Texts.Say("The days of the membership were corrected: {0} to {1}", h.From, to)
            : Texts.Say("The days of the membership were corrected: from {0}", h.From));
        On<MembershipRemoved>((h, _) => Texts.Say("A membership from {0} was taken out: it was written down by mistake", h.From));
        On<ContributionRemoved>((h, _) => Texts.Say("A contribution of {0} was taken out: it was written down by mistake", h.On));
        On<OrganisationRemoved>((h, _) => h.Number is { } number
            ? Texts.Say("The organisation with the number {0} was taken out of the register: it was entered by mistake", number)
            : Texts.Say("An organisation without a number was taken out of the register: it was entered by mistake"));
        On<MembershipDecisionNoted>((_, _) => Texts.Say("The decision behind the membership was noted"));
        On<AgreementSigned>((h, _) => Texts.Say("The agreement was signed on {0}", h.SignedOn));
        On<ContributionGiven>((h, _) => Given(h));
        On<CorrectionAsked>(Asked);
        On<CorrectionAnswered>(Answered);
        On<CorrectionOfContactAsked>((_, _) => Texts.Say("The contact asked for a change of the contact people"));
        On<CorrectionOfContactAnswered>((h, _) => Texts.Say(h.Accepted ? "The change of the contact people was accepted" : "The change of the contact people was declined"));
        On<CorrectionReplaced>((h, _) => Texts.Say("The correction of {0} was replaced by a later one", FactWords.Said(h.Field)));
        On<CorrectionWithdrawn>((h, _) => Texts.Say("The correction of {0} was taken back", FactWords.Said(h.Field)));
        On<ListImported>((h, known) => Texts.Say(
            "The list {0} came in: {1} new, {2} changed, {3} unchanged, {4} left out", known.List(h.About) ?? "–", h.Created, h.Updated, h.Unchanged, h.Skipped));
        On<ListImportUndone>((h, known) => Texts.Say("The list {0} was taken out again: {1} removed, {2} kept", known.List(h.About) ?? "–", h.Removed, h.Kept));
    }

    private static string Given(ContributionGiven h) => h.Kind switch
    {
        "fee" when h.Amount is { } kroner => Texts.Say("Paid the fee, {0} kroner", Number(kroner)),
        "fee" => Texts.Say("Paid the fee"),
        "hours" when h.Amount is { } hours => Texts.Say("Gave {0} hours", Number(hours)),
        "hours" => Texts.Say("Gave of its time"),
        _ when h.Amount is { } kroner => Texts.Say("Contributed {0} kroner", Number(kroner)),
        _ => Texts.Say("Contributed"),
    };

    private static string Number(decimal amount) => Language.Numbers.Amount(amount);

    private static string Asked(CorrectionAsked h, Known known) =>
        known.Shows(h.About, h.Field) && known.Correction(h.CorrectionId)?.After is { } after
            ? Texts.Say("The contact asked for a correction: {0} should be {1}", FactWords.Said(h.Field), Short(h.Field, after))
            : Texts.Say("The contact asked for a correction of {0}", FactWords.Said(h.Field));

    private static string Answered(CorrectionAnswered h, Known known) =>
        h.Accepted ? Texts.Say("The correction of {0} was accepted", FactWords.Said(h.Field))
        : known.Correction(h.CorrectionId)?.Reason is { } reason ? Texts.Say("The correction of {0} was declined: {1}", FactWords.Said(h.Field), reason)
        : Texts.Say("The correction of {0} was declined", FactWords.Said(h.Field));
}
