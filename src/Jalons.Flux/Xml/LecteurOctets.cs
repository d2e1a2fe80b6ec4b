using System.Text;

namespace Jalons.Flux.Xml;

/// <summary>
/// Characters of a file declared windows-1252 or ISO-8859-1, one byte each. Both are read as windows-1252: a file declared
/// ISO-8859-1 that holds bytes 0x80 to 0x9F was produced as windows-1252 (<c>references/cnaf/flux.md</c> §2.2, trap T19).
/// Several times faster than the general decoder, and equal to it on the 256 bytes.
/// </summary>
internal sealed class LecteurOctets(FluxBorne borne) : TextReader
{
    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        var octets = borne.Prendre(buffer.Length);
        Encoding.Latin1.GetChars(octets, buffer);
        Windows1252.Reparer(buffer[..octets.Length]);
        return octets.Length;
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read()
    {
        Span<char> un = stackalloc char[1];
        return Read(un) == 0 ? -1 : un[0];
    }

    /// <inheritdoc/>
    public override int Peek() => -1;
}
