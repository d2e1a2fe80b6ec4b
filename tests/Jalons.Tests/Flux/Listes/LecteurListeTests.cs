using System.IO.Compression;
using System.Text;
using Jalons.Flux.Caf;
using Jalons.Flux.Listes;
using Jalons.Web.Ui;
using Xunit;

namespace Jalons.Tests.Flux.Listes;

/// <summary>Lists are read alike whatever wrote them: encodings, separators, quotes, workbooks (<c>references/cnaf/flux.md</c> §2.2).</summary>
public sealed class LecteurListeTests
{
    static LecteurListeTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_separator_is_found(char separateur)
    {
        var texte = "Nom|Prénom|Né le\r\nLE GOFF|Anaïs|03/04/1990\r\nDUPONT|Zoé|1/2/2001\r\n".Replace('|', separateur);
        Assert.Equal(["Nom/Prénom/Né le", "2:LE GOFF/Anaïs/03/04/1990", "3:DUPONT/Zoé/1/2/2001"], Lire(Encoding.UTF8.GetBytes(texte)));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public void The_encoding_is_found(string nom, bool marque)
    {
        var encodage = Encoding.GetEncoding(nom);
        byte[] octets = [.. marque ? encodage.GetPreamble() : [], .. encodage.GetBytes("Nom;Prénom\nCœur d’Été;Anaïs\n")];
        Assert.Equal(["Nom/Prénom", "2:Cœur d’Été/Anaïs"], Lire(octets));
    }

    [Fact]
    public void A_late_accent_of_windows_1252_is_read_too_and_a_cut_character_of_utf_8_is_no_error()
    {
        var long1252 = "Nom;Prénom\n" + string.Concat(Enumerable.Repeat("A;B\n", 40_000)) + "FIN;Zoé\n";
        Assert.Equal("40002:FIN/Zoé", Lire(Encoding.GetEncoding(1252).GetBytes(long1252.Replace("Prénom", "Prenom", StringComparison.Ordinal)))[^1]);

        // The accents fall on every place of the end of the reading buffer.
        var long8 = "Nom;P\n" + string.Concat(Enumerable.Repeat("éèàùç;€\n", 40_000));
        Assert.All(Lire(Encoding.UTF8.GetBytes(long8)).Skip(1), l => Assert.EndsWith(":éèàùç/€", l, StringComparison.Ordinal));
    }

    [Fact]
    public void Quotes_line_breaks_blank_rows_and_a_title_above_are_read_through()
    {
        const string texte = "Liste des jeunes suivis;;\n;;\nNom;Prénom;Note\n\"LE;GOFF\";\" Anaïs \";\"deux\nlignes \"\"dites\"\"\"\n;;\nDUPONT;Zoé\n";
        Assert.Equal(["Nom/Prénom/Note", "4:LE;GOFF/Anaïs/deux\nlignes \"dites\"", "6:DUPONT/Zoé"], Lire(Encoding.UTF8.GetBytes(texte)));
    }

    [Fact]
    public void A_workbook_gives_the_same_table()
    {
        using var classeur = new MemoryStream();
        ExportClasseur.Ecrire(classeur, ["Nom", "Prénom", "NIR"], [["LE GOFF", "Anaïs", "0185055"], ["DUPONT", null, "=1+1"]]);
        Assert.Equal(["Nom/Prénom/NIR", "2:LE GOFF/Anaïs/0185055", "3:DUPONT//=1+1"], Lire(classeur.ToArray()));
    }

    [Fact]
    public void Numbers_and_dates_of_a_workbook_are_text_as_people_write_it()
    {
        Assert.Equal(
            ["Matricule/Né le/NIR/Montant/Actif", "2:712345/03/04/1990/1850555545001/12.5/oui"],
            Lire(Classeur("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>Matricule</t></is></c><c r="B1" t="inlineStr"><is><t>Né le</t></is></c><c r="C1" t="inlineStr"><is><t>NIR</t></is></c><c r="D1" t="inlineStr"><is><t>Montant</t></is></c><c r="E1" t="inlineStr"><is><t>Actif</t></is></c></row>
                <row r="2"><c r="A2"><v>712345</v></c><c r="B2" s="1"><v>32966</v></c><c r="C2"><v>1850555545001</v></c><c r="D2"><v>12.5</v></c><c r="E2" t="b"><v>1</v></c></row>
                """)));
    }

    [Theory]
    [InlineData("", "liste.format")]
    [InlineData("<Racine/>", "liste.format")]
    [InlineData("%PDF-1.4 …", "liste.format")]
    [InlineData("PKplusriendelisible", "liste.format")]
    [InlineData("Nom;Prénom\n", "liste.vide")]
    [InlineData("Nom\nDUPONT\n", "liste.titres")]
    public void What_is_no_list_is_refused_with_words(string contenu, string code)
    {
        var refus = Refuser(Encoding.UTF8.GetBytes(contenu));
        Assert.Equal(code, refus.Code);
        Assert.EndsWith("Rien n’a été modifié.", refus.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_out_of_proportion_is_refused()
    {
        Assert.Equal("liste.demesure", Refuser(Encoding.UTF8.GetBytes(string.Join(';', Enumerable.Range(0, 300)) + "\n" + string.Join(';', Enumerable.Range(0, 300)))).Code);
        Assert.Equal("liste.demesure", Refuser(Encoding.UTF8.GetBytes("Nom;Prénom\n\"jamais refermé;" + new string('x', 3_000_000))).Code);
        Assert.Equal("liste.demesure", Refuser(Bombe()).Code);
        var trop = new StringBuilder("Nom;Prénom\n");
        for (var i = 0; i <= LecteurListe.LignesMaximum; i++)
        {
            trop.Append("A;B\n");
        }

        Assert.Equal("liste.demesure", Refuser(Encoding.UTF8.GetBytes(trop.ToString())).Code);
    }

    [Fact]
    public void A_broken_workbook_is_refused_whatever_is_broken()
    {
        using var sain = new MemoryStream();
        ExportClasseur.Ecrire(sain, ["Nom", "Prénom"], [["A", "B"], ["C", "D"]]);
        var octets = sain.ToArray();
        var hasard = new Random(20_261_120);
        for (var essai = 0; essai < 300; essai++)
        {
            var abime = octets.ToArray();
            for (var coup = 0; coup < 1 + (essai % 8); coup++)
            {
                abime[hasard.Next(4, abime.Length)] = (byte)hasard.Next(256);
            }

            try
            {
                Lire(abime);
            }
            catch (FluxRefuseException refus)
            {
                Assert.StartsWith("liste.", refus.Code, StringComparison.Ordinal);
            }
        }
    }

    private static List<string> Lire(byte[] octets)
    {
        using var liste = LecteurListe.Ouvrir(new MemoryStream(octets));
        return [string.Join('/', liste.Titres), .. liste.Lire().Select(l => $"{l.Rang}:{string.Join('/', l.Cellules)}")];
    }

    private static FluxRefuseException Refuser(byte[] octets) => Assert.Throws<FluxRefuseException>(() => Lire(octets));

    private static byte[] Classeur(string lignes)
    {
        using var octets = new MemoryStream();
        using (var archive = new ZipArchive(octets, ZipArchiveMode.Create, leaveOpen: true))
        {
            Ajouter(archive, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
            Ajouter(archive, "xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="F" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Ajouter(archive, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""");
            Ajouter(archive, "xl/styles.xml", """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            Ajouter(archive, "xl/worksheets/sheet1.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{lignes}</sheetData></worksheet>""");
        }

        return octets.ToArray();
    }

    private static byte[] Bombe()
    {
        using var octets = new MemoryStream();
        using (var archive = new ZipArchive(octets, ZipArchiveMode.Create, leaveOpen: true))
        {
            Ajouter(archive, "xl/workbook.xml", "<workbook/>");
            using var feuille = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var blancs = new byte[1 << 20];
            for (var i = 0; i < 200; i++)
            {
                feuille.Write(blancs);
            }
        }

        return octets.ToArray();
    }

    private static void Ajouter(ZipArchive archive, string nom, string contenu)
    {
        using var entree = archive.CreateEntry(nom).Open();
        entree.Write(Encoding.UTF8.GetBytes(contenu));
    }
}
