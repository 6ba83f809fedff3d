using System.Xml.Linq;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>The keys that protect cookies and forms lie with the record, so that all nodes share them and a backup holds them.</summary>
internal sealed class KeyRing(IServiceScopeFactory scopes) : IXmlRepository
{
    private const string Prefix = "key:";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<Db>().Settings.AsNoTracking()
            .Where(setting => setting.Key.StartsWith(Prefix)).Select(setting => setting.Value).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        db.Settings.Add(new Setting { Key = Prefix + friendlyName, Value = element.ToString(SaveOptions.DisableFormatting) });
        // The framework asks for this without await.
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}
