using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Listing;

/// <summary>A view that is always at hand above the list, with its number.</summary>
public sealed record Tab(View View, int Count, OrganisationKind? Kind = null);

/// <summary>All members, the kinds there are most of, and those who belong without being members.</summary>
public static class ViewTabs
{
    private const int Kinds = 4;

    public static async Task<IReadOnlyList<Tab>> Of(Db db, DateOnly day, CancellationToken cancel)
    {
        var kinds = await db.InCategory(MembershipCategory.Member, day).GroupBy(o => o.Kind)
            .Select(group => new { Kind = group.Key, Count = group.Count() }).ToListAsync(cancel);
        var others = await db.Memberships.Where(Membership.On(day)).Where(m => m.Category != MembershipCategory.Member).GroupBy(m => m.Category)
            .Select(group => new { Category = group.Key, Count = group.Count() }).ToListAsync(cancel);
        List<Tab> tabs = [new(new View(), kinds.Sum(kind => kind.Count))];
        tabs.AddRange(kinds.Where(kind => kind.Kind != OrganisationKind.Other).OrderByDescending(kind => kind.Count).ThenBy(kind => kind.Kind).Take(Kinds)
            .Select(kind => new Tab(new View { Kinds = [kind.Kind] }, kind.Count, kind.Kind)));
        tabs.AddRange(others.OrderByDescending(other => other.Category)
            .Select(other => new Tab(new View { Standing = other.Category == MembershipCategory.Partner ? Standing.Partner : Standing.Associate }, other.Count)));
        return tabs;
    }
}
