namespace Jalons.Flux.Caf;

/// <summary>
/// Account number of a payer (<c>references/cnaf/flux.md</c> §2.6, §7.3, traps T01 and T02). A CAF number has 7 digits and
/// comes most often on 15, filled with zeros on its right. An MSA number is kept as received.
/// </summary>
public static class Matricule
{
    /// <summary>Normalises a received number.</summary>
    /// <param name="recu">As received.</param>
    /// <param name="organisme">FONORG: <c>CAF</c> or <c>MSA</c>.</param>
    /// <param name="formeConnue">False when the shape is not one of those documented; the number is then kept whole.</param>
    /// <returns>The number, or null when there is none.</returns>
    public static string? Normaliser(ReadOnlySpan<char> recu, string organisme, out bool formeConnue)
    {
        formeConnue = true;
        Span<char> net = stackalloc char[32];
        var n = 0;
        foreach (var c in recu)
        {
            if (char.IsLetterOrDigit(c) && n < net.Length)
            {
                net[n++] = char.ToUpperInvariant(c);
            }
        }

        if (net[..n].TrimStart('0').IsEmpty)
        {
            return null;
        }

        return organisme == "CAF" ? SurSept(net[..n], ref formeConnue) : net[..n].ToString();
    }

    private static string SurSept(ReadOnlySpan<char> net, ref bool formeConnue)
    {
        if (net.Length <= 7)
        {
            return net.ToString().PadLeft(7, '0');
        }

        if (net.Length <= 15)
        {
            Span<char> quinze = stackalloc char[15];
            quinze.Fill('0');
            net.CopyTo(quinze[(15 - net.Length)..]);
            if (quinze[7..].TrimStart('0').IsEmpty)
            {
                return quinze[..7].ToString();
            }

            if (quinze[..8].TrimStart('0').IsEmpty)
            {
                return quinze[8..].ToString();
            }

            net = quinze.ToString();
        }

        formeConnue = false;
        return net.ToString();
    }
}
