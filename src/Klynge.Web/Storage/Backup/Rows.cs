using System.Data.Common;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Klynge.Web.Storage.Backup;

/// <summary>Rows of one table as lines, each a JSON array in the order of the columns.</summary>
internal static class Rows
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    /// <summary>Writes the table's rows as they stand in this connection's view, and answers how many and their hash.</summary>
    public static async Task<(long Rows, string Sha256)> Write(DbConnection connection, DbTransaction? transaction, TablePart table, Stream to, CancellationToken cancel)
    {
        var kinds = table.Columns.Select(column => Kind.Called(column.Kind)!).ToArray();
        await using var hashed = new HashedStream(to);
        await using var buffered = new BufferedStream(hashed, 1 << 16);
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (table.Select, transaction, 0);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        long rows = 0;
        for (; await reader.ReadAsync(cancel); rows++)
        {
            await using (var line = new Utf8JsonWriter(buffered, Plain))
                WriteLine(line, reader, kinds);
            buffered.Write(LineEnd);
        }

        await buffered.FlushAsync(cancel);
        return (rows, hashed.Sha256());
    }

    /// <summary>The rows of a part that has been verified; nothing of it may be wrong any more.</summary>
    public static async IAsyncEnumerable<JsonElement[]> Read(Stream from, TablePart table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        using var reader = new StreamReader(from, new UTF8Encoding(false));
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            using var document = JsonDocument.Parse(line);
            var values = document.RootElement.EnumerateArray().ToArray();
            if (values.Length != table.Columns.Count)
                throw new InvalidDataException($"A row of {table.Name} has {values.Length} values for {table.Columns.Count} columns.");
            yield return values;
        }
    }

    private static void WriteLine(Utf8JsonWriter line, DbDataReader reader, Kind[] kinds)
    {
        line.WriteStartArray();
        for (var i = 0; i < kinds.Length; i++)
            if (reader.IsDBNull(i))
                line.WriteNullValue();
            else
                kinds[i].Copy(line, reader, i);
        line.WriteEndArray();
    }
}
