using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Jalons.Web.Tests.Kit;

/// <summary>A PDF as a screen reader gets it: checks that every object is where the file says, and gives the texts in the order of the structure.</summary>
public sealed partial class LecturePdf
{
    private readonly Dictionary<int, byte[]> objets = [];
    private readonly Dictionary<int, Dictionary<int, string>> unicodes = [];

    /// <summary>Reads a file written by the house.</summary>
    public LecturePdf(byte[] fichier)
    {
        var brut = Encoding.Latin1.GetString(fichier);
        Assert.StartsWith("%PDF-1.7", brut, StringComparison.Ordinal);
        var table = int.Parse(Fin().Match(brut).Groups[1].Value, CultureInfo.InvariantCulture);
        var nombre = int.Parse(Table().Match(brut, table).Groups[1].Value, CultureInfo.InvariantCulture);
        var lignes = brut[table..].Split('\n');
        for (var n = 1; n < nombre; n++)
        {
            var position = int.Parse(lignes[n + 2].AsSpan(0, 10), NumberStyles.None, CultureInfo.InvariantCulture);
            var entete = $"{n} 0 obj\n";
            Assert.Equal(entete, brut.Substring(position, entete.Length));
            var fin = brut.IndexOf("\nendobj\n", position, StringComparison.Ordinal);
            objets[n] = fichier[(position + entete.Length)..fin];
        }

        Assert.All(Reference().Matches(string.Concat(objets.Values.Select(Dictionnaire))), r => Assert.True(objets.ContainsKey(int.Parse(r.Groups[1].Value, CultureInfo.InvariantCulture)), r.Value));
        Catalogue = Dictionnaire(objets[int.Parse(Racine().Match(brut).Groups[1].Value, CultureInfo.InvariantCulture)]);
    }

    /// <summary>The catalogue.</summary>
    public string Catalogue { get; }

    /// <summary>How many pages.</summary>
    public int Pages => objets.Values.Count(o => Dictionnaire(o).Contains("/Type /Page ", StringComparison.Ordinal));

    /// <summary>Tag and text of each element of the structure, in order, artifacts left out.</summary>
    public IReadOnlyList<(string Balise, string Texte)> Elements
    {
        get
        {
            var racine = Dictionnaire(objets[Numero(Catalogue, "StructTreeRoot")]);
            return [.. Parcourir(Numero(racine, "K"))];
        }
    }

    /// <summary>All the text, spaces made plain.</summary>
    public string Texte => Mots.Normaliser(string.Join('\n', Elements.Select(e => e.Texte)));

    private IEnumerable<(string Balise, string Texte)> Parcourir(int numero)
    {
        var objet = Dictionnaire(objets[numero]);
        var balise = Nom().Match(objet).Groups[1].Value;
        var contenu = Contenu().Match(objet).Groups[1].Value;
        foreach (var mcid in Seul().Matches(Reference().Replace(contenu, "")).Select(m => m.Value))
        {
            yield return (balise, Marque(Numero(objet, "Pg"), mcid));
        }

        foreach (var enfant in Reference().Matches(contenu).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).SelectMany(Parcourir))
        {
            yield return enfant;
        }
    }

    private string Marque(int page, string mcid)
    {
        var dessin = Encoding.ASCII.GetString(Flux(Numero(Dictionnaire(objets[page]), "Contents")));
        var bloc = Regex.Match(dessin, $"/MCID {mcid} >> BDC\n(.*?)EMC", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value;
        return string.Concat(Trace().Matches(bloc).Select(t => Decoder(page, t.Groups[1].Value, t.Groups[2].Value)));
    }

    private string Decoder(int page, string police, string codes)
    {
        var objet = Numero(Dictionnaire(objets[page]), police);
        if (!unicodes.TryGetValue(objet, out var unicode))
        {
            var cmap = Encoding.ASCII.GetString(Flux(Numero(Dictionnaire(objets[objet]), "ToUnicode")));
            unicode = Correspondance().Matches(cmap).Where(m => m.Groups[2].Value.Length >= 4 && m.Groups[1].Value != "0000").ToDictionary(
                m => int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups[2].Value)));
            unicodes[objet] = unicode;
        }

        return string.Concat(codes.Chunk(4).Select(c => unicode[int.Parse(c, NumberStyles.HexNumber, CultureInfo.InvariantCulture)]));
    }

    private byte[] Flux(int numero)
    {
        var objet = objets[numero];
        var debut = Encoding.Latin1.GetString(objet).IndexOf("stream\n", StringComparison.Ordinal) + 7;
        using var compresse = new MemoryStream(objet, debut, objet.Length - debut - "\nendstream".Length);
        using var lecture = new ZLibStream(compresse, CompressionMode.Decompress);
        using var sortie = new MemoryStream();
        lecture.CopyTo(sortie);
        return sortie.ToArray();
    }

    private static string Dictionnaire(byte[] objet)
    {
        var texte = Encoding.Latin1.GetString(objet);
        var flux = texte.IndexOf("stream\n", StringComparison.Ordinal);
        return flux < 0 ? texte : texte[..flux];
    }

    private static int Numero(string dictionnaire, string cle) =>
        int.Parse(Regex.Match(dictionnaire, $"/{cle} \\[?([0-9]+) 0 R", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"startxref\n(\d+)\n", RegexOptions.None, 1000)]
    private static partial Regex Fin();

    [GeneratedRegex(@"xref\n0 (\d+)\n", RegexOptions.None, 1000)]
    private static partial Regex Table();

    [GeneratedRegex(@"/Root (\d+) 0 R", RegexOptions.None, 1000)]
    private static partial Regex Racine();

    [GeneratedRegex(@"(\d+) 0 R", RegexOptions.None, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"/S /(\w+)", RegexOptions.None, 1000)]
    private static partial Regex Nom();

    [GeneratedRegex(@"/K \[([^\]]*)\]", RegexOptions.None, 1000)]
    private static partial Regex Contenu();

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Seul();

    [GeneratedRegex(@"/(F\d) [\d.]+ Tf [^<]*<([0-9A-F]*)> Tj", RegexOptions.None, 1000)]
    private static partial Regex Trace();

    [GeneratedRegex(@"<([0-9A-F]{4})> <([0-9A-F]+)>", RegexOptions.None, 1000)]
    private static partial Regex Correspondance();
}
