using Jalons.Flux.Caf;

namespace Jalons.Flux.Xml;

/// <summary>
/// A foreign stream under watch: it shows its first bytes without consuming them, counts what is read, and refuses a run of
/// bytes so long that no honest element, attribute or text can hold it. Whatever the file, memory stays constant.
/// </summary>
internal sealed class FluxBorne(Stream source) : Stream
{
    /// <summary>Longest run of bytes between two XML nodes. The longest text of the CAF flows has 640 characters.</summary>
    public const int OctetsParNoeud = 128 * 1024;

    private readonly byte[] _tampon = new byte[64 * 1024];
    private int _debut;
    private int _fin;
    private int _reste = OctetsParNoeud;
    private bool _tari;

    /// <summary>Bytes handed out so far.</summary>
    public long OctetsLus { get; private set; }

    /// <summary>True once bytes were asked for and there were none left.</summary>
    public bool Fini { get; private set; }

    /// <summary>First bytes of the file (up to the size of the buffer), not consumed.</summary>
    public ReadOnlySpan<byte> Apercu()
    {
        while (_debut == 0 && _fin < _tampon.Length && !_tari)
        {
            Remplir();
        }

        return _tampon.AsSpan(_debut, _fin - _debut);
    }

    /// <summary>A node was read whole: the watch starts again.</summary>
    public void NouveauNoeud() => _reste = OctetsParNoeud;

    /// <summary>Next bytes, at most <paramref name="maximum"/>, valid until the next call; empty at the end.</summary>
    /// <exception cref="FluxRefuseException">No node ended for too long.</exception>
    public ReadOnlySpan<byte> Prendre(int maximum)
    {
        if (_debut == _fin)
        {
            _debut = _fin = 0;
            Remplir();
        }

        var n = Math.Min(maximum, _fin - _debut);
        Fini |= n == 0;
        _reste -= n;
        if (_reste < 0)
        {
            throw RefusFlux.Demesure(OctetsLus);
        }

        var octets = _tampon.AsSpan(_debut, n);
        _debut += n;
        OctetsLus += n;
        return octets;
    }

    private void Remplir()
    {
        var lus = source.Read(_tampon.AsSpan(_fin));
        _tari |= lus == 0;
        _fin += lus;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var octets = Prendre(buffer.Length);
        octets.CopyTo(buffer);
        return octets.Length;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => OctetsLus; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is written.
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
