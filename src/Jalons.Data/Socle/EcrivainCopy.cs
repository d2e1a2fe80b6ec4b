using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Jalons.Data.Socle;

/// <summary>
/// Rows in the binary form of <c>COPY … from stdin (format binary)</c>, held in memory until they are sent whole: they can be prepared while
/// the connection is busy with something else. For bulk work: a value costs some nanoseconds, where the driver's importer, which resolves a
/// converter for each one, costs a microsecond. Values are written in the order of the columns, after <see cref="Ligne"/>; the types must be
/// those of the columns.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="colonnes">Its columns that are written, between commas.</param>
public sealed class EcrivainCopy(string table, string colonnes)
{
    private const int TailleInitiale = 1 << 16;
    private const int TailleBloc = 1 << 18;
    private const int OidTexte = 25;
    private static readonly byte[] EnTete = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly DateOnly Origine = new(2000, 1, 1);
    private static readonly long TicsOrigine = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).Ticks;

    private readonly short _nombre = (short)(colonnes.AsSpan().Count(',') + 1);
    private readonly List<(byte[] Octets, int Longueur)> _pleins = [];
    private byte[] _octets = [];
    private int _longueur;

    /// <summary>The table.</summary>
    public string Table => table;

    /// <summary>Its columns that are written, between commas.</summary>
    public string Colonnes => colonnes;

    /// <summary>Rows waiting to be sent.</summary>
    public int Lignes { get; private set; }

    /// <summary>Begins a row.</summary>
    public void Ligne()
    {
        if (Lignes == 0)
        {
            EnTete.CopyTo(Place(EnTete.Length));
        }
        else if (_longueur >= TailleBloc - (TailleBloc / 16))
        {
            // A new block rather than one that doubles: no copy, and blocks of one size that serve again.
            _pleins.Add((_octets, _longueur));
            (_octets, _longueur) = (ArrayPool<byte>.Shared.Rent(TailleBloc), 0);
        }

        BinaryPrimitives.WriteInt16BigEndian(Place(2), _nombre);
        Lignes++;
    }

    /// <summary>A null of any type.</summary>
    public void Nul() => BinaryPrimitives.WriteInt32BigEndian(Place(4), -1);

    /// <summary><c>text</c>, <c>varchar</c> or <c>char(n)</c>.</summary>
    public void Texte(string? valeur)
    {
        if (valeur is null)
        {
            Nul();
            return;
        }

        var champ = Place(4 + Encoding.UTF8.GetMaxByteCount(valeur.Length));
        var taille = Encoding.UTF8.GetBytes(valeur, champ[4..]);
        BinaryPrimitives.WriteInt32BigEndian(champ, taille);
        _longueur -= champ.Length - 4 - taille;
    }

    /// <summary><c>smallint</c>.</summary>
    public void Court(int? valeur)
    {
        if (Champ(valeur is not null, 2, out var champ))
        {
            BinaryPrimitives.WriteInt16BigEndian(champ, checked((short)valeur!.Value));
        }
    }

    /// <summary><c>integer</c>.</summary>
    public void Entier(int? valeur)
    {
        if (Champ(valeur is not null, 4, out var champ))
        {
            BinaryPrimitives.WriteInt32BigEndian(champ, valeur!.Value);
        }
    }

    /// <summary><c>bigint</c>.</summary>
    public void Long(long? valeur)
    {
        if (Champ(valeur is not null, 8, out var champ))
        {
            BinaryPrimitives.WriteInt64BigEndian(champ, valeur!.Value);
        }
    }

    /// <summary><c>boolean</c>.</summary>
    public void Booleen(bool? valeur)
    {
        if (Champ(valeur is not null, 1, out var champ))
        {
            champ[0] = valeur!.Value ? (byte)1 : (byte)0;
        }
    }

    /// <summary><c>date</c>.</summary>
    public void Date(DateOnly? valeur)
    {
        if (Champ(valeur is not null, 4, out var champ))
        {
            BinaryPrimitives.WriteInt32BigEndian(champ, valeur!.Value.DayNumber - Origine.DayNumber);
        }
    }

    /// <summary><c>timestamp</c>: civil time, to the microsecond.</summary>
    public void Instant(DateTime? valeur)
    {
        if (Champ(valeur is not null, 8, out var champ))
        {
            BinaryPrimitives.WriteInt64BigEndian(champ, (valeur!.Value.Ticks - TicsOrigine) / TimeSpan.TicksPerMicrosecond);
        }
    }

    /// <summary><c>time</c>, to the microsecond.</summary>
    public void Heure(TimeOnly? valeur)
    {
        if (Champ(valeur is not null, 8, out var champ))
        {
            BinaryPrimitives.WriteInt64BigEndian(champ, valeur!.Value.Ticks / TimeSpan.TicksPerMicrosecond);
        }
    }

    /// <summary><c>uuid</c>, from its 16 bytes.</summary>
    public void Octets(UInt128? valeur)
    {
        if (Champ(valeur is not null, 16, out var champ))
        {
            BinaryPrimitives.WriteUInt128BigEndian(champ, valeur!.Value);
        }
    }

    /// <summary><c>bytea</c>.</summary>
    public void Contenu(ReadOnlySpan<byte> valeur)
    {
        Champ(true, valeur.Length, out var champ);
        valeur.CopyTo(champ);
    }

    /// <summary><c>numeric</c>: digits in base 10 000, as PostgreSQL keeps them.</summary>
    public void Decimal(decimal? valeur)
    {
        if (valeur is not { } nombre)
        {
            Nul();
            return;
        }

        Span<int> parts = stackalloc int[4];
        decimal.GetBits(nombre, parts);
        var reste = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var decimales = (nombre.Scale + 3) / 4;
        for (var i = nombre.Scale; i < decimales * 4; i++)
        {
            reste *= 10;
        }

        Span<short> chiffres = stackalloc short[12];
        var n = 0;
        for (; reste > 0; reste /= 10_000)
        {
            chiffres[n++] = (short)(reste % 10_000);
        }

        var champ = Place(12 + (2 * n));
        BinaryPrimitives.WriteInt32BigEndian(champ, 8 + (2 * n));
        BinaryPrimitives.WriteInt16BigEndian(champ[4..], (short)n);
        BinaryPrimitives.WriteInt16BigEndian(champ[6..], (short)(n - decimales - 1));
        BinaryPrimitives.WriteInt16BigEndian(champ[8..], decimal.IsNegative(nombre) ? (short)0x4000 : (short)0);
        BinaryPrimitives.WriteInt16BigEndian(champ[10..], nombre.Scale);
        for (var i = 0; i < n; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(champ[(12 + (2 * i))..], chiffres[n - 1 - i]);
        }
    }

    /// <summary><c>text[]</c>.</summary>
    public void Textes(IReadOnlyList<string> valeurs)
    {
        var debut = _longueur;
        var champ = Place(valeurs.Count == 0 ? 16 : 24);
        champ.Clear();
        BinaryPrimitives.WriteInt32BigEndian(champ[12..], OidTexte);
        if (valeurs.Count > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(champ[4..], 1);
            BinaryPrimitives.WriteInt32BigEndian(champ[16..], valeurs.Count);
            BinaryPrimitives.WriteInt32BigEndian(champ[20..], 1);
            foreach (var valeur in valeurs)
            {
                Texte(valeur);
            }
        }

        BinaryPrimitives.WriteInt32BigEndian(_octets.AsSpan(debut), _longueur - debut - 4);
    }

    /// <summary><c>jsonb</c>, from its text.</summary>
    public void Json(string? valeur)
    {
        if (valeur is null)
        {
            Nul();
            return;
        }

        var debut = _longueur;
        Texte(valeur);
        var taille = _longueur - debut - 4;
        Place(1);
        _octets.AsSpan(debut + 4, taille).CopyTo(_octets.AsSpan(debut + 5));
        _octets[debut + 4] = 1;
        BinaryPrimitives.WriteInt32BigEndian(_octets.AsSpan(debut), taille + 1);
    }

    /// <summary>Sends the rows to the table, and starts again from none. Without rows nothing is sent.</summary>
    public Task EnvoyerAsync(NpgsqlConnection connexion, CancellationToken annulation = default) => EnvoyerAsync(connexion, table, annulation);

    /// <summary>The same, to another table that has these columns.</summary>
    public async Task EnvoyerAsync(NpgsqlConnection connexion, string vers, CancellationToken annulation = default)
    {
        if (Lignes == 0)
        {
            return;
        }

        BinaryPrimitives.WriteInt16BigEndian(Place(2), -1);
        await using (var copie = await connexion.BeginRawBinaryCopyAsync($"copy {vers} ({colonnes}) from stdin (format binary)", annulation))
        {
            foreach (var (octets, longueur) in _pleins)
            {
                await copie.WriteAsync(octets.AsMemory(0, longueur), annulation);
                ArrayPool<byte>.Shared.Return(octets);
            }

            await copie.WriteAsync(_octets.AsMemory(0, _longueur), annulation);
        }

        ArrayPool<byte>.Shared.Return(_octets);
        _pleins.Clear();
        (_octets, _longueur, Lignes) = ([], 0, 0);
    }

    private bool Champ(bool present, int taille, out Span<byte> champ)
    {
        champ = Place(present ? 4 + taille : 4);
        BinaryPrimitives.WriteInt32BigEndian(champ, present ? taille : -1);
        champ = champ[4..];
        return present;
    }

    private Span<byte> Place(int taille)
    {
        if (_octets.Length - _longueur < taille)
        {
            Agrandir(taille);
        }

        var place = _octets.AsSpan(_longueur, taille);
        _longueur += taille;
        return place;
    }

    private void Agrandir(int taille)
    {
        var plus = ArrayPool<byte>.Shared.Rent(Math.Max(TailleInitiale, Math.Max(_octets.Length * 2, _longueur + taille)));
        _octets.AsSpan(0, _longueur).CopyTo(plus);
        if (_octets.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_octets);
        }

        _octets = plus;
    }
}
