using Klynge.Access;

namespace Klynge.Tests.Browser;

/// <summary>The pages of what members do together, and of the network that grows out of it.</summary>
public static class ActivityPages
{
    public static TheoryData<string, Role?, int> All => new()
    {
        { "/nscc/public/events", null, 200 },
        { "/en/nscc/public/events", null, 200 },
        { "/nscc/public/events/{event}", null, 200 },
        { "/en/nscc/public/events/{past}", null, 200 },
        { "/nscc/events", Role.Manager, 200 },
        { "/nscc/events?show=past", Role.Manager, 200 },
        { "/nscc/events?show=templates", Role.Manager, 200 },
        { "/nscc/events?q=finnes-ikke", Role.Manager, 200 },
        { "/nscc/events/new", Role.Manager, 200 },
        { "/nscc/events/{event}", Role.Manager, 200 },
        { "/nscc/events/{event}/edit", Role.Manager, 200 },
        { "/nscc/events/{event}/register", Role.Manager, 200 },
        { "/nscc/events/{event}/door", Role.Manager, 200 },
        { "/nscc/events/{past}", Role.Manager, 200 },
        { "/nscc/events/{past}/door", Role.Manager, 200 },
        { "/nscc/network/effect/{past}", Role.Manager, 200 },
        { "/nscc/network/effect/{past}", Role.MemberContact, 200 },
        { "/nscc/events", Role.MemberContact, 200 },
        { "/nscc/events/{event}", Role.MemberContact, 200 },
        { "/nscc/events/{event}/register", Role.MemberContact, 200 },
        { "/new-cluster/events", PageList.InEmpty, 200 },
        { "/nscc/events/calendar", Role.Manager, 200 },
        { "/nscc/groups", Role.Manager, 200 },
        { "/nscc/groups/new", Role.Manager, 200 },
        { "/nscc/groups/{group}", Role.Manager, 200 },
        { "/nscc/groups/{group}", Role.MemberContact, 200 },
        { "/nscc/groups/{group}/meeting", Role.Manager, 200 },
        { "/new-cluster/groups", PageList.InEmpty, 200 },
        { "/nscc/contacts", Role.Manager, 200 },
        { "/nscc/contacts/new", Role.Manager, 200 },
        { "/nscc/contacts/new?of={id}", Role.Manager, 200 },
        { "/nscc/contacts/{contact}", Role.Manager, 200 },
        { "/nscc/contacts/unreached", Role.Manager, 200 },
        { "/new-cluster/contacts", PageList.InEmpty, 200 },
        { "/nscc/network", Role.Manager, 200 },
        { "/nscc/network?who={id}&by=between&years=0", Role.MemberContact, 200 },
        { "/nscc/network/members", Role.Manager, 200 },
        { "/nscc/network/years?from=2026-01-01&to=2026-03-31", Role.Manager, 200 },
        { "/nscc/network/without", Role.Manager, 200 },
        { "/new-cluster/network", PageList.InEmpty, 200 },
        { "/nscc/network/introductions", Role.Manager, 200 },
        { "/nscc/network/introductions/new", Role.Manager, 200 },
        { "/nscc/network/introductions/{introduction}", Role.Manager, 200 },
        { "/new-cluster/network/introductions", PageList.InEmpty, 200 },
    };
}
