using Klynge.Members.BusinessRegister;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>What one row of a file came to: a unit, or why it is none.</summary>
internal readonly record struct UnitRead(long Row, RegisterUnit? Unit, Refusal? Problem)
{
    private const int Beginning = 1 << 16;

    public static UnitRead Of(long row, UnitReader reader)
    {
        var (unit, problem) = reader.Take();
        return new(row, unit, problem);
    }

    /// <summary>The first bytes of a file, unpacked: they say what it is.</summary>
    public static byte[] Head(string path, string named, RegisterLimits limits)
    {
        using var file = RegisterFile.Open(path, named, limits);
        var head = new byte[Beginning];
        return head[..file.Content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    /// <summary>The rows of a file, in JSON or CSV, whatever it is called.</summary>
    public static IEnumerable<UnitRead> All(RegisterFile file, byte[] head, RegisterLimits limits)
    {
        var text = head.AsSpan().TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]).TrimStart(" \r\n\t"u8);
        if (text.IsEmpty)
            throw new RegisterFileRefused(new("The file is empty."));
        return text[0] is (byte)'[' or (byte)'{'
            ? new JsonUnits(file.Content, limits).Read()
            : CsvUnits.Of(file.Content, head, limits)?.Read() ?? throw new RegisterFileRefused(new("The file is neither JSON nor CSV. Fetch the whole register as one of these, packed or not."));
    }
}
