using Jalons.Data.Dossiers.Recherche;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Tests.Data.Flux;
using Xunit;

namespace Jalons.Tests.Data.Dossiers;

/// <summary>One box finds a person (issue 3, point 6).</summary>
public sealed class RecherchePersonnesTests : TestsImport
{
    private static readonly string Nir = PersonneBuilder.NirDe(2, new DateOnly(1985, 5, 2), 21);

    private readonly LexiqueNoms _noms = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2026, 1).Avec(
            Foyer("00718302155", "0712345", PersonneBuilder.Demandeur("LE GOFF MENARD", "MARIE CLAIRE", J("1985-05-02")).Nir(Nir)),
            Foyer("00718302255", "0712346", PersonneBuilder.Demandeur("MARTIN", "PHILIPPE", J("1990-03-14"))),
            Foyer("00718302355", "0712347", PersonneBuilder.Demandeur("DURAND", "AMELIE", J("1972-11-30")).NomNaissance("MARTINEZ")),
            Foyer("00718302455", "0712348", PersonneBuilder.Demandeur("PHILIPPE", "MARTIN", J("2001-01-01")))));
        await BaseDeTest.ExecuterAsync(Connexion, "update personne set telephone = '06 11 22 33 44', courriel = 'Amelie.Durand@exemple.fr' where nom = 'DURAND'");
    }

    [Theory]
    [InlineData("le goff", "LE GOFF MENARD")]
    [InlineData("goff marie", "LE GOFF MENARD")]
    [InlineData("claire menard", "LE GOFF MENARD")]
    [InlineData("LE-GOFF-MÉNARD Marie-Claire", "LE GOFF MENARD")]
    [InlineData("legoff", "LE GOFF MENARD")]
    [InlineData("martinez", "DURAND")]
    [InlineData("martinez amélie", "DURAND")]
    [InlineData("durant amelie", "DURAND")]
    [InlineData("durrand", "DURAND")]
    [InlineData("amèlie drand", "DURAND")]
    [InlineData("00718302155", "LE GOFF MENARD")]
    [InlineData("0071 8302 155", "LE GOFF MENARD")]
    [InlineData("0712347", "DURAND")]
    [InlineData("06.11.22.33.44", "DURAND")]
    [InlineData("+33 6 11 22 33 44", "DURAND")]
    [InlineData("amelie.durand@EXEMPLE.fr", "DURAND")]
    [InlineData("30/11/1972", "DURAND")]
    [InlineData("durand 30/11/1972", "DURAND")]
    public async Task On_trouve_une_personne_par_ce_qu_on_sait_d_elle(string saisie, string nom)
    {
        var trouvees = await ChercherAsync(saisie);
        Assert.Equal(nom, trouvees[0].Nom);
    }

    [Fact]
    public async Task Nom_puis_prenom_ou_l_inverse_le_plus_juste_d_abord()
    {
        Assert.Equal(["MARTIN PHILIPPE", "PHILIPPE MARTIN"], (await ChercherAsync("martin philippe")).Select(t => $"{t.Nom} {t.Prenom}").Order(StringComparer.Ordinal));
        Assert.Equal(["MARTIN", "PHILIPPE", "DURAND"], (await ChercherAsync("martin")).Select(t => t.Nom));
    }

    [Theory]
    [InlineData("durand philippe")]
    [InlineData("durand 14/03/1990")]
    [InlineData("zzzzzz")]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("99999999999")]
    public async Task Personne_qui_ne_repond_qu_a_moitie_n_est_trouve(string saisie) => Assert.Empty(await ChercherAsync(saisie));

    [Fact]
    public async Task Un_nom_seulement_proche_est_signale()
    {
        Assert.True((await ChercherAsync("durrand")).Single().EstApprochee);
        Assert.False((await ChercherAsync("durand")).Single().EstApprochee);
    }

    [Fact]
    public async Task Le_numero_de_securite_sociale_n_ouvre_qu_aux_gestionnaires()
    {
        Assert.Single(await ChercherAsync(Nir));
        Assert.Single(await ChercherAsync(Nir[..12]));
        Assert.Single(await ChercherAsync($"{Nir[..1]} {Nir[1..3]} {Nir[3..5]} {Nir[5..7]} {Nir[7..10]} {Nir[10..13]}"));
        Assert.Empty(await ChercherAsync(Nir, Role.ChargeOrientation));
        Assert.DoesNotContain(Nir[..7], DemandeRecherche.Lire(Nir).EnClair, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Un_referent_ne_trouve_que_ses_personnes()
    {
        Assert.Empty(await ChercherAsync("durand", Role.Referent));
        Assert.Single(await ChercherAsync("durand", Role.ChargeOrientation));
    }

    [Fact]
    public async Task Une_personne_nouvelle_ou_renommee_se_trouve_aussitot()
    {
        Assert.Empty(await ChercherAsync("zylberstein"));
        await ImporterAsync(FluxBuilder.Quotidien(J("2026-02-10")).Avec(Foyer("00718302555", "0712349", PersonneBuilder.Demandeur("ZYLBERSTEIN", "ANA", J("1999-09-09")))));
        Assert.Single(await ChercherAsync("zylbersten"));
    }

    private Task<IReadOnlyList<PersonneTrouvee>> ChercherAsync(string saisie, Role role = Role.Gestionnaire) => new RecherchePersonnes(
        Connexion, _noms, new Agent(new CompteId(7), "Essai", role, BaseDeTest.Departement, null, null)).ChercherAsync(DemandeRecherche.Lire(saisie), Fin);

    private static FoyerBuilder Foyer(string numero, string matricule, PersonneBuilder demandeur) =>
        FoyerBuilder.Nouveau(numero).Matricule(matricule).Ouvert().Montant(500).DemandeDu(J("2025-06-01")).Avec(demandeur.Soumis(true));
}
