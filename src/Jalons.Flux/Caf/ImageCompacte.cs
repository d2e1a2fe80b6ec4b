using System.Text;

namespace Jalons.Flux.Caf;

/// <summary>
/// Writes a block of a flow in a compact form: a quarter of its XML, nothing lost but empty elements, white space and what must not be kept
/// (docs/adr/0012). For each element in document order: one byte (how many elements are closed before it, and whether it has a text), the
/// number of its name in the file, the length of its text and its UTF-8 bytes; both numbers on seven bits a byte.
/// </summary>
internal sealed class EcrivainImage
{
    /// <summary>Bit of the first byte that says that a text follows.</summary>
    public const int Texte = 0x80;

    private byte[] _octets = new byte[4096];
    private int _longueur;
    private int _profondeur = -1;

    /// <summary>Forgets the former block.</summary>
    public void Recommencer() => (_longueur, _profondeur) = (0, -1);

    /// <summary>Adds an element; <paramref name="texte"/> is empty for a block.</summary>
    public void Ajouter(int profondeur, int nom, ReadOnlySpan<char> texte)
    {
        Reserver(11 + (3 * texte.Length));
        var fermes = _profondeur + 1 - profondeur;
        _profondeur = profondeur;
        _octets[_longueur++] = (byte)(texte.IsEmpty ? fermes : fermes | Texte);
        Nombre(nom);
        if (texte.IsEmpty)
        {
            return;
        }

        if (texte.Length < 0x80 && Ascii.FromUtf16(texte, _octets.AsSpan(_longueur + 1), out var ecrits) == System.Buffers.OperationStatus.Done)
        {
            _octets[_longueur] = (byte)ecrits;
            _longueur += 1 + ecrits;
        }
        else
        {
            Nombre(Encoding.UTF8.GetByteCount(texte));
            _longueur += Encoding.UTF8.GetBytes(texte, _octets.AsSpan(_longueur));
        }
    }

    /// <summary>The block.</summary>
    public byte[] Valeur() => _octets.AsSpan(0, _longueur).ToArray();

    private void Nombre(int nombre)
    {
        for (; nombre >= 0x80; nombre >>= 7)
        {
            _octets[_longueur++] = (byte)(nombre | 0x80);
        }

        _octets[_longueur++] = (byte)nombre;
    }

    private void Reserver(int taille)
    {
        if (_octets.Length - _longueur < taille)
        {
            Array.Resize(ref _octets, Math.Max(_octets.Length * 2, _longueur + taille));
        }
    }
}

/// <summary>An element of a kept block, as it was received.</summary>
/// <param name="Nom">Its name.</param>
/// <param name="Valeur">Its trimmed text; null for a block.</param>
/// <param name="Enfants">The elements inside, in document order.</param>
public sealed record ElementImage(string Nom, string? Valeur, IReadOnlyList<ElementImage> Enfants)
{
    /// <summary>Reads a block back from its compact form.</summary>
    /// <param name="contenu">What was kept.</param>
    /// <param name="noms">Names of the file that the block came in, by number.</param>
    /// <returns>The block itself, with everything inside.</returns>
    /// <exception cref="InvalidDataException">These are not the bytes of a block, or not the names of its file.</exception>
    public static ElementImage Lire(ReadOnlySpan<byte> contenu, IReadOnlyList<string> noms)
    {
        var ouverts = new Stack<(ElementImage Element, List<ElementImage> Enfants)>();
        ElementImage? racine = null;
        while (!contenu.IsEmpty)
        {
            var tete = contenu[0];
            contenu = contenu[1..];
            for (var fermes = tete & ~EcrivainImage.Texte; fermes > 0; fermes--)
            {
                ouverts.TryPop(out _);
            }

            var nom = Nombre(ref contenu);
            var valeur = (tete & EcrivainImage.Texte) == 0 ? null : TexteDe(ref contenu);
            var enfants = new List<ElementImage>();
            var element = new ElementImage(nom < noms.Count ? noms[nom] : throw Abime(), valeur, enfants);
            if (ouverts.TryPeek(out var parent))
            {
                parent.Enfants.Add(element);
            }
            else if (racine is not null)
            {
                throw Abime();
            }

            racine ??= element;
            ouverts.Push((element, enfants));
        }

        return racine ?? throw Abime();
    }

    /// <summary>Text of the child of this name; null when there is none.</summary>
    public string? De(string nom) => Enfants.FirstOrDefault(e => e.Nom == nom)?.Valeur;

    /// <summary>Every element of this name, wherever it stands inside.</summary>
    public IEnumerable<ElementImage> Tous(string nom) =>
        Enfants.SelectMany(e => e.Nom == nom ? e.Tous(nom).Prepend(e) : e.Tous(nom));

    private static string TexteDe(ref ReadOnlySpan<byte> contenu)
    {
        var taille = Nombre(ref contenu);
        if (taille > contenu.Length)
        {
            throw Abime();
        }

        var texte = Encoding.UTF8.GetString(contenu[..taille]);
        contenu = contenu[taille..];
        return texte;
    }

    private static int Nombre(ref ReadOnlySpan<byte> contenu)
    {
        var (nombre, decalage) = (0, 0);
        while (!contenu.IsEmpty && decalage <= 28)
        {
            var octet = contenu[0];
            contenu = contenu[1..];
            nombre |= (octet & 0x7F) << decalage;
            if (octet < 0x80)
            {
                return nombre;
            }

            decalage += 7;
        }

        throw Abime();
    }

    private static InvalidDataException Abime() => new("A kept block cannot be read with these names.");
}
