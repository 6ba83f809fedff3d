using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Klynge.Tests.Access.Outside;

/// <summary>A key that a provider signs with: RS256 unless said otherwise.</summary>
public sealed class Signer(string kid, string algorithm = "RS256")
{
    private readonly RSA rsa = RSA.Create(2048);
    private readonly ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Sign(JsonObject claims)
    {
        var signed = Part(new JsonObject { ["alg"] = algorithm, ["kid"] = kid, ["typ"] = "JWT" }) + "." + Part(claims);
        var bytes = Encoding.ASCII.GetBytes(signed);
        return signed + "." + WebEncoders.Base64UrlEncode(algorithm switch
        {
            "ES256" => curve.SignData(bytes, HashAlgorithmName.SHA256),
            "PS256" => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "RS384" => rsa.SignData(bytes, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            // The public key, which anyone has, used as a shared secret.
            "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), bytes),
            "none" => [],
            _ => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        });
    }

    public JsonObject Public()
    {
        if (algorithm == "ES256")
        {
            var point = curve.ExportParameters(false).Q;
            return new() { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = kid, ["use"] = "sig", ["x"] = WebEncoders.Base64UrlEncode(point.X!), ["y"] = WebEncoders.Base64UrlEncode(point.Y!) };
        }

        var key = rsa.ExportParameters(false);
        return new() { ["kty"] = "RSA", ["kid"] = kid, ["use"] = "sig", ["n"] = WebEncoders.Base64UrlEncode(key.Modulus!), ["e"] = WebEncoders.Base64UrlEncode(key.Exponent!) };
    }

    /// <summary>The same key, telling of another kind of signature.</summary>
    public Signer As(string other) => new(kid, other, rsa, curve);

    private Signer(string kid, string algorithm, RSA rsa, ECDsa curve) : this(kid, algorithm) => (this.rsa, this.curve) = (rsa, curve);

    private static string Part(JsonObject part) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
