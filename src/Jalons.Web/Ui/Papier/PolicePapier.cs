using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace Jalons.Web.Ui.Papier;

/// <summary>
/// A TrueType font of our papers (Inter, SIL Open Font Licence), read from the files that the build puts beside the program: widths to
/// lay out, and a copy reduced to the signs in use to embed.
/// </summary>
internal sealed class PolicePapier
{
    private static readonly ConcurrentDictionary<string, PolicePapier> Lues = new(StringComparer.Ordinal);

    // What a reader of the PDF needs to draw glyphs it is given by number.
    private static readonly string[] TablesGardees = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly byte[] octets;
    private readonly Dictionary<string, (int Debut, int Longueur)> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> glyphes = [];
    private readonly int largeursConnues;
    private readonly bool decalagesLongs;

    private PolicePapier(string nom, byte[] octets)
    {
        Nom = nom;
        this.octets = octets;
        for (var i = 0; i < U16(4); i++)
        {
            var ligne = 12 + (16 * i);
            tables[System.Text.Encoding.ASCII.GetString(octets, ligne, 4)] = ((int)U32(ligne + 8), (int)U32(ligne + 12));
        }

        UnitesParCadratin = U16(Table("head") + 18);
        decalagesLongs = U16(Table("head") + 50) == 1;
        largeursConnues = U16(Table("hhea") + 34);
        LireCmap();
    }

    /// <summary>The text face.</summary>
    public static PolicePapier Normale => Lire("Inter_400Regular");

    /// <summary>The bold face.</summary>
    public static PolicePapier Grasse => Lire("Inter_700Bold");

    /// <summary>PostScript name.</summary>
    public string Nom { get; }

    /// <summary>Units of the design square.</summary>
    public int UnitesParCadratin { get; }

    /// <summary>Height above the baseline, in thousandths.</summary>
    public int Ascendante => EnMilliemes(S16(Table("hhea") + 4));

    /// <summary>Depth below the baseline, in thousandths, negative.</summary>
    public int Descendante => EnMilliemes(S16(Table("hhea") + 6));

    /// <summary>Box that holds every sign, in thousandths.</summary>
    public int[] Boite => [.. Enumerable.Range(0, 4).Select(i => EnMilliemes(S16(Table("head") + 36 + (2 * i))))];

    /// <summary>The sign really drawn: spaces of all widths fall back on one another, an unknown sign is a question mark.</summary>
    public int Dessine(int signe) => glyphes.ContainsKey(signe) ? signe : signe switch
    {
        0x202F => Dessine(0xA0),
        0xA0 or '\t' => ' ',
        0x2011 => '-',
        _ => '?',
    };

    /// <summary>Number of the glyph that draws a sign.</summary>
    public int Glyphe(int signe) => glyphes[Dessine(signe)];

    /// <summary>Width of a glyph, in thousandths of the size.</summary>
    public int Chasse(int glyphe) => EnMilliemes(U16(Table("hmtx") + (4 * Math.Min(glyphe, largeursConnues - 1))));

    /// <summary>Width of a text at a size.</summary>
    public double Mesurer(string texte, double taille)
    {
        var total = 0;
        foreach (var signe in texte.EnumerateRunes())
        {
            total += Chasse(Glyphe(signe.Value));
        }

        return total * taille / 1000;
    }

    /// <summary>A font file that keeps the numbers of the glyphs and draws only those in use.</summary>
    public byte[] Reduire(IReadOnlySet<int> utilises)
    {
        var gardes = new HashSet<int>(utilises) { 0 };
        foreach (var glyphe in utilises)
        {
            AjouterComposants(glyphe, gardes);
        }

        var (glyf, loca) = ReduireDessins(gardes);
        var contenus = TablesGardees.Where(tables.ContainsKey).ToDictionary(nom => nom, nom => nom switch
        {
            "glyf" => glyf,
            "loca" => loca,
            "head" => TeteAvecDecalagesLongs(),
            _ => Octets(nom).ToArray(),
        }, StringComparer.Ordinal);
        return Assembler(contenus);
    }

    private static PolicePapier Lire(string nom) =>
        Lues.GetOrAdd(nom, n => new PolicePapier(n, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "polices", n + ".ttf"))));

    private void LireCmap()
    {
        var cmap = Table("cmap");
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var table = cmap + (int)U32(cmap + 4 + (8 * i) + 4);
            if (U16(table) == 4)
            {
                LireSegments(table);
                return;
            }
        }

        throw new InvalidDataException($"La police {Nom} n’a pas de table de caractères Unicode.");
    }

    private void LireSegments(int table)
    {
        var segments = U16(table + 6) / 2;
        for (var i = 0; i < segments; i++)
        {
            var fin = U16(table + 14 + (2 * i));
            var debut = U16(table + 16 + (2 * segments) + (2 * i));
            var ecart = U16(table + 16 + (4 * segments) + (2 * i));
            var position = table + 16 + (6 * segments) + (2 * i);
            var decalage = U16(position);
            for (int signe = debut; signe <= fin && signe != 0xFFFF; signe++)
            {
                int glyphe = decalage == 0 ? signe : U16(position + decalage + (2 * (signe - debut)));
                if (decalage == 0 || glyphe != 0)
                {
                    glyphes[signe] = (glyphe + ecart) & 0xFFFF;
                }
            }
        }
    }

    private ReadOnlySpan<byte> Dessin(int glyphe)
    {
        var loca = Table("loca");
        var (debut, fin) = decalagesLongs
            ? ((int)U32(loca + (4 * glyphe)), (int)U32(loca + (4 * glyphe) + 4))
            : (2 * U16(loca + (2 * glyphe)), 2 * U16(loca + (2 * glyphe) + 2));
        return octets.AsSpan(Table("glyf") + debut, fin - debut);
    }

    /// <summary>An accented letter is drawn from its letter and its accent.</summary>
    private void AjouterComposants(int glyphe, HashSet<int> gardes)
    {
        var dessin = Dessin(glyphe);
        if (dessin.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(dessin) >= 0)
        {
            return;
        }

        var position = 10;
        int drapeaux;
        do
        {
            drapeaux = BinaryPrimitives.ReadUInt16BigEndian(dessin[position..]);
            var composant = BinaryPrimitives.ReadUInt16BigEndian(dessin[(position + 2)..]);
            if (gardes.Add(composant))
            {
                AjouterComposants(composant, gardes);
            }

            position += 4 + ((drapeaux & 0x1) != 0 ? 4 : 2) + ((drapeaux & 0x8) != 0 ? 2 : (drapeaux & 0x40) != 0 ? 4 : (drapeaux & 0x80) != 0 ? 8 : 0);
        }
        while ((drapeaux & 0x20) != 0);
    }

    private (byte[] Glyf, byte[] Loca) ReduireDessins(HashSet<int> gardes)
    {
        var nombre = U16(Table("maxp") + 4);
        var loca = new byte[4 * (nombre + 1)];
        using var glyf = new MemoryStream();
        for (var glyphe = 0; glyphe < nombre; glyphe++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * glyphe), (uint)glyf.Position);
            if (gardes.Contains(glyphe))
            {
                glyf.Write(Dessin(glyphe));
                glyf.Write(new byte[(4 - (glyf.Position % 4)) % 4]);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * nombre), (uint)glyf.Position);
        return (glyf.ToArray(), loca);
    }

    private byte[] TeteAvecDecalagesLongs()
    {
        var tete = Octets("head").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(tete.AsSpan(50), 1);
        BinaryPrimitives.WriteUInt32BigEndian(tete.AsSpan(8), 0);
        return tete;
    }

    private static byte[] Assembler(Dictionary<string, byte[]> contenus)
    {
        using var police = new MemoryStream();
        Span<byte> entete = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(entete, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(entete[4..], (ushort)contenus.Count);
        var puissance = 1 << (int)Math.Log2(contenus.Count);
        BinaryPrimitives.WriteUInt16BigEndian(entete[6..], (ushort)(16 * puissance));
        BinaryPrimitives.WriteUInt16BigEndian(entete[8..], (ushort)Math.Log2(puissance));
        BinaryPrimitives.WriteUInt16BigEndian(entete[10..], (ushort)(16 * (contenus.Count - puissance)));
        police.Write(entete);
        var debut = 12 + (16 * contenus.Count);
        Span<byte> ligne = stackalloc byte[16];
        foreach (var (nom, contenu) in contenus.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            System.Text.Encoding.ASCII.GetBytes(nom, ligne);
            BinaryPrimitives.WriteUInt32BigEndian(ligne[4..], Somme(contenu));
            BinaryPrimitives.WriteUInt32BigEndian(ligne[8..], (uint)debut);
            BinaryPrimitives.WriteUInt32BigEndian(ligne[12..], (uint)contenu.Length);
            police.Write(ligne);
            debut += (contenu.Length + 3) & ~3;
        }

        foreach (var (_, contenu) in contenus.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            police.Write(contenu);
            police.Write(new byte[(4 - (contenu.Length % 4)) % 4]);
        }

        return police.ToArray();
    }

    private static uint Somme(byte[] contenu)
    {
        uint somme = 0;
        for (var i = 0; i < contenu.Length; i += 4)
        {
            for (var j = 0; j < 4; j++)
            {
                somme += i + j < contenu.Length ? (uint)contenu[i + j] << (8 * (3 - j)) : 0;
            }
        }

        return somme;
    }

    private int Table(string nom) => tables[nom].Debut;

    private ReadOnlySpan<byte> Octets(string nom) => octets.AsSpan(tables[nom].Debut, tables[nom].Longueur);

    private int EnMilliemes(int unites) => (int)Math.Round(unites * 1000.0 / UnitesParCadratin, MidpointRounding.AwayFromZero);

    private ushort U16(int position) => BinaryPrimitives.ReadUInt16BigEndian(octets.AsSpan(position));

    private short S16(int position) => BinaryPrimitives.ReadInt16BigEndian(octets.AsSpan(position));

    private uint U32(int position) => BinaryPrimitives.ReadUInt32BigEndian(octets.AsSpan(position));
}
