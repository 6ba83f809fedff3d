using System.Text.RegularExpressions;

namespace Klynge.Web.Shell.Personal;

/// <summary>
/// Finds somebody in what others wrote: by her whole name as it stands or in the genitive, by e-mail, and by telephone however
/// its digits are parted. A name of one word is no name to look for.
/// </summary>
public sealed class Mention
{
    private const string Before = @"(?<![\p{L}\p{Nd}])";
    private const string After = @"(?![\p{L}\p{Nd}])";

    /// <summary>Digits of a Norwegian number; fewer say too little.</summary>
    private const int Digits = 8;

    private readonly Regex? pattern;

    public Mention(IEnumerable<string> names, IEnumerable<string> emails, IEnumerable<string> phones)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(emails);
        ArgumentNullException.ThrowIfNull(phones);
        var ways = names.Select(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 1)
            .Select(words => Before + string.Join(@"\s+", words.Select(Regex.Escape)) + "(?:s|['’]s?)?" + After)
            .Concat(emails.Select(email => Regex.Escape(email.Trim())).Where(email => email.Length > 0).Select(email => $@"(?<![\p{{L}}\p{{Nd}}.+_-]){email}{After}"))
            .Concat(phones.Select(phone => phone.Where(char.IsAsciiDigit).TakeLast(Digits).ToArray()).Where(digits => digits.Length == Digits)
                .Select(digits => @"(?<!\d)(?:(?:\+|00)\d{2}[ .-]?)?" + string.Join("[ .-]?", digits) + @"(?!\d)"))
            .Distinct().ToList();
        pattern = ways.Count == 0 ? null : new Regex(string.Join('|', ways), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public bool In(string? text) => text is not null && pattern?.IsMatch(text) == true;

    /// <summary>The text with a mark in her place; null where nothing but her was said.</summary>
    public string? Without(string text, string mark)
    {
        ArgumentNullException.ThrowIfNull(text);
        return pattern is null ? text : pattern.Match(text) is { Success: true } found && found.Value.Length == text.Trim().Length ? null : pattern.Replace(text, mark);
    }
}
