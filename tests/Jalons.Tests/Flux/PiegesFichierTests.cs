using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Jalons.Flux.Caf;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>The traps of <c>references/cnaf/flux.md</c> §6 about the file: bytes, encodings, elements out of place, forms of dates.</summary>
public sealed class PiegesFichierTests
{
    private const string Couple = "00718302023";

    [Fact]
    public void T14_Meme_dossier_deux_fois_laisse_a_l_import()
    {
        var texte = Exemples.TexteMensuel;
        var debut = texte.IndexOf("<InfosFoyerRSA>", StringComparison.Ordinal);
        var fin = texte.IndexOf("</InfosFoyerRSA>", StringComparison.Ordinal) + "</InfosFoyerRSA>".Length;
        var lecture = Exemples.Lire(texte[..fin] + texte[debut..fin] + texte[fin..]);
        Assert.Equal([Couple, Couple], lecture.Foyers.Take(2).Select(f => f.NumeroDemande));
        Assert.Equal([1, 2, 3, 4, 5], lecture.Foyers.Select(f => f.Rang));
        Assert.Equal(lecture.Foyers[0].Empreinte, lecture.Foyers[1].Empreinte);
    }

    [Fact]
    public void T15_Sans_blanc_entre_les_blocs()
    {
        var lecture = Exemples.Lire(SansBlancs(Exemples.TexteMensuel));
        Assert.Equal(4, lecture.Foyers.Count);
        Assert.Equal(Exemples.Lire(Exemples.Mensuel).Foyers.Select(f => f.Empreinte), lecture.Foyers.Select(f => f.Empreinte));
    }

    [Theory] // T16
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(4096)]
    public void T16_Octets_arrivant_par_morceaux(int taille)
    {
        var attendus = Exemples.Lire(Exemples.Mensuel).Foyers;
        foreach (var octets in new[] { Exemples.Mensuel, EnUtf8(Exemples.TexteMensuel), Encodage(Exemples.TexteMensuel, Encoding.Unicode, "UTF-16") })
        {
            var lus = Exemples.Lire(new FluxParMorceaux(octets, taille)).Foyers;
            Assert.Equal(attendus.Select(f => (f.NumeroDemande, f.Empreinte)), lus.Select(f => (f.NumeroDemande, f.Empreinte)));
            Assert.Equal("14 BIS RUE DE L'ÉGLISE", lus[0].Adresse!.Voie);
        }
    }

    [Fact]
    public void T18_Windows_1252_les_256_octets()
    {
        Span<byte> octets = stackalloc byte[1];
        for (var i = 0x20; i < 0x100; i++)
        {
            octets[0] = (byte)i;
            var attendu = Exemples.Windows1252.GetString(octets);
            if (attendu is "<" or "&" or ">" || string.IsNullOrWhiteSpace(attendu))
            {
                continue;
            }

            var texte = Exemples.Avec("<NOM>KESBRIAC", "<NOM>A" + attendu + "B");
            Assert.Equal("A" + attendu + "B", Exemples.Lire(texte)[Couple].Personnes[0].Nom);
        }
    }

    [Theory] // T18, T19
    [InlineData("windows-1252")]
    [InlineData("Windows-1252")]
    [InlineData("ISO-8859-1")]
    [InlineData("iso-8859-1")]
    [InlineData("latin1")]
    [InlineData("ISO-8859-15")]
    public void T19_Octets_1252_sous_une_declaration_ISO_8859_1(string declaration)
    {
        var texte = Exemples.Remplacer(Exemples.Avec("<NOM>KESBRIAC", "<NOM>CŒUR D’ANCRE – ÉTÉ"), "windows-1252", declaration);
        Assert.Equal("CŒUR D’ANCRE – ÉTÉ", Exemples.Lire(texte)[Couple].Personnes[0].Nom);
    }

    [Fact]
    public void T19_Caracteres_de_controle_dans_de_l_UTF_8()
    {
        var texte = Exemples.Remplacer(Exemples.Avec("<NOM>KESBRIAC", "<NOM>C\u009CUR"), "windows-1252", "UTF-8");
        Assert.Equal("CœUR", Exemples.Lire(Encoding.UTF8.GetBytes(texte))[Couple].Personnes[0].Nom);
    }

    [Fact]
    public void T31_Elements_hors_schema_ignores_et_comptes()
    {
        var ajout = "<NouveauBloc><NOM>AUTRE</NOM><Identification><NOM>INTRUS</NOM></Identification><Inconnu/></NouveauBloc>";
        var lecture = Exemples.Lire(Exemples.Avec("<Identification>", ajout + "<Identification><Neuf>1</Neuf>"));
        Assert.Equal("KESBRIAC", lecture[Couple].Personnes[0].Nom);
        Assert.Equal(new Dictionary<string, int> { ["NouveauBloc"] = 1, ["Inconnu"] = 1, ["Neuf"] = 1 }, lecture.ElementsInconnus);
    }

    [Fact]
    public void T31_Bloc_inconnu_entre_deux_foyers()
    {
        var lecture = Exemples.Lire(Exemples.Avec("<InfosFoyerRSA>", "<Annexe><InfosFoyerRSA/></Annexe><InfosFoyerRSA>"));
        Assert.Equal((4, 1), (lecture.Foyers.Count, lecture.ElementsInconnus["Annexe"]));
    }

    [Fact]
    public void T31_Nom_accentue_reconnu_et_compte()
    {
        var texte = Exemples.TexteMensuel.Replace("Evenement", "Événement", StringComparison.Ordinal)
            .Replace("EtatDossierRSA", "ÉtatDossierRSA", StringComparison.Ordinal);
        var lecture = Exemples.Lire(texte);
        Assert.Equal(2, lecture[Couple].EtatDroit);
        Assert.Equal(4, lecture.ElementsInconnus["ÉtatDossierRSA"]);
        Assert.Equal(Exemples.Lire(Exemples.Mensuel)[Couple].Empreinte, lecture[Couple].Empreinte);
    }

    [Fact]
    public void T31_Blocs_places_ailleurs()
    {
        var texte = Exemples.TexteMensuel;
        var debut = texte.IndexOf("<PrestationRSA>", StringComparison.Ordinal);
        var fin = texte.IndexOf("</PrestationRSA>", StringComparison.Ordinal) + "</PrestationRSA>".Length;
        var bloc = texte[debut..fin];
        var sous = Exemples.Remplacer(texte[..debut] + texte[fin..], "</DonneesAdministratives>", bloc + "</DonneesAdministratives>");
        var avant = Exemples.Lire(texte)[Couple];
        var apres = Exemples.Lire(sous)[Couple];
        Assert.Equal((avant.EtatDroit, avant.Montant, avant.NatureDroit), (apres.EtatDroit, apres.Montant, apres.NatureDroit));

        var personnes = Exemples.Remplacer(texte, "</IdentificationRSA>", "");
        personnes = Exemples.Remplacer(personnes, "<DonneesAdministratives>", "</IdentificationRSA><DonneesAdministratives>");
        Assert.Equal(3, Exemples.Lire(personnes)[Couple].Personnes.Count);
    }

    [Fact]
    public void T32_Culture_francaise_du_serveur()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            Assert.Equal(351.72m, Exemples.Lire(Exemples.Mensuel)[Couple].Montant);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory] // T33
    [InlineData("2021-04-06+01:00")]
    [InlineData("2021-04-06Z")]
    [InlineData(" 2021-04-06 ")]
    public void T33_Date_avec_zone(string date) =>
        Assert.Equal(new DateOnly(2021, 4, 6), Exemples.Lire(Exemples.Avec("<DTDEMRSA>2021-04-06", "<DTDEMRSA>" + date))[Couple].DateDemande);

    [Theory] // T33
    [InlineData("02:15:30.0000")]
    [InlineData("02:15:30")]
    [InlineData("02:15:30+01:00")]
    [InlineData("02:15:30.123Z")]
    public void T33_Heure_avec_fraction_ou_zone(string heure) =>
        Assert.Equal(new DateTime(2025, 11, 4, 2, 15, 30), Exemples.Lire(Exemples.Avec("02:15:30.0000", heure)).EnTete.Creation);

    [Fact]
    public void T34_Fichier_d_anomalies()
    {
        var texte = Exemples.Remplacer(Exemples.Avec("<ETATDOSRSA>2</ETATDOSRSA>", ""), "</PrestationRSA>", "</PrestationRSA><Anomalie><LIBANO>Dossier en anomalie</LIBANO></Anomalie>");
        var f = Exemples.Lire(texte)[Couple];
        Assert.Null(f.EtatDroit);
        Assert.Equal(["Dossier en anomalie"], f.Anomalies);
    }

    [Fact]
    public void Commentaires_instructions_et_CDATA_dans_les_textes()
    {
        var texte = Exemples.Avec("<NOM>KESBRIAC", "<!-- a --><NOM><!-- b --><![CDATA[ KES]]><?x y?>BRI<!-- c --> AC");
        Assert.Equal("KESBRI AC", Exemples.Lire(texte)[Couple].Personnes[0].Nom);
        Assert.Equal("A&B<", Exemples.Lire(Exemples.Avec("<NOM>KESBRIAC", "<NOM>A&amp;B&#60;"))[Couple].Personnes[0].Nom);
    }

    [Fact]
    public void Espaces_de_noms_attributs_et_prefixes_sont_toleres()
    {
        var texte = Exemples.Remplacer(Exemples.Avec("<Racine>", "<r:Racine xmlns:r=\"urn:x\" version=\"1\">"), "</Racine>", "</r:Racine>");
        Assert.Equal(4, Exemples.Lire(Exemples.Remplacer(texte, "<NOM>KESBRIAC", "<NOM xml:lang=\"fr\">KESBRIAC")).Foyers.Count);
    }

    private static string SansBlancs(string texte) => Regex.Replace(texte, @">\s+<", "><", RegexOptions.None, TimeSpan.FromSeconds(5));

    private static byte[] EnUtf8(string texte) => Encoding.UTF8.GetBytes(Exemples.Remplacer(texte, "windows-1252", "UTF-8"));

    private static byte[] Encodage(string texte, Encoding encodage, string nom) =>
        [.. encodage.GetPreamble(), .. encodage.GetBytes(Exemples.Remplacer(texte, "windows-1252", nom))];

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class FluxParMorceaux(byte[] octets, int taille) : MemoryStream(octets)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(taille, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(taille, count));
    }
}
