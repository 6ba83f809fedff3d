using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Klynge.Web.Storage.Backup;

/// <summary>
/// The kinds of value a backup holds. They belong to neither database: what is read from one is written to the other and
/// comes back the same. Instants are kept to the microsecond, as PostgreSQL keeps them.
/// </summary>
internal sealed record Kind(string Name, Action<Utf8JsonWriter, DbDataReader, int> Copy, Func<JsonElement, object> Read, Func<JsonElement, string> Text)
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private static readonly Dictionary<Type, Kind> OfType = new()
    {
        [typeof(string)] = new("text", (to, row, i) => to.WriteStringValue(row.GetString(i)), value => value.GetString()!, value => value.GetString()!),
        [typeof(Guid)] = new("id", (to, row, i) => to.WriteStringValue(row.GetGuid(i)), value => value.GetGuid(), value => value.GetGuid().ToString()),
        [typeof(bool)] = new("yes-no", (to, row, i) => to.WriteBooleanValue(row.GetBoolean(i)), value => value.GetBoolean(), value => value.GetBoolean() ? "t" : "f"),
        [typeof(int)] = new("number", (to, row, i) => to.WriteNumberValue(row.GetInt32(i)), value => value.GetInt32(), value => value.GetRawText()),
        [typeof(long)] = new("long", (to, row, i) => to.WriteNumberValue(row.GetInt64(i)), value => value.GetInt64(), value => value.GetRawText()),
        [typeof(decimal)] = new("decimal", (to, row, i) => to.WriteNumberValue(Plain(row.GetDecimal(i))), value => value.GetDecimal(), value => value.GetRawText()),
        [typeof(double)] = new("double", (to, row, i) => to.WriteNumberValue(row.GetDouble(i)), value => value.GetDouble(), value => value.GetRawText()),
        [typeof(DateOnly)] = new("day", (to, row, i) => to.WriteStringValue(row.GetFieldValue<DateOnly>(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), value => DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture), value => value.GetString()!),
        [typeof(TimeOnly)] = new("time", (to, row, i) => to.WriteStringValue(row.GetFieldValue<TimeOnly>(i).ToString("HH:mm:ss", CultureInfo.InvariantCulture)), value => TimeOnly.ParseExact(value.GetString()!, "HH:mm:ss", CultureInfo.InvariantCulture), value => value.GetString()!),
        [typeof(DateTime)] = new("instant", (to, row, i) => to.WriteStringValue(row.GetDateTime(i).ToString(Instant, CultureInfo.InvariantCulture)), value => DateTime.ParseExact(value.GetString()!, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal), value => value.GetString()!),
        [typeof(byte[])] = new("bytes", (to, row, i) => to.WriteBase64StringValue(row.GetFieldValue<byte[]>(i)), value => value.GetBytesFromBase64(), value => "\\x" + Convert.ToHexStringLower(value.GetBytesFromBase64())),
    };

    private static readonly Dictionary<string, Kind> OfName = OfType.Values.ToDictionary(kind => kind.Name);

    public static Kind Of(Type type) => OfType.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out var kind)
        ? kind
        : throw new NotSupportedException($"A backup does not know how to keep a {type.Name}.");

    public static Kind? Called(string name) => OfName.GetValueOrDefault(name);

    // 1.0 and 1.0000 are one number: without its trailing noughts it is written the same from either database.
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
