using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Jalons.Web.Ui.Papier;

/// <summary>The objects of a PDF file (ISO 32000-1) and the table that finds them.</summary>
internal sealed class FichierPdf
{
    private readonly List<byte[]?> objets = [];

    /// <summary>Takes a number for an object written later.</summary>
    public int Reserver()
    {
        objets.Add(null);
        return objets.Count;
    }

    /// <summary>Writes an object under a number taken before.</summary>
    public void Ecrire(int numero, string contenu) => objets[numero - 1] = Encoding.ASCII.GetBytes(contenu);

    /// <summary>Writes an object.</summary>
    public int Ajouter(string contenu)
    {
        var numero = Reserver();
        Ecrire(numero, contenu);
        return numero;
    }

    /// <summary>Writes a stream, compressed unless it must be read by programs that do not open the file.</summary>
    public int AjouterFlux(byte[] donnees, string entrees = "", bool compresser = true)
    {
        var corps = compresser ? Comprimer(donnees) : donnees;
        var filtre = compresser ? "/Filter /FlateDecode " : "";
        var tete = string.Create(CultureInfo.InvariantCulture, $"<< {entrees} {filtre}/Length {corps.Length} >>\nstream\n");
        objets.Add([.. Encoding.ASCII.GetBytes(tete), .. corps, .. "\nendstream"u8]);
        return objets.Count;
    }

    /// <summary>The whole file.</summary>
    public byte[] Terminer(int catalogue, int informations)
    {
        using var fichier = new MemoryStream();
        fichier.Write("%PDF-1.7\n%\u00e2\u00e3\n"u8);
        var positions = new List<long>(objets.Count);
        foreach (var (objet, rang) in objets.Select((o, i) => (o, i + 1)))
        {
            positions.Add(fichier.Position);
            Ascii(fichier, $"{rang} 0 obj\n");
            fichier.Write(objet ?? throw new InvalidOperationException($"Objet {rang} réservé et jamais écrit."));
            Ascii(fichier, "\nendobj\n");
        }

        var table = fichier.Position;
        Ascii(fichier, $"xref\n0 {objets.Count + 1}\n0000000000 65535 f \n");
        foreach (var position in positions)
        {
            Ascii(fichier, position.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n");
        }

        Ascii(fichier, $"trailer\n<< /Size {objets.Count + 1} /Root {catalogue} 0 R /Info {informations} 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return fichier.ToArray();
    }

    /// <summary>A text of the document itself (title, author), in any script.</summary>
    public static string Texte(string texte) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(texte))}>";

    /// <summary>A length.</summary>
    public static string Nombre(double valeur) => valeur.ToString("0.##", CultureInfo.InvariantCulture);

    private static byte[] Comprimer(byte[] donnees)
    {
        using var sortie = new MemoryStream();
        using (var compression = new ZLibStream(sortie, CompressionLevel.Optimal, leaveOpen: true))
        {
            compression.Write(donnees);
        }

        return sortie.ToArray();
    }

    private static void Ascii(MemoryStream fichier, string texte) => fichier.Write(Encoding.ASCII.GetBytes(texte));
}
