using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Jalons.Domain.Habilitations;

/// <summary>
/// The second factor: six digits that change every thirty seconds, computed by the person's telephone and by us from one secret
/// (RFC 6238, with HMAC-SHA-1, which is what every authenticator application understands).
/// </summary>
public static class Totp
{
    private const int Pas = 30;
    private const int OctetsSecret = 20;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret of 160 bits, in base 32 as applications take it.</summary>
    public static string NouveauSecret()
    {
        var octets = RandomNumberGenerator.GetBytes(OctetsSecret);
        var texte = new StringBuilder();
        for (var bit = 0; bit < octets.Length * 8; bit += 5)
        {
            texte.Append(Alphabet[Lire5Bits(octets, bit)]);
        }

        return texte.ToString();
    }

    /// <summary>The number of thirty-second steps since 1970.</summary>
    public static long Periode(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / Pas;

    /// <summary>The six digits of a step.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 with HMAC-SHA-1 is what authenticator applications compute.")]
    public static string Code(string secret, long periode)
    {
        Span<byte> message = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(message, periode);
        Span<byte> empreinte = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(Decoder(secret), message, empreinte);
        var nombre = BinaryPrimitives.ReadInt32BigEndian(empreinte[(empreinte[^1] & 0xf)..]) & 0x7fffffff;
        return (nombre % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose digits were typed, or null: the current one, the one before or the one after (clocks differ), and never one
    /// that was already used.
    /// </summary>
    /// <param name="secret">The secret in base 32.</param>
    /// <param name="saisie">What was typed; spaces are ignored.</param>
    /// <param name="instant">Now.</param>
    /// <param name="derniere">The last step that was accepted, if any.</param>
    public static long? Reconnaitre(string secret, string? saisie, DateTimeOffset instant, long? derniere)
    {
        var tapes = Encoding.ASCII.GetBytes(string.Concat((saisie ?? "").Where(c => !char.IsWhiteSpace(c))));
        var courante = Periode(instant);
        for (var periode = courante - 1; periode <= courante + 1; periode++)
        {
            if (!(periode <= derniere) && CryptographicOperations.FixedTimeEquals(tapes, Encoding.ASCII.GetBytes(Code(secret, periode))))
            {
                return periode;
            }
        }

        return null;
    }

    private static int Lire5Bits(ReadOnlySpan<byte> octets, int bit)
    {
        var deux = octets[bit / 8] << 8 | (bit / 8 + 1 < octets.Length ? octets[bit / 8 + 1] : 0);
        return deux >> (11 - (bit % 8)) & 0x1f;
    }

    private static byte[] Decoder(string secret)
    {
        var octets = new byte[secret.Length * 5 / 8];
        var (tampon, bits, n) = (0, 0, 0);
        foreach (var c in secret)
        {
            var valeur = Alphabet.IndexOf(c, StringComparison.Ordinal);
            tampon = (tampon << 5 | (valeur < 0 ? throw new FormatException("Secret en base 32 attendu.") : valeur)) & 0xfff;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                octets[n++] = (byte)(tampon >> bits);
            }
        }

        return octets;
    }
}
