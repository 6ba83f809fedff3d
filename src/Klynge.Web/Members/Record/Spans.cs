using Klynge.Members;
using Klynge.Web.Language;

namespace Klynge.Web.Members.Record;

/// <summary>Days from and to in words. What nobody dated has no first day.</summary>
public static class Spans
{
    public static string Of(DateOnly from, DateOnly? to) => (from == Seat.Always, to) switch
    {
        (true, null) => Texts.Say("always, as far as we know"),
        (true, { } last) => Texts.Say("until {0}", last),
        (false, null) => Texts.Say("since {0}", from),
        (false, { } last) => Texts.Say("{0} to {1}", from, last),
    };
}
