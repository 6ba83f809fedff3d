using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Klynge.Tests.Access.Passkeys;

/// <summary>
/// Somebody's device with passkeys, and the browser before it: answers a question of the site as they do. Each part of an answer can
/// be made other than it should be, one at a time.
/// </summary>
public sealed class Device : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>How often it has signed.</summary>
    public uint Count { get; set; } = 1;
    public string Origin { get; set; } = "";
    public string? Domain { get; set; }
    public string? Challenge { get; set; }
    public string? UserHandle { get; set; }
    public string? Type { get; set; }
    public bool Verifies { get; set; } = true;
    public bool CrossOrigin { get; set; }
    public bool BreaksSignature { get; set; }

    /// <summary>Answers "make a passkey".</summary>
    public string Create(string question)
    {
        var asked = JsonNode.Parse(question)!;
        UserHandle ??= asked["user"]!["id"]!.GetValue<string>();
        Domain ??= asked["rp"]!["id"]!.GetValue<string>();
        var clientData = ClientData("webauthn.create", asked);
        byte[] attested = [.. new byte[16], .. Short((ushort)Id.Length), .. Id, .. PublicKey()];
        byte[] authData = [.. AuthData(0x40), .. attested];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes(authData)];
        return Credential(new JsonObject { ["clientDataJSON"] = Encode(clientData), ["attestationObject"] = Encode(attestation), ["transports"] = new JsonArray("internal") });
    }

    /// <summary>Answers "show a passkey", counting on.</summary>
    public string Get(string question)
    {
        var asked = JsonNode.Parse(question)!;
        var clientData = ClientData("webauthn.get", asked);
        if (Count > 0)
            Count++;
        var authData = AuthData(0);
        var signature = key.SignData([.. authData, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        if (BreaksSignature)
            authData[^1] ^= 1;
        return Credential(new JsonObject { ["clientDataJSON"] = Encode(clientData), ["authenticatorData"] = Encode(authData), ["signature"] = Encode(signature), ["userHandle"] = UserHandle });
    }

    public void Dispose() => key.Dispose();

    private byte[] ClientData(string type, JsonNode asked) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = Type ?? type, challenge = Challenge ?? asked["challenge"]!.GetValue<string>(), origin = Origin, crossOrigin = CrossOrigin,
    });

    private byte[] AuthData(byte more)
    {
        var data = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(Domain!)).CopyTo(data, 0);
        data[32] = (byte)(0x01 | (Verifies ? 0x04 : 0) | more);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(33), Count);
        return data;
    }

    /// <summary>The public half, as COSE writes a key of P-256.</summary>
    private byte[] PublicKey()
    {
        var point = key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    private string Credential(JsonObject response) => new JsonObject
    {
        ["id"] = Encode(Id), ["rawId"] = Encode(Id), ["type"] = "public-key", ["response"] = response, ["clientExtensionResults"] = new JsonObject(), ["authenticatorAttachment"] = "platform",
    }.ToJsonString();

    private static string Encode(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);

    private static byte[] Short(ushort value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Text(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => bytes.Length < 256 ? [0x58, (byte)bytes.Length, .. bytes] : [0x59, .. Short((ushort)bytes.Length), .. bytes];
}
