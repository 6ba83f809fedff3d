using System.Text.RegularExpressions;

namespace Klynge.Members;

/// <summary>A cluster's word in the address. Words the product itself uses there are reserved.</summary>
public static partial class Slug
{
    private static readonly HashSet<string> Reserved =
    [
        "en", "nb", "no", "api", "health", "sign-in", "sign-out", "setup", "theme", "language", "account", "accounts", "installation",
        "clusters", "invitation", "reset", "link", "error", "files", "fonts", "assets", "public", "static", "wwwroot", "data", "admin",
        "search", "sitemap", "robots", "favicon", "login", "logout", "metrics", "debug", "about", "accessibility", "privacy", "command", "new",
    ];

    public static Refusal? Check(string slug)
    {
        if (!Form().IsMatch(slug))
            return Refusal.On("Slug", "The address word “{0}” must be 2–40 of the letters a–z, digits and hyphen, and begin and end with a letter or digit.", slug);
        return Reserved.Contains(slug)
            ? Refusal.On("Slug", "The address word “{0}” is used by Klynge itself. Choose another.", slug)
            : null;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]\z")]
    private static partial Regex Form();
}
