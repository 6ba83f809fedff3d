using Klynge.Access;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;

namespace Klynge.Web.Outreach;

internal sealed class OutreachRoom : IRoom
{
    public IEnumerable<MenuLine> Menu => [new(MenuPart.House, 12, "Public pages", "/outreach", Deed.SeeRegister)];

    public IEnumerable<PublicLine> PublicMenu => [new(10, "Members", "/members")];

    public void Map(IEndpointRouteBuilder routes)
    {
        OpenCopy.Map(routes);
        Sitemap.Map(routes);
    }
}
