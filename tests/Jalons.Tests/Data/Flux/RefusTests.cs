using System.Text;
using Jalons.TestKit;
using Jalons.Tests.Flux;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>Files refused as a whole: nothing is applied, the refusal is written down, the words say what to do
/// (<c>references/cnaf/flux.md</c> §2.4, §2.5).</summary>
public sealed class RefusTests : TestsImport
{
    private static readonly FluxBuilder Mensuel = FluxBuilder.Mensuel(2025, 11).Avec(Seul().Montant(1m), Couple().Montant(2m), Seul("00000000355", "NOUR"));

    public static TheoryData<string> Cas => [.. Fichiers.Keys];

    private static Dictionary<string, (Func<byte[]> Octets, string Code, string Mots)> Fichiers { get; } = new(StringComparer.Ordinal)
    {
        ["vide"] = (() => [], "flux.vide", "vide"),
        ["blancs"] = (() => "  \n\n "u8.ToArray(), "flux.vide", "vide"),
        ["texte"] = (() => "Bonjour, ceci n'est pas un flux."u8.ToArray(), "flux.xml", "pas un flux XML"),
        ["binaire"] = (() => [.. "PK"u8, 3, 4, 20, 0, 0, 0, 8, 0, 255, 254], "flux.xml", "pas un flux XML"),
        ["tronque au milieu d'un foyer"] = (() => Couper(0.6), "flux.tronque", "tronqué"),
        ["tronque au dernier octet"] = (() => Mensuel.Octets()[..^4], "flux.tronque", "tronqué"),
        ["sans fin"] = (() => Mensuel.SansFin().Octets(), "flux.tronque", "tronqué"),
        ["mal forme"] = (() => Encoding.UTF8.GetBytes(Mensuel.Encodage(Encoding.UTF8).Texte().Replace("</InfosFoyerRSA>\n  <TransmissionFlux>", "</InfosFoyer>\n  <TransmissionFlux>", StringComparison.Ordinal)), "flux.xml", "mal formé"),
        ["entites"] = (() => Encoding.UTF8.GetBytes(Mensuel.Encodage(Encoding.UTF8).Texte().Replace("<Racine>", "<!DOCTYPE Racine [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Racine>", StringComparison.Ordinal)), "flux.entite", "sécurité"),
        ["instruction abimee"] = (() => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Exemples.Instruction).Replace("InfoDemandeRSA", "InfosCreanceFoyerRSA", StringComparison.Ordinal)), "flux.entete", "DTREF"),
        ["autre racine"] = (() => "<?xml version=\"1.0\"?><html><body/></html>"u8.ToArray(), "flux.racine", "html"),
        ["sans en-tete"] = (() => "<?xml version=\"1.0\"?><Racine><InfosFoyerRSA/></Racine>"u8.ToArray(), "flux.entete", "en-tête"),
        ["reprise"] = (() => Encoding.Latin1.GetBytes(Mensuel.Texte().Replace("<TYPEFLUX>M", "<TYPEFLUX>R", StringComparison.Ordinal)), "flux.reprise", "reprise"),
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul(), Couple()));
    }

    [Theory]
    [MemberData(nameof(Cas))]
    public async Task Rien_n_est_applique_et_le_refus_est_ecrit(string cas)
    {
        var (octets, code, mots) = Fichiers[cas];
        var avant = await ViderCasAsync();
        var refus = await RefuserAsync(octets());
        Assert.Equal(code, refus.Code);
        Assert.Contains(mots, refus.Message, StringComparison.Ordinal);
        Assert.Equal(avant, await ViderCasAsync());
        Assert.Equal(refus.Message, await UnAsync("select message from flux where etat = 'refuse'"));
        Assert.Equal("Ligne de commande", await UnAsync("select auteur from acte where nature = 'flux.refuse'"));
    }

    [Fact]
    public async Task Un_flux_tronque_apres_plusieurs_lots_ne_laisse_rien()
    {
        var grand = FluxBuilder.Mensuel(2025, 12).Avec(Enumerable.Range(1, 4_500).Select(i => Seul($"{i:00000000}155", "MARIE" + i, "1990-05-02").Matricule($"{i:0000000}")));
        var avant = await ViderCasAsync();
        Assert.Equal("flux.tronque", (await RefuserAsync(grand.SansFin().Octets())).Code);
        Assert.Equal(avant, await ViderCasAsync());
        var rapport = await ImporterAsync(grand);
        Assert.Equal((4_500, 4_500), (rapport.Foyers, rapport.Crees));
    }

    [Fact]
    public async Task Apres_un_refus_le_bon_fichier_du_meme_en_tete_est_pris()
    {
        await RefuserAsync(Mensuel.SansFin().Octets());
        await RefuserAsync(Mensuel.SansFin().Octets());
        Assert.Equal((1, 2, 0), (await ImporterAsync(Mensuel)) is var r ? (r.Crees, r.Modifies, r.Rejetes) : default);
        Assert.Equal(["applique", "applique", "refuse", "refuse"], await LireAsync("select etat from flux order by etat"));
    }

    [Fact]
    public async Task Un_departement_non_servi_est_refuse_avec_la_commande_qui_l_ajouterait()
    {
        var avant = await ViderCasAsync();
        var refus = await RefuserAsync(Mensuel.Pour("054").Octets());
        Assert.Equal("flux.departement", refus.Code);
        Assert.Contains("./jalons departement 54", refus.Message, StringComparison.Ordinal);
        Assert.Equal(avant, await ViderCasAsync());
        await using var ailleurs = await Bdd.OuvrirAsync("54");
        Assert.Equal(0L, await BaseDeTest.LireAsync<long>(ailleurs, "select count(*) from flux"));
    }

    [Fact]
    public async Task Un_departement_qui_n_existe_pas_n_est_pas_propose()
    {
        var refus = await RefuserAsync(Mensuel.Pour("099").Octets());
        Assert.Equal("flux.departement", refus.Code);
        Assert.DoesNotContain("./jalons departement", refus.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Un_agent_ne_depose_que_les_flux_de_son_departement()
    {
        var refus = await RefuserAsync(Mensuel.Pour("054").Ecrire(), "55");
        Assert.Contains("destiné au département 54, pas au département 55", refus.Message, StringComparison.Ordinal);
        Assert.Equal(refus.Message, await UnAsync("select message from flux where etat = 'refuse'"));
    }

    [Fact]
    public async Task Un_foyer_d_un_autre_departement_ne_passe_pas_derriere_des_foyers_illisibles()
    {
        var illisibles = Enumerable.Range(1, 2_100).Select(i => Seul($"{i:00000000}955").DemandeDu(null));
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(illisibles).Avec(Seul("00000000154", "ZOE").Pour("054")));
        Assert.Equal((0, 2_101), (rapport.Crees, rapport.Rejetes));
        Assert.Contains("département 54", rapport.Rejets[^1] is { Rang: 2_101 } r ? r.Motif : (await UnAsync("select motif from flux_rejet where rang = 2101")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Un_compte_faux_est_applique_et_marque_incomplet()
    {
        var rapport = await ImporterAsync(Mensuel.Annonce(7));
        Assert.Equal((3, 7, 1, 2), (rapport.Foyers, rapport.Annonces, rapport.Crees, rapport.Modifies));
        Assert.Contains(rapport.Avertissements, a => a.Contains("annonce 7 dossiers, 3 ont été lus", StringComparison.Ordinal));
        Assert.Equal("incomplet 7 3", await UnAsync("select concat(etat, ' ', annonces, ' ', foyers) from flux where id = $1", rapport.Flux!.Value));
    }

    [Fact]
    public async Task Un_quotidien_sans_dossier_est_un_flux_comme_un_autre()
    {
        var rapport = await ImporterAsync(FluxBuilder.Quotidien(J("2025-12-01")));
        Assert.Equal((0, 0, 0), (rapport.Foyers, rapport.Crees, rapport.Rejetes));
        Assert.Equal("applique", await UnAsync("select etat from flux where id = $1", rapport.Flux!.Value));
    }

    private static byte[] Couper(double part)
    {
        var octets = Mensuel.Octets();
        return octets[..(int)(octets.Length * part)];
    }
}
