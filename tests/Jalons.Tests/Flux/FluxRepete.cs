using System.Text;

namespace Jalons.Tests.Flux;

/// <summary>A stream that gives a beginning, then the same bytes again and again up to a size, then an end: no file, no memory.</summary>
internal sealed class FluxRepete(string debut, byte[] motif, long taille, string fin) : Stream
{
    private readonly byte[] _debut = Encoding.Latin1.GetBytes(debut);
    private readonly byte[] _fin = Encoding.Latin1.GetBytes(fin);

    public FluxRepete(string debut, string motif, long taille, string fin = "") : this(debut, Encoding.Latin1.GetBytes(motif), taille, fin)
    {
    }

    /// <summary>Bytes given so far.</summary>
    public long Donnes { get; private set; }

    /// <summary>Number of times the pattern comes.</summary>
    public long Repetitions { get; } = taille / motif.Length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _debut.Length + (Repetitions * motif.Length) + _fin.Length;

    public override long Position { get => Donnes; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var n = 0;
        while (n < buffer.Length && Suite() is { IsEmpty: false } suite)
        {
            var pris = Math.Min(suite.Length, buffer.Length - n);
            suite[..pris].CopyTo(buffer[n..]);
            n += pris;
            Donnes += pris;
        }

        return n;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private ReadOnlySpan<byte> Suite()
    {
        var corps = Donnes - _debut.Length;
        if (corps < 0)
        {
            return _debut.AsSpan((int)Donnes);
        }

        var queue = corps - (Repetitions * motif.Length);
        return queue < 0 ? motif.AsSpan((int)(corps % motif.Length)) : _fin.AsSpan((int)queue);
    }
}
