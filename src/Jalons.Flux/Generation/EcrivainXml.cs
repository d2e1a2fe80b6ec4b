using System.Buffers.Text;
using System.Globalization;

namespace Jalons.Flux.Generation;

/// <summary>Writes XML elements in windows-1252, without white space between elements, as the payers do.</summary>
internal sealed class EcrivainXml(Stream sortie)
{
    private const int Marge = 1_024;
    private readonly byte[] _tampon = new byte[256 * 1024];
    private int _n;

    /// <summary>Writes bytes as they are.</summary>
    public void Brut(ReadOnlySpan<byte> octets)
    {
        Prevoir(octets.Length);
        octets.CopyTo(_tampon.AsSpan(_n));
        _n += octets.Length;
    }

    /// <summary>Opens the file by the header of its flow.</summary>
    /// <param name="application">APPLIEME.</param>
    /// <param name="nature">NATFLUX.</param>
    /// <param name="type">TYPEFLUX.</param>
    /// <param name="jour">Day of its creation.</param>
    /// <param name="heure">Time of its creation.</param>
    /// <param name="mois">First day of the reference month; null when the flow has none.</param>
    public void EnTete(string application, char nature, char type, DateOnly jour, string heure, DateOnly? mois)
    {
        Brut("<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n<Racine>\n"u8);
        Ouvrir("IdentificationFlux"u8);
        Texte("APPLIEME"u8, application);
        Texte("NUMVERSIONAPPLIEME"u8, "4200");
        Texte("TYPEFLUX"u8, [type]);
        Texte("NATFLUX"u8, [nature]);
        Jour("DTCREAFLUX"u8, jour);
        Texte("HEUCREAFLUX"u8, heure);
        JourSiConnu("DTREF"u8, mois);
        Fermer("IdentificationFlux"u8);
        Brut("\n"u8);
    }

    /// <summary>Start tag.</summary>
    public void Ouvrir(ReadOnlySpan<byte> nom)
    {
        Prevoir(Marge);
        _tampon[_n++] = (byte)'<';
        nom.CopyTo(_tampon.AsSpan(_n));
        _n += nom.Length;
        _tampon[_n++] = (byte)'>';
    }

    /// <summary>End tag.</summary>
    public void Fermer(ReadOnlySpan<byte> nom)
    {
        Prevoir(Marge);
        _tampon[_n++] = (byte)'<';
        _tampon[_n++] = (byte)'/';
        nom.CopyTo(_tampon.AsSpan(_n));
        _n += nom.Length;
        _tampon[_n++] = (byte)'>';
    }

    /// <summary>Element with a text; an empty text gives an empty element.</summary>
    public void Texte(ReadOnlySpan<byte> nom, ReadOnlySpan<char> texte)
    {
        Ouvrir(nom);
        if (texte.IsEmpty)
        {
            _tampon[_n - 1] = (byte)'/';
            _tampon[_n++] = (byte)'>';
            return;
        }

        foreach (var c in texte)
        {
            Caractere(c);
        }

        Fermer(nom);
    }

    /// <summary>Element with a text, unless the text is null.</summary>
    public void TexteSiConnu(ReadOnlySpan<byte> nom, string? texte)
    {
        if (texte is not null)
        {
            Texte(nom, texte);
        }
    }

    /// <summary>Element with a date.</summary>
    public void Jour(ReadOnlySpan<byte> nom, DateOnly jour)
    {
        Span<char> texte = stackalloc char[10];
        jour.TryFormat(texte, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Texte(nom, texte);
    }

    /// <summary>Element with a date, unless it is null.</summary>
    public void JourSiConnu(ReadOnlySpan<byte> nom, DateOnly? jour)
    {
        if (jour is { } connu)
        {
            Jour(nom, connu);
        }
    }

    /// <summary>Element with 0 or 1.</summary>
    public void Oui(ReadOnlySpan<byte> nom, bool oui) => Texte(nom, oui ? "1" : "0");

    /// <summary>Element with a whole number.</summary>
    public void Nombre(ReadOnlySpan<byte> nom, int nombre)
    {
        Ouvrir(nom);
        Utf8Formatter.TryFormat(nombre, _tampon.AsSpan(_n), out var n);
        _n += n;
        Fermer(nom);
    }

    /// <summary>Element with an amount on two decimals.</summary>
    public void Montant(ReadOnlySpan<byte> nom, decimal montant)
    {
        Ouvrir(nom);
        Utf8Formatter.TryFormat(montant, _tampon.AsSpan(_n), out var n, new System.Buffers.StandardFormat('F', 2));
        _n += n;
        Fermer(nom);
    }

    /// <summary>Hands what is left to the stream.</summary>
    public void Terminer()
    {
        sortie.Write(_tampon, 0, _n);
        _n = 0;
        sortie.Flush();
    }

    private void Caractere(char c)
    {
        switch (c)
        {
            case '&': Brut("&amp;"u8); break;
            case '<': Brut("&lt;"u8); break;
            case '>': Brut("&gt;"u8); break;
            case 'Œ': Octet(0x8C); break;
            case 'œ': Octet(0x9C); break;
            case '’': Octet(0x92); break;
            case '–': Octet(0x96); break;
            default: Octet(c <= 0xFF ? (byte)c : (byte)'?'); break;
        }
    }

    private void Octet(byte octet) => _tampon[_n++] = octet;

    private void Prevoir(int octets)
    {
        if (_tampon.Length - _n < octets + Marge)
        {
            sortie.Write(_tampon, 0, _n);
            _n = 0;
        }
    }
}
