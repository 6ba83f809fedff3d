using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Outreach;

/// <summary>The members of today as strangers may see them: sought, chosen by kind, county or letter, and leafed through.</summary>
[Open("the members that are published"), Published, Kept("q", "category", "kind", "county", "letter", "after", "before")]
public sealed class MembersModel(KeptTotals totals) : PublicPage
{
    public const int PageSize = 25;

    public PublicView View { get; private set; } = new();
    public IReadOnlyList<PublicMember> Rows { get; private set; } = [];
    public IReadOnlyDictionary<MembershipCategory, int> Categories { get; private set; } = new Dictionary<MembershipCategory, int>();
    public Choices Choices { get; private set; } = Choices.None;
    public int Found { get; private set; }

    /// <summary>How many stand before the first on this page.</summary>
    public int Before { get; private set; }

    protected override string Query => View.ToString();

    public int All => Categories.GetValueOrDefault(View.Category);

    public async Task OnGet(Guid? after, Guid? before)
    {
        // What is no place in the list is no place: the list begins at the top.
        ModelState.Clear();
        View = PublicView.Read(Request.Query);
        var members = new PublicMembers(Db, Visit.Today);
        Categories = await totals.Of(Visit, "public categories", () => Choices.Categories(members, Cancel));
        Choices = await totals.Of(Visit, $"public choices {View.Category}", () => Choices.Of(members, View.Category, Visit.Today, Cancel), choices => choices.Size);
        Found = await Count(View);
        Summary = T["Who takes part in {0}: companies, municipalities, research and others, with what they offer.", Visit.ClusterName];
        if (Found == 0)
            return;

        var ordered = members.Ordered(View);
        var ids = await ordered.Take(after, before, PageSize, Cancel);
        if (ids.Count == 0 || (ids.Count < PageSize && before is not null))
            ids = await ordered.Take(null, null, PageSize, Cancel);
        Rows = await new PublicRows(Db, Visit.Today).Of(ids, View.Category, Cancel);
        if (ids.Count > 0 && (after ?? before) is not null)
            Before = await totals.Of(Visit, $"public place {View} {ids[0]}", () => ordered.Before(ids[0], Cancel));
    }

    public string To(PublicView view) => To("/members" + view);

    public string To(string cursor, Guid id) => To($"/members{View}{(View.ToString().Length == 0 ? "?" : "&")}{cursor}={id}");

    /// <summary>"244 members", "38 of 244 members: companies, in Rogaland".</summary>
    public string Line()
    {
        var whom = View.Category switch
        {
            MembershipCategory.Associate => T.Count(All, "one associate", "{0} associates"),
            MembershipCategory.Partner => T.Count(All, "one partner", "{0} partners"),
            _ => T.Count(All, "one member", "{0} members"),
        };
        return Days.Capital(View.Filters ? $"{T["{0} of {1}", Found, whom]}: {string.Join(", ", View.Chips().Select(chip => chip.Text))}." : whom + ".");
    }

    private Task<int> Count(PublicView view) => view.Filters
        ? totals.Of(Visit, $"public count {view}", () => new PublicMembers(Db, Visit.Today).Of(view).CountAsync(Cancel))
        : Task.FromResult(All);
}
