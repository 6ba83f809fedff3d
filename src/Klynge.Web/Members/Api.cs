namespace Klynge.Web.Members;

internal static class MemberApi { public static void Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder routes) { } }
