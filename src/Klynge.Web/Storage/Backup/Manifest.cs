using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Klynge.Web.Storage.Backup;

/// <summary>What a backup says it holds: every table with its rows and their hash, every kept file with its size and hash.</summary>
internal sealed partial record Manifest(
    int Format, string Program, string Schema, DateTimeOffset MadeAt, string Database, IReadOnlyList<TablePart> Tables, IReadOnlyList<FilePart> Files)
{
    public const int ThisFormat = 1;
    public const string Entry = "manifest.json";

    /// <summary>More is no manifest of ours: one line a kept file, and a cluster keeps thousands, not millions.</summary>
    public const int Largest = 256 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public byte[] Written() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    public static Manifest? Read(Stream stream)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<Manifest>(stream, Json);
            return manifest is { Format: ThisFormat } && manifest.SpeaksPlainly() ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Names become part of statements and paths: only names of the shape ours have.
    private bool SpeaksPlainly() =>
        Tables.All(table => Word().IsMatch(table.Name) && table.Columns.Count > 0 && table.Columns.All(column => Word().IsMatch(column.Name) && Kind.Called(column.Kind) is not null) && table.Key.All(key => table.Columns.Any(column => column.Name == key)))
        && Files.All(file => FileName().IsMatch(file.Name))
        && Tables.DistinctBy(table => table.Name).Count() == Tables.Count
        && Files.DistinctBy(file => file.Name).Count() == Files.Count;

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,62}\z")]
    private static partial Regex Word();

    [GeneratedRegex(@"^files/[0-9a-f]{32}/[0-9a-f]{32}\z")]
    private static partial Regex FileName();
}

internal sealed record TablePart(string Name, IReadOnlyList<ColumnPart> Columns, IReadOnlyList<string> Key, long Rows, string Sha256)
{
    public string Entry => $"tables/{Name}.jsonl";

    /// <summary>Rows come in the order of the key, which is the same on both databases: equal content gives equal bytes.</summary>
    public string Select => $"SELECT {ColumnList} FROM \"{Name}\" ORDER BY {string.Join(", ", (Key.Count > 0 ? Key : [.. Columns.Select(column => column.Name)]).Select(name => $"\"{name}\""))}";

    public string ColumnList => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));
}

internal sealed record ColumnPart(string Name, string Kind);

internal sealed record FilePart(string Name, long Size, string Sha256);
