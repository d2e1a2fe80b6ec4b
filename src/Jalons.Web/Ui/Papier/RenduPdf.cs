using System.Globalization;
using System.Text;

namespace Jalons.Web.Ui.Papier;

/// <summary>
/// Writes composed pages as a tagged PDF: language, title, headings, paragraphs and lists that a screen reader follows in order; rules
/// and page numbers are artifacts it leaves out.
/// </summary>
internal sealed class RenduPdf
{
    private readonly FichierPdf fichier = new();
    private readonly Dictionary<PolicePapier, (string Nom, int Objet, Dictionary<int, int> Signes)> polices = [];
    private readonly List<List<int>> marques = [];

    private RenduPdf()
    {
    }

    /// <summary>Writes the file.</summary>
    public static byte[] Ecrire(DocumentPapier papier, IReadOnlyList<PageComposee> pages) => new RenduPdf().Rendre(papier, pages);

    private byte[] Rendre(DocumentPapier papier, IReadOnlyList<PageComposee> pages)
    {
        foreach (var (police, nom) in new[] { (PolicePapier.Normale, "F1"), (PolicePapier.Grasse, "F2") })
        {
            polices[police] = (nom, fichier.Reserver(), []);
        }

        var (racine, document, feuilles) = (fichier.Reserver(), fichier.Reserver(), fichier.Reserver());
        var numeros = pages.Select(_ => fichier.Reserver()).ToArray();
        var enfants = new List<int>();
        for (var n = 0; n < pages.Count; n++)
        {
            enfants.AddRange(Page(pages[n], n, numeros[n], feuilles, document, $"{papier.Pied} – page {n + 1} sur {pages.Count}"));
        }

        foreach (var (police, (_, objet, signes)) in polices)
        {
            Police(police, objet, signes);
        }

        fichier.Ecrire(feuilles, $"<< /Type /Pages /Count {pages.Count} /Kids [{References(numeros)}] >>");
        fichier.Ecrire(document, $"<< /Type /StructElem /S /Document /P {racine} 0 R /K [{References(enfants)}] >>");
        fichier.Ecrire(racine, $"<< /Type /StructTreeRoot /K {document} 0 R /ParentTree {ArbreDesParents()} 0 R /ParentTreeNextKey {pages.Count} >>");
        return fichier.Terminer(Catalogue(papier, racine, feuilles), Informations(papier));
    }

    private int Catalogue(DocumentPapier papier, int racine, int feuilles)
    {
        var metadonnees = fichier.AjouterFlux(Encoding.UTF8.GetBytes(Xmp(papier)), "/Type /Metadata /Subtype /XML", compresser: false);
        return fichier.Ajouter(
            $"<< /Type /Catalog /Pages {feuilles} 0 R /Lang (fr-FR) /MarkInfo << /Marked true >> /StructTreeRoot {racine} 0 R "
            + $"/ViewerPreferences << /DisplayDocTitle true >> /Metadata {metadonnees} 0 R >>");
    }

    private int Informations(DocumentPapier papier) => fichier.Ajouter(
        $"<< /Title {FichierPdf.Texte(papier.Titre)} /Author {FichierPdf.Texte(papier.Auteur)} /Creator (Jalons) "
        + $"/CreationDate (D:{papier.Le.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z) >>");

    private static string Xmp(DocumentPapier papier) =>
        $"""
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{System.Security.SecurityElement.Escape(papier.Titre)}</rdf:li></rdf:Alt></dc:title>
        <dc:creator><rdf:Seq><rdf:li>{System.Security.SecurityElement.Escape(papier.Auteur)}</rdf:li></rdf:Seq></dc:creator>
        <dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """;

    /// <summary>Writes a page and gives back the elements that stand on it.</summary>
    private List<int> Page(PageComposee page, int rang, int numero, int feuilles, int document, string pied)
    {
        marques.Add([]);
        var dessin = new StringBuilder();
        var elements = page.Elements.Select(e => Element(e, document, numero, dessin)).ToList();
        dessin.Append("/Artifact BMC\n0.6 w\n");
        foreach (var cadre in page.Cadres)
        {
            Operation(dessin, "re S", cadre.X, MiseEnPage.Hauteur - cadre.Y - cadre.Hauteur, cadre.Largeur, cadre.Hauteur);
        }

        Operation(dessin, "m", MiseEnPage.Marge, 57);
        Operation(dessin, "l S", MiseEnPage.Largeur - MiseEnPage.Marge, 57);
        Tracer(dessin, new Trace(MiseEnPage.Marge, MiseEnPage.Hauteur - 44, pied, StylePapier.Petit.Normal));
        dessin.Append("EMC\n");
        var contenu = fichier.AjouterFlux(Encoding.ASCII.GetBytes(dessin.ToString()));
        var ressources = string.Join(' ', polices.Values.Select(p => $"/{p.Nom} {p.Objet} 0 R"));
        fichier.Ecrire(
            numero,
            $"<< /Type /Page /Parent {feuilles} 0 R /MediaBox [0 0 {FichierPdf.Nombre(MiseEnPage.Largeur)} {FichierPdf.Nombre(MiseEnPage.Hauteur)}] "
            + $"/Resources << /Font << {ressources} >> >> /Contents {contenu} 0 R /StructParents {rang} /Tabs /S >>");
        return elements;
    }

    private int Element(Element element, int parent, int page, StringBuilder dessin)
    {
        var objet = fichier.Reserver();
        var contenu = new List<string>();
        if (element.Traces.Count > 0)
        {
            marques[^1].Add(objet);
            contenu.Add((marques[^1].Count - 1).ToString(CultureInfo.InvariantCulture));
            dessin.Append(CultureInfo.InvariantCulture, $"/{element.Balise} << /MCID {marques[^1].Count - 1} >> BDC\n");
            foreach (var trace in element.Traces)
            {
                Tracer(dessin, trace);
            }

            dessin.Append("EMC\n");
        }

        contenu.AddRange(element.Enfants.Select(enfant => $"{Element(enfant, objet, page, dessin)} 0 R"));
        fichier.Ecrire(objet, $"<< /Type /StructElem /S /{element.Balise} /P {parent} 0 R /Pg {page} 0 R /K [{string.Join(' ', contenu)}] >>");
        return objet;
    }

    private void Tracer(StringBuilder dessin, Trace trace)
    {
        var (nom, _, signes) = polices[trace.Police.Face];
        var code = new StringBuilder(4 * trace.Texte.Length);
        foreach (var signe in trace.Texte.EnumerateRunes())
        {
            var glyphe = trace.Police.Face.Glyphe(signe.Value);
            signes.TryAdd(glyphe, trace.Police.Face.Dessine(signe.Value));
            code.Append(glyphe.ToString("X4", CultureInfo.InvariantCulture));
        }

        dessin.Append(CultureInfo.InvariantCulture, $"BT /{nom} {FichierPdf.Nombre(trace.Police.Taille)} Tf 1 0 0 1 {FichierPdf.Nombre(trace.X)} {FichierPdf.Nombre(MiseEnPage.Hauteur - trace.Y)} Tm <{code}> Tj ET\n");
    }

    private static void Operation(StringBuilder dessin, string nom, params double[] valeurs) =>
        dessin.AppendJoin(' ', valeurs.Select(FichierPdf.Nombre)).Append(' ').Append(nom).Append('\n');

    private int ArbreDesParents()
    {
        var lignes = marques.Select((objets, page) => $"{page} {fichier.Ajouter($"[{References(objets)}]")} 0 R").ToList();
        return fichier.Ajouter($"<< /Nums [{string.Join(' ', lignes)}] >>");
    }

    private void Police(PolicePapier police, int objet, Dictionary<int, int> signes)
    {
        var fichierPolice = police.Reduire(signes.Keys.ToHashSet());
        var embarquee = fichier.AjouterFlux(fichierPolice, $"/Length1 {fichierPolice.Length}");
        var nom = "JALONS+" + police.Nom.Replace('_', '-');
        var boite = string.Join(' ', police.Boite);
        var description = fichier.Ajouter(
            $"<< /Type /FontDescriptor /FontName /{nom} /Flags 4 /FontBBox [{boite}] /ItalicAngle 0 /Ascent {police.Ascendante} /Descent {police.Descendante} "
            + $"/CapHeight {police.Ascendante * 3 / 4} /StemV 80 /FontFile2 {embarquee} 0 R >>");
        var chasses = string.Join(' ', signes.Keys.Order().Select(g => $"{g} [{police.Chasse(g)}]"));
        var descendante = fichier.Ajouter(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{nom} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + $"/FontDescriptor {description} 0 R /DW 600 /W [{chasses}] /CIDToGIDMap /Identity >>");
        var unicode = fichier.AjouterFlux(Encoding.ASCII.GetBytes(EnUnicode(signes)));
        fichier.Ecrire(objet, $"<< /Type /Font /Subtype /Type0 /BaseFont /{nom} /Encoding /Identity-H /DescendantFonts [{descendante} 0 R] /ToUnicode {unicode} 0 R >>");
    }

    /// <summary>From drawn glyphs back to letters: what makes the text selectable, searchable and readable aloud.</summary>
    private static string EnUnicode(Dictionary<int, int> signes)
    {
        var lignes = signes.OrderBy(s => s.Key).Select(s => $"<{s.Key:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(s.Value)))}>");
        var blocs = lignes.Chunk(100).Select(bloc => $"{bloc.Length} beginbfchar\n{string.Join('\n', bloc)}\nendbfchar");
        return $"""
            /CIDInit /ProcSet findresource begin 12 dict begin begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
            1 begincodespacerange <0000> <FFFF> endcodespacerange
            {string.Join('\n', blocs)}
            endcmap CMapName currentdict /CMap defineresource pop end end
            """;
    }

    private static string References(IEnumerable<int> objets) => string.Join(' ', objets.Select(o => $"{o} 0 R"));
}
