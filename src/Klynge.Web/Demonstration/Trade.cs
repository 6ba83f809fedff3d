namespace Klynge.Web.Demonstration;

/// <summary>
/// A line of work and the words its invented organisations are named and described with: "Havbris" + "Omsorg" + "AS",
/// "Lager … for …". The lists lie in Words/, one a trade; nothing in them is taken from a register of real names.
/// </summary>
/// <param name="Names">Patterns: {a} of the first list, {b} of the second, {p} an invented place.</param>
/// <param name="Industries">Codes of both standards that belong together, "26.600=26.60".</param>
/// <param name="Staff">How many usually work there: small, middle and large.</param>
internal sealed record Trade(
    string Key, string[] Names, string[] First, string[] Second, (string Sn2007, string Sn2025)[] Industries, string LegalForm,
    string[] Says, string[] Makes, string[] For, string[] Offers, string[] Seeks, string[] Titles, int[] Staff)
{
    private static readonly Dictionary<string, Trade> All = typeof(Trade).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("trades/", StringComparison.Ordinal)).Select(Read).ToDictionary(trade => trade.Key);

    public static Trade Of(string key) => All[key];

    private static Trade Read(string resource)
    {
        using var reader = new StreamReader(typeof(Trade).Assembly.GetManifestResourceStream(resource)!);
        var lists = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')
            .Select(line => line.Split(':', 2)).ToDictionary(line => line[0], line => line[1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return new(
            resource["trades/".Length..], List("names"), List("first"), List("second"),
            [.. List("industries").Select(pair => (pair.Split('=')[0], pair.Split('=')[1]))], List("form").FirstOrDefault() ?? "",
            List("says"), List("makes"), List("for"), List("offers"), List("seeks"), List("titles"), [.. List("staff").Select(int.Parse)]);

        string[] List(string name) => lists.GetValueOrDefault(name) ?? [];
    }
}
