using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Klynge.Web.Shell;

/// <summary>
/// File path = address: Members/Import.cshtml answers at /{cluster}/members/import, whatever folder is the capability's. A
/// page whose template begins with a slash says its own address, as those of the plumbing do.
/// </summary>
internal sealed class Addresses : IPageRouteModelConvention
{
    public void Apply(PageRouteModel model)
    {
        var folder = model.ViewEnginePath.Split('/')[1];
        foreach (var selector in model.Selectors)
        {
            var route = selector.AttributeRouteModel!;
            if (route.Template == folder || route.Template!.StartsWith(folder + "/", StringComparison.Ordinal))
                route.Template = "{cluster}/" + Kebab(route.Template);
        }

        // "/Members/Index" answers at both addresses by default; one is enough.
        foreach (var twin in model.Selectors.Where(s => s.AttributeRouteModel!.Template!.EndsWith("/index", StringComparison.OrdinalIgnoreCase)).ToList())
            if (model.Selectors.Count > 1)
                model.Selectors.Remove(twin);
    }

    /// <summary>"Members/NewMember/{id:guid}" → "members/new-member/{id:guid}"; what stands in braces is left alone.</summary>
    private static string Kebab(string template) => string.Join('/', template.Split('/').Select(part =>
        part.StartsWith('{') ? part : Storage.Conventions.Snake(part).Replace('_', '-')));
}
