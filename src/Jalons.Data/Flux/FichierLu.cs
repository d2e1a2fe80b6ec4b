using System.Security.Cryptography;

namespace Jalons.Data.Flux;

/// <summary>The file being imported: counts what is read and computes its SHA-256 on the way, so that it is read once.</summary>
internal sealed class FichierLu : Stream
{
    private readonly FileStream _fichier;
    private readonly IncrementalHash _empreinte = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _lus;

    private FichierLu(FileStream fichier) => _fichier = fichier;

    /// <summary>Opens a file for one sequential reading.</summary>
    public static FichierLu Ouvrir(string chemin) =>
        new(new FileStream(chemin, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17, FileOptions.SequentialScan));

    /// <summary>SHA-256 of a whole file.</summary>
    public static async Task<byte[]> EmpreinteAsync(string chemin, CancellationToken annulation)
    {
        await using var fichier = File.OpenRead(chemin);
        return await SHA256.HashDataAsync(fichier, annulation);
    }

    /// <summary>Bytes read so far.</summary>
    public long Lus => Interlocked.Read(ref _lus);

    /// <summary>SHA-256 of the bytes read, once the end was reached.</summary>
    public async Task<byte[]> EmpreinteAsync(CancellationToken annulation)
    {
        var reste = new byte[1 << 16];
        while (await ReadAsync(reste, annulation) > 0)
        {
            // What follows the last element still counts in the hash of the file.
        }

        return _empreinte.GetHashAndReset();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Compter(buffer, _fichier.Read(buffer));

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var lus = await _fichier.ReadAsync(buffer, cancellationToken);
        return Compter(buffer.Span, lus);
    }

    private int Compter(ReadOnlySpan<byte> tampon, int lus)
    {
        _empreinte.AppendData(tampon[..lus]);
        Interlocked.Add(ref _lus, lus);
        return lus;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => _fichier.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => Lus;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _fichier.Dispose();
            _empreinte.Dispose();
        }

        base.Dispose(disposing);
    }
}
