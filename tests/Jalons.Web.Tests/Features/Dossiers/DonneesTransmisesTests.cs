using System.Net;
using System.Text;
using Jalons.Data.Flux;
using Jalons.Data.Flux.Listes;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Npgsql;
using Xunit;

namespace Jalons.Web.Tests.Features.Dossiers;

/// <summary>What the payer sent, shown whole and in words; what changed from one picture to the next; the movements of the month (issue 3, 1 and 3).</summary>
public sealed class DonneesTransmisesTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    private static CancellationToken Fin => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_a_picture_says_is_shown_in_words_with_its_code()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2026, 1).Avec(Foyer("00000000155", "ANA").Ouvert()
            .AvecMotif("SuspensionVersement", "CG", new(2026, 1, 1)).Reduction(285.54m, new(2026, 1, 1), new(2026, 2, 28)).Montant(320.10m)));
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var dossier = await client.AllerAsync($"/dossiers/{await NumeroAsync("00000000155")}");
        dossier.Voit("Réduction demandée par le département : 285,54 € par mois", "28/02/2026, annoncé", "Sanction du département appliquée", "janvier 2026", "320,10 €");

        var transmis = await dossier.SuivreAsync("Tout ce que la caisse a transmis");
        transmis.Voit("flux mensuel, janvier 2026", "Droit ouvert et versable (2)", "Réductions demandées par le département", "285,54 €", "ANA TEST", "Droits et devoirs", "oui");
        transmis.NeVoitPas("NIR", "Numéro de sécurité sociale");
        Assert.Equal(1L, await CompterAsync("select count(*) from acte where nature = 'consultation' and libelle like 'Données transmises%00000000155'"));
    }

    [Fact]
    public async Task A_sanction_stands_at_the_name_of_whom_it_concerns_and_the_days_say_where_they_come_from()
    {
        await ImporterAsync(FluxBuilder.Quotidien(new(2026, 7, 10)).Refondu("VRSD0101").Avec(Foyer("00000000755", "EVA").Ouvert().Changer(0, p => p
            .SoumisDu(new(2025, 7, 2)).Sanction(120.50m, new(2026, 1, 1), new(2026, 3, 31), motif: "A1"))));
        await ImporterAsync(FluxBuilder.Quotidien(new(2026, 7, 11)).Avec(Foyer("00000000855", "FLO").Ouvert()));
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var adresse = $"/dossiers/{await NumeroAsync("00000000855")}";
        (await client.AllerAsync(adresse)).Voit("Soumis depuis le 11 juillet 2026", "d’après le premier flux qui le dit");
        await ListeAsync("MATRICULE;NUMERO TELEPHONE DOSSIER;ADRESSE ELECTRONIQUE DOSSIER;NUMERO DEMANDE RSA;ROLE PERSONNE;DATE DEBUT DROITS - DEVOIRS\n;;;00000000855;DEM;15/06/2025\n");
        (await client.AllerAsync(adresse)).Voit("Soumis depuis le 15 juin 2025", "date donnée par la liste de contacts de la CNAF reçue le");

        var eva = await client.AllerAsync($"/dossiers/{await NumeroAsync("00000000755")}");
        eva.Voit("Soumis depuis le 2 juillet 2025", "date donnée par la caisse", "Sanction visant EVA TEST : 120,50 € par mois (motif A1, que la caisse n’explique pas)");
        var phrase = Mots.Normaliser("Sanction : 120,50 € par mois (motif A1, que la caisse n’explique pas), depuis le 1er janvier 2026, fin annoncée le 31 mars 2026");
        Assert.Contains(phrase, eva.Lignes().Single(l => l[0] == "EVA TEST")[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_between_two_pictures_stands_before_and_after()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2026, 2).Avec(Foyer("00000000255", "BEN").VersementSuspendu("06", new(2026, 2, 1))));
        await ImporterAsync(FluxBuilder.Mensuel(2026, 3).Avec(Foyer("00000000255", "BEN").Ouvert().Montant(500)));
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var page = await client.AllerAsync($"/dossiers/{await NumeroAsync("00000000255")}/transmis");
        var lignes = page.Lignes();
        Assert.Contains(lignes, l => l[0].EndsWith("État du dossier RSA", StringComparison.Ordinal) && l[1].EndsWith("(4)", StringComparison.Ordinal) && l[2].EndsWith("(2)", StringComparison.Ordinal));
        Assert.Contains(lignes, l => l[0].EndsWith("Suspensions du versement", StringComparison.Ordinal) && l[1].Contains("(06)", StringComparison.Ordinal) && l[2] == "—");

        var avant = await client.AllerAsync(page.Document.QuerySelectorAll("nav .liste-liens a")[1].GetAttribute("href")!);
        avant.Voit("versement suspendu").NeVoitPas("Ce qui a changé depuis");
    }

    [Fact]
    public async Task Who_left_and_who_is_no_longer_sent_stand_in_the_month()
    {
        var (reste, absent) = (Foyer("00000000355", "CLO").Ouvert(), Foyer("00000000455", "DIA").Ouvert());
        await ImporterAsync(FluxBuilder.Mensuel(2026, 4).Avec(reste, absent));
        await ImporterAsync(FluxBuilder.Mensuel(2026, 5).Avec(reste.Clos("ECH", new(2026, 5, 12))));
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var mois = await client.AllerAsync("/mouvements?mois=2026-05&nature=sortie");
        mois.Voit("Mouvements du mois", "mai 2026", "Sorties : ", "Dossiers qui ne sont plus transmis : ", "TEST CLO", "droit clos", "12/05/2026");
        (await mois.SuivreAsync(mois.Document.QuerySelectorAll(".filtres-choisis a").Select(Mots.Lire).Single(t => t.StartsWith("Dossiers qui ne sont plus transmis", StringComparison.Ordinal))))
            .Voit("TEST DIA", "01/05/2026");
        var export = await client.DemanderAsync("/mouvements?handler=Export&mois=2026-05&nature=sortie");
        Assert.Contains("00000000355", export.Corps, StringComparison.Ordinal);
        Assert.Equal(1L, await CompterAsync("select count(*) from acte where nature = 'mouvements.exportes'"));
        (await client.AllerAsync($"/dossiers/{await NumeroAsync("00000000455")}")).Voit("La caisse ne transmet plus ce dossier depuis mai 2026");
        await site.VerifierBudgetAsync(client, "/mouvements?mois=2026-05", tolerees: ["flux", "mouvement", "dossier", "personne", "membre"]); // nearly empty here
        await site.VerifierBudgetAsync(client, $"/dossiers/{await NumeroAsync("00000000455")}/transmis", tolerees: ["flux", "image_recue", "dossier", "historique_droit", "mesure_droit", "membre", "personne", "adresse", "parcours", "compte", "organisme", "statut_droits_devoirs"]); // nearly empty here
    }

    [Fact]
    public async Task A_picture_of_another_dossier_or_of_nobody_does_not_exist()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2026, 6).Avec(Foyer("00000000555", "ELI").Ouvert()));
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync("/dossiers/999999999/transmis")).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync($"/dossiers/{await NumeroAsync("00000000555")}/transmis?flux=999999")).Statut);
    }

    private async Task ImporterAsync(FluxBuilder flux)
    {
        var chemin = flux.Ecrire();
        await new ImporteurFlux(site.Connexions).ImporterAsync(new DemandeImport(chemin, Path.GetFileName(chemin), null, site.Horloge.GetUtcNow()), null, Fin);
    }

    private async Task ListeAsync(string lignes) => await new ImporteurListe(site.Connexions).ImporterAsync(
        new DemandeImport(FluxBuilder.Deposer(Encoding.UTF8.GetBytes(lignes)), "contacts.csv", null, site.Horloge.GetUtcNow(), SiteDeTest.Departement), null, Fin);

    private async Task<long> NumeroAsync(string demande) => await CompterAsync($"select id from dossier where numero_demande = '{demande}'");

    private async Task<long> CompterAsync(string sql)
    {
        await using var connexion = await site.OuvrirAsync();
        await using var commande = new NpgsqlCommand(sql, connexion);
        return (long)(await commande.ExecuteScalarAsync(Fin))!;
    }

    private static FoyerBuilder Foyer(string numero, string prenom) => FoyerBuilder.Nouveau(numero).Matricule(numero[4..]).DemandeDu(new(2025, 6, 1))
        .Adresse("1", "RUE", "HAUTE", "55000", "55029", "BAR LE DUC", null).Avec(PersonneBuilder.Demandeur("TEST", prenom, new(1985, 5, 2)).Soumis(true));
}
