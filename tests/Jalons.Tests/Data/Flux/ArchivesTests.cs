using System.IO.Compression;
using System.Text;
using Jalons.Data.Flux;
using Jalons.Flux.Caf;
using Jalons.TestKit;
using Jalons.Tests.Flux;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>Files as they arrive: compressed, several at once, out of order (<c>references/cnaf/flux.md</c> §2.1, §4.3).</summary>
public sealed class ArchivesTests : TestsImport
{
    private static readonly FluxBuilder Octobre = FluxBuilder.Mensuel(2025, 10).Avec(Seul());
    private static readonly FluxBuilder Novembre = FluxBuilder.Mensuel(2025, 11).Avec(Seul().Montant(1m));

    [Fact]
    public async Task Un_flux_compresse_est_le_meme_flux()
    {
        var gzip = Assert.Single(await DeposerAsync(Gzip(Octobre.Octets()), "RSABEM.gz"));
        Assert.Equal(("contenu du fichier compressé (dans RSABEM.gz)", 1), (gzip.Nom, gzip.Rapport!.Crees));
        var zip = Assert.Single(await DeposerAsync(Zip(("mensuel.xml", Octobre.Octets())), "envoi.zip"));
        Assert.True(zip.Rapport!.DejaImporte);
        Assert.True((await ImporterAsync(Octobre)).DejaImporte);
    }

    [Fact]
    public async Task Plusieurs_flux_sont_appliques_dans_l_ordre_de_leur_en_tete()
    {
        var quotidien = FluxBuilder.Quotidien(J("2025-11-20")).Avec(Seul().Montant(2m).Evenement("SITPRO", J("2025-11-20")));
        var resultats = await DeposerAsync(Zip(("a-novembre.xml", Novembre.Octets()), ("b-quotidien.xml", quotidien.Octets()), ("c-octobre.xml", Octobre.Octets()), ("notes.pdf", "%PDF-1.4"u8.ToArray()), ("__MACOSX/x", [0])), "envoi.zip");
        Assert.Equal(
            ["c-octobre.xml (dans envoi.zip)", "b-quotidien.xml (dans envoi.zip)", "a-novembre.xml (dans envoi.zip)", "notes.pdf (dans envoi.zip)"],
            resultats.Select(r => r.Nom));
        Assert.Equal([1, 0, 0, -1], resultats.Select(r => r.Rapport?.Crees ?? -1));
        Assert.All(resultats.Take(3), r => Assert.Equal(0, r.Rapport!.Anterieurs));
        Assert.Contains("PDF", resultats[3].Refus, StringComparison.Ordinal);
        Assert.Equal(["2  2023-04-06 559.42", "2  2023-04-06 2.00", "2  2023-04-06 1.00"], (await HistoriqueAsync("00000000155")).Select(h => "2  2023-04-06" + h[h.LastIndexOf(' ')..]));
        Assert.Equal("refuse", await UnAsync("select etat from flux where nom_fichier like 'notes.pdf%'"));
    }

    [Fact]
    public async Task Une_bombe_est_refusee_avant_de_remplir_le_disque()
    {
        var bombe = Gzip(new byte[200 << 20]);
        var refus = await Assert.ThrowsAsync<FluxRefuseException>(() => DeposerAsync(bombe, "bombe.gz"));
        Assert.Equal("flux.archive", refus.Code);
        Assert.Contains("par sécurité", refus.Message, StringComparison.Ordinal);
        Assert.Equal("refuse", await UnAsync("select etat from flux where nom_fichier = 'bombe.gz'"));
    }

    [Fact]
    public async Task Une_archive_abimee_vide_ou_surchargee_dit_pourquoi()
    {
        var gzip = Gzip(Octobre.Octets());
        gzip[20] ^= 0xFF;
        foreach (var (octets, mot) in new[]
                 {
                     (gzip, "abîmé"), ("PK\u0003\u0004 rien de bon"u8.ToArray(), "abîmé"), (Zip(), "aucun fichier"),
                     (Zip([.. Enumerable.Range(0, 51).Select(i => ($"{i}.xml", new byte[1]))]), "51 fichiers"),
                 })
        {
            var refus = await Assert.ThrowsAsync<FluxRefuseException>(() => DeposerAsync(octets, "envoi.zip"));
            Assert.Equal("flux.archive", refus.Code);
            Assert.Contains(mot, refus.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Le_rejet_d_un_flux_compresse_garde_son_texte_et_rien_ne_reste_sur_le_disque()
    {
        var avant = Dossiers();
        await ImporterAsync(Octobre);
        var autre = FluxBuilder.Mensuel(2025, 11).Avec(FoyerBuilder.Nouveau("00000000155").Matricule("9999999").Avec(PersonneBuilder.Demandeur("AUTRE", "ZOE", J("1970-01-01"))));
        var resultat = Assert.Single(await DeposerAsync(Gzip(autre.Octets()), "autre.gz"));
        Assert.Equal(1, resultat.Rapport!.Rejetes);
        Assert.Contains("<PRENOM>ZOE</PRENOM>", await UnAsync("select brut from flux_rejet"), StringComparison.Ordinal);
        Assert.Empty(Dossiers().Except(avant, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Une_reprise_est_refusee_pour_le_droit_acceptee_pour_les_demandes()
    {
        var droit = Encoding.Latin1.GetBytes(Octobre.Texte().Replace("<TYPEFLUX>M", "<TYPEFLUX>R", StringComparison.Ordinal));
        var refus = await Assert.ThrowsAsync<FluxRefuseException>(() => DeposerAsync(droit, "reprise.xml"));
        Assert.Contains("Demandez à l’organisme payeur le dernier flux mensuel", refus.Message, StringComparison.Ordinal);
        await ViderInstallationAsync("23");
        var demandes = Encoding.UTF8.GetBytes(Exemples.Remplacer(Encoding.UTF8.GetString(Exemples.Instruction), "<TYPEFLUX>I", "<TYPEFLUX>R"));
        Assert.Equal(2, Assert.Single(await DeposerAsync(demandes, "reprise.xml")).Rapport!.Crees);
    }

    [Fact]
    public async Task Un_import_tue_pendant_qu_il_lit_une_archive_ne_laisse_rien_apres_le_suivant()
    {
        var chemin = FluxBuilder.Deposer(Gzip(FluxBuilder.Mensuel(2025, 10).Avec(Enumerable.Range(1, 3_000).Select(i => Seul($"{i:00000000}155", "P" + i))).Octets()));
        string[] restes;
        using (var enfant = Enfant.Lancer(Bdd, "import", chemin, "--json"))
        {
            while ((restes = Dossiers(enfant.Numero)).Length == 0 || !File.Exists(Path.Combine(restes[0], "verrou")))
            {
                Assert.False(enfant.EstFini);
            }

            await enfant.TuerAsync(Fin);
        }

        Assert.True(Directory.Exists(restes[0]));
        using var autre = Archive.Deballer(chemin);
        Assert.False(Directory.Exists(restes[0]));
        Archive.Balayer();
        Assert.Single(Dossiers(), d => autre.Fichiers.All(f => f.Chemin.StartsWith(d, StringComparison.Ordinal)));
    }

    private static string[] Dossiers() => Dossiers(Environment.ProcessId);

    private static string[] Dossiers(int processus) => Directory.GetDirectories(Path.GetTempPath(), $"jalons-archive-{processus}-*");

    private Task<IReadOnlyList<ResultatFichier>> DeposerAsync(byte[] octets, string nom) =>
        new ImporteurFichier(Bdd.Connexions).ImporterAsync(new DemandeImport(FluxBuilder.Deposer(octets), nom, null, Reception), null, Fin);

    private static byte[] Gzip(byte[] octets)
    {
        using var sortie = new MemoryStream();
        using (var gzip = new GZipStream(sortie, CompressionLevel.Optimal))
        {
            gzip.Write(octets);
        }

        return sortie.ToArray();
    }

    private static byte[] Zip(params IEnumerable<(string Nom, byte[] Octets)> fichiers)
    {
        using var sortie = new MemoryStream();
        using (var zip = new ZipArchive(sortie, ZipArchiveMode.Create))
        {
            foreach (var (nom, octets) in fichiers)
            {
                using var entree = zip.CreateEntry(nom).Open();
                entree.Write(octets);
            }
        }

        return sortie.ToArray();
    }
}
