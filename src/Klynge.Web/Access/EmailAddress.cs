using System.Globalization;
using System.Text;

namespace Klynge.Web.Access;

/// <summary>An address that letters can be sent to: one address, on one line, as people write it.</summary>
public static class EmailAddress
{
    public const int Longest = 254;

    public static Refusal? Read(string? text, out string email)
    {
        email = (text ?? "").Trim().Normalize(NormalizationForm.FormC);
        var at = email.LastIndexOf('@');
        return at is > 0 and <= 64 && email.Length <= Longest && at < email.Length - 3 && email[(at + 1)..].Contains('.', StringComparison.Ordinal)
            && email.IndexOf('@', StringComparison.Ordinal) == at && email.All(Fits) && email[^1] != '.' && email[at + 1] != '.' && !email.Contains("..", StringComparison.Ordinal)
            ? null
            : Refusal.On("Email", "“{0}” is not an e-mail address. Write it like name@example.no.", email);
    }

    private static bool Fits(char letter) =>
        !char.IsWhiteSpace(letter) && letter is not ('<' or '>' or ',' or ';' or ':' or '"' or '(' or ')' or '[' or ']' or '\\')
        && char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate);
}
