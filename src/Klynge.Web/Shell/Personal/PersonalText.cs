using System.Linq.Expressions;
using System.Text.Json.Nodes;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Klynge.Web.Shell.Personal;

/// <summary>Texts of one table in which others may have named somebody.</summary>
public abstract class PersonalText(string heading)
{
    /// <summary>A key of the texts.</summary>
    public string Heading => heading;

    public abstract Type Row { get; }
    public abstract IReadOnlySet<string> Columns { get; }

    /// <summary>In how many rows of the one cluster within reach she is named; with a mark, these are written without her.</summary>
    public abstract Task<int> Look(Db db, Mention mention, string? mark, CancellationToken cancel);
}

/// <summary>Texts that stand in their columns and nowhere else.</summary>
public sealed class PersonalText<T>(string heading, params Expression<Func<T, string?>>[] columns) : PersonalText(heading) where T : class
{
    private readonly HashSet<string> names = [.. columns.Select(column => ((MemberExpression)column.Body).Member.Name)];

    /// <summary>The column among them that holds JSON.</summary>
    public string? Json { get; init; }

    /// <summary>The column among them that holds an address: its words are written as addresses write them.</summary>
    public string? Address { get; init; }

    /// <summary>Rows that are left: the name of a column and a word in it.</summary>
    public (string Column, string Word)? But { get; init; }

    public override Type Row => typeof(T);
    public override IReadOnlySet<string> Columns => names;

    public override async Task<int> Look(Db db, Mention mention, string? mark, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(mention);
        var type = db.Model.FindEntityType(typeof(T))!;
        var rows = new HashSet<object>();
        foreach (var name in names)
            foreach (var (id, text) in await Found(db, type, type.FindProperty(name)!, mention, cancel))
            {
                rows.Add(id);
                if (mark is not null)
                    await Write(db, type, type.FindProperty(name)!, id, Without(name, text, mention, mark), cancel);
            }

        return rows.Count;
    }

    private async Task<List<(object Id, string Text)>> Found(Db db, IEntityType type, IProperty column, Mention mention, CancellationToken cancel)
    {
        await using var command = Command(db, $"SELECT id, {column.GetColumnName()} FROM {type.GetTableName()} WHERE {Own(type)} = @cluster AND {column.GetColumnName()} IS NOT NULL{(But is { } but ? $" AND {but.Column} <> '{but.Word}'" : "")}");
        Give(command, "@cluster", db.Reach.Only);
        var found = new List<(object, string)>();
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                if (reader.GetString(1) is var text && mention.In(Plain(column.Name, text)))
                    found.Add((reader.GetValue(0), text));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return found;
    }

    private static async Task Write(Db db, IEntityType type, IProperty column, object id, string? text, CancellationToken cancel)
    {
        await using var command = Command(db, $"UPDATE {type.GetTableName()} SET {column.GetColumnName()} = @text WHERE id = @id AND {Own(type)} = @cluster");
        Give(command, "@text", (object?)text ?? (column.IsNullable ? DBNull.Value : "–"));
        Give(command, "@id", id);
        Give(command, "@cluster", db.Reach.Only);
        await command.ExecuteNonQueryAsync(cancel);
    }

    // A cluster's own row is found by its id, all others by the cluster they belong to.
    private static string Own(IEntityType type) => type.FindProperty("ClusterId") is null ? "id" : "cluster_id";

    private string Plain(string column, string text) => column == Address ? Uri.UnescapeDataString(text.Replace('+', ' ')) : column == Json ? JsonNode.Parse(text)?.ToJsonString(Relaxed) ?? "" : text;

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string? Without(string column, string text, Mention mention, string mark)
    {
        if (column == Json)
        {
            var node = JsonNode.Parse(text);
            Clear(node, mention, mark);
            return node?.ToJsonString();
        }

        return column != Address ? mention.Without(text, mark)
            : string.Join('&', text.Split('&').Select(pair => pair.Split('=', 2)).Where(pair => !mention.In(Plain(column, pair[^1]))).Select(pair => string.Join('=', pair)));
    }

    private static void Clear(JsonNode? node, Mention mention, string mark)
    {
        foreach (var (key, value) in node is JsonObject fields ? fields.ToList() : [])
            if (value is JsonValue word && word.TryGetValue<string>(out var text) && mention.In(text))
                node![key] = mention.Without(text, mark) ?? mark;
            else
                Clear(value, mention, mark);
        for (var n = 0; node is JsonArray list && n < list.Count; n++)
            if (list[n] is JsonValue word && word.TryGetValue<string>(out var text) && mention.In(text))
                list[n] = mention.Without(text, mark) ?? mark;
            else
                Clear(list[n], mention, mark);
    }

    private static System.Data.Common.DbCommand Command(Db db, string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = text;
        return command;
    }

    private static void Give(System.Data.Common.DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
