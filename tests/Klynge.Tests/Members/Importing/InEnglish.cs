using System.Globalization;
using Klynge.Web.Language;

namespace Klynge.Tests.Members.Importing;

/// <summary>Speaks English for a while.</summary>
internal sealed class InEnglish : IDisposable
{
    private readonly (CultureInfo, CultureInfo) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public InEnglish() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Days.English, Days.English);

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
}
