using System.Text;
using System.Text.Json;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>
/// Units in JSON, one after the other: a list of them as the register publishes it, or one object a line. One unit at a
/// time is in memory. What is cut off in the middle is damaged, and refused.
/// </summary>
internal sealed class JsonUnits(Stream content, RegisterLimits limits)
{
    private readonly UnitReader unit = new();
    private byte[] buffer = new byte[1 << 17];
    private int at;
    private int end;
    private bool over;
    private long row;

    public IEnumerable<UnitRead> Read()
    {
        var list = Sign() == '[';
        if (list)
            at++;
        while (Sign() is var sign && sign >= 0)
        {
            if (list && sign == ']')
            {
                at++;
                if (Sign() >= 0)
                    throw Damaged();
                yield break;
            }

            if (list && row > 0)
            {
                if (sign != ',')
                    throw Damaged();
                at++;
                Sign();
            }

            row++;
            var length = Length();
            yield return One(buffer.AsSpan(at, length));
            at += length;
        }

        if (list)
            throw Damaged();
    }

    /// <summary>The next sign that is no white space; -1 at the end.</summary>
    private int Sign()
    {
        for (; ; at++)
        {
            if (at == end && !Fill())
                return -1;
            if (buffer[at] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or 0xEF or 0xBB or 0xBF))
                return buffer[at];
        }
    }

    /// <summary>How long the value is that begins here; the whole of it is in the buffer then.</summary>
    private int Length()
    {
        for (; ; )
        {
            var json = new Utf8JsonReader(buffer.AsSpan(at, end - at), over, default);
            try
            {
                if (json.Read() && json.TrySkip())
                    return (int)json.BytesConsumed;
            }
            catch (JsonException)
            {
                throw Damaged();
            }

            if (end - at > limits.OneUnit)
                throw new RegisterFileRefused(new("Row {0} of the file is larger than {1} kB. That is no unit of the register.", row, limits.OneUnit >> 10));
            Fill();
        }
    }

    private bool Fill()
    {
        if (over)
            return false;
        if (at > 0)
        {
            buffer.AsSpan(at, end - at).CopyTo(buffer);
            (at, end) = (0, end - at);
        }

        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = content.Read(buffer.AsSpan(end));
        end += read;
        over = read == 0;
        return !over;
    }

    private UnitRead One(ReadOnlySpan<byte> value)
    {
        if (value[0] != '{')
            return new(row, null, new("It is no object."));
        try
        {
            var json = new Utf8JsonReader(value);
            json.Read();
            Object(ref json, stackalloc char[UnitFields.LongestPath], 0);
            return UnitRead.Of(row, unit);
        }
        // A text with half a letter in it.
        catch (InvalidOperationException)
        {
            unit.Take();
            return new(row, null, new("It has a letter that cannot be read."));
        }
    }

    private void Object(ref Utf8JsonReader json, scoped Span<char> path, int begun)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var fits = begun + json.ValueSpan.Length <= path.Length;
            var length = fits ? begun + json.CopyString(path[begun..]) : 0;
            json.Read();
            if (json.TokenType == JsonTokenType.StartObject && begun == 0 && length is > 0 and < UnitFields.LongestPath)
            {
                path[length] = '.';
                Object(ref json, path, length + 1);
            }
            else if (UnitFields.Find(path[..length]) is { } field)
                Value(ref json, field);
            else
                json.Skip();
        }
    }

    private void Value(ref Utf8JsonReader json, UnitField field)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            unit.Set(field, Text(json));
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            unit.Set(field, Text(json));
            json.Skip();
        }
    }

    private static string? Text(in Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => json.GetString(),
        JsonTokenType.Number => Encoding.ASCII.GetString(json.ValueSpan),
        JsonTokenType.True => "true",
        _ => null,
    };

    private RegisterFileRefused Damaged() => new(new("The file is cut off or damaged at row {0}. Fetch it again; nothing was changed.", Math.Max(row, 1)));
}
