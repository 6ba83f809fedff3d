using System.Text.Encodings.Web;
using System.Text.Json;
using Klynge.Web.Language;

namespace Klynge.Web.Commands;

/// <summary>What a command answers: for programs as JSON, for people as text, and with which exit code.</summary>
public sealed record Answer(object Json, string Text, int Exit = 0)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Answer Of(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var words = Texts.Say(refusal.Sentence, refusal.Values);
        return new(new { refused = words }, words, 1) { IsRefusal = true };
    }

    /// <summary>The command has written its answer itself, as it was read.</summary>
    public static readonly Answer Written = new(new { }, "") { IsWritten = true };

    public bool IsRefusal { get; private init; }
    public bool IsWritten { get; private init; }

    public async Task<int> Give(Hands hands, bool asJson)
    {
        ArgumentNullException.ThrowIfNull(hands);
        if (IsWritten)
            return Exit;
        if (asJson)
            await hands.Output.WriteLineAsync(JsonSerializer.Serialize(Json, Options));
        else if (Text.Length > 0)
            await (IsRefusal ? hands.Error : hands.Output).WriteLineAsync(Text);
        return Exit;
    }
}
