using System.Security.Cryptography;
using System.Text;

namespace Klynge.Web.Storage.Backup;

/// <summary>
/// The last words of a backup, in the comment at the end of the zip: the hash of every byte before them. One changed or
/// missing byte anywhere in the file is seen, also where a zip reader does not look.
/// </summary>
internal static class Seal
{
    private const string Opening = "klynge backup sha256 ";
    private const int HashLength = 64;

    /// <summary>What stands in the comment until the file is whole.</summary>
    public static string Open { get; } = Opening + new string('0', HashLength);

    public static async Task Close(string path, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var hash = await Hash(file, cancel);
        file.Position = file.Length - HashLength;
        await file.WriteAsync(Encoding.ASCII.GetBytes(hash), cancel);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Whether the file ends as a backup of ours does, whole or not.</summary>
    public static bool IsOurs(Stream file)
    {
        if (file.Length < Open.Length)
            return false;
        file.Position = file.Length - Open.Length;
        var end = new byte[Opening.Length];
        file.ReadExactly(end);
        return Encoding.ASCII.GetString(end) == Opening;
    }

    public static async Task<bool> IsWhole(Stream file, CancellationToken cancel)
    {
        if (!IsOurs(file))
            return false;
        file.Position = file.Length - HashLength;
        var said = new byte[HashLength];
        await file.ReadExactlyAsync(said, cancel);
        return Encoding.ASCII.GetString(said) == await Hash(file, cancel);
    }

    private static async Task<string> Hash(Stream file, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        file.Position = 0;
        for (var left = file.Length - HashLength; left > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancel);
            if (read == 0)
                throw new EndOfStreamException();
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
