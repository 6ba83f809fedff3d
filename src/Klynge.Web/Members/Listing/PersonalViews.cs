using Klynge.Members;
using Klynge.Web.Shell.Personal;

namespace Klynge.Web.Members.Listing;

/// <summary>Views of the list that somebody saved for herself. A shared one may be called after somebody, or look for her.</summary>
internal sealed class PersonalViews : IPersonal
{
    public int Order => 55;

    public IEnumerable<PersonalTable> Tables =>
    [
        new PersonalTable<SavedView>("Saved views", Fate.Goes, (db, who) => db.Set<SavedView>().Where(v => v.AccountId != null && v.AccountId == who.Account))
            .Shows("Name", v => v.Name).Shows("Shows", v => v.Query).Silent(v => v.NameKey),
    ];

    public IEnumerable<PersonalText> Texts => [new PersonalText<SavedView>("Saved views", v => v.Query) { Address = nameof(SavedView.Query) }];
}
