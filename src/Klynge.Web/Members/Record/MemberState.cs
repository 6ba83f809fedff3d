using Klynge.Members;
using Klynge.Web.Language;

namespace Klynge.Web.Members.Record;

/// <summary>What an organisation is to the cluster on a day, in one sentence with its tone.</summary>
public sealed record MemberState(string Sentence, string Tone)
{
    public static MemberState On(DateOnly day, IReadOnlyList<Membership> memberships, bool past = false)
    {
        var now = memberships.Where(m => m.IsOn(day)).OrderBy(m => m.Category).FirstOrDefault();
        if (now is not null)
            return Now(now, past ? null : now.To);
        if (memberships.Where(m => m.To < day).MaxBy(m => m.To) is { } ended)
            return new(Texts.Say(ended.Category switch
            {
                MembershipCategory.Member => "Former member, until {0}",
                MembershipCategory.Associate => "Former associate member, until {0}",
                _ => "Former partner, until {0}",
            }, ended.To), "idle");
        if (memberships.Where(m => m.From > day).MinBy(m => m.From) is { } coming)
            return new(Texts.Say(coming.Category switch
            {
                MembershipCategory.Member => "Member from {0}",
                MembershipCategory.Associate => "Associate member from {0}",
                _ => "Partner from {0}",
            }, coming.From), "idle");
        return new(Texts.Say("In the register, without a membership"), "idle");
    }

    private static MemberState Now(Membership now, DateOnly? ends) => ends is { } last
        ? new(Texts.Say(now.Category switch
        {
            MembershipCategory.Member => "Member from {0}, leaves after {1}",
            MembershipCategory.Associate => "Associate member from {0}, leaves after {1}",
            _ => "Partner from {0}, leaves after {1}",
        }, now.From, last), "warn")
        : new(Texts.Say(now.Category switch
        {
            MembershipCategory.Member => "Member since {0}",
            MembershipCategory.Associate => "Associate member since {0}",
            _ => "Partner since {0}",
        }, now.From), "good");
}
