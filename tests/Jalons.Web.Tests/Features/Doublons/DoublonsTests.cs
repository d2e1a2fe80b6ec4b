using Jalons.Data.Flux;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Doublons;

/// <summary>The RSA service settles possible duplicates: one person, two people, and back (issue 3, 4).</summary>
public sealed class DoublonsTests : SiteDeTest
{
    private const string Paire = "MARIE DUPONT et MARIE DUPONT";

    [Fact]
    public async Task The_queue_shows_each_pair_with_its_reasons_and_filters_them()
    {
        await ImporterAsync();
        var client = await ClientDeAsync(Role.Gestionnaire);
        var liste = await VerifierBudgetAsync(client, "/doublons", tolerees: "doublon_possible"); // what waits, by a partial index
        liste.Voit("1 doublon possible à vérifier", Paire, "58 sur 100", "le jour et le mois de naissance sont inversés");
        (await client.AllerAsync("/doublons?score=80")).Voit("Aucun doublon possible ne répond à ces filtres");
        (await client.AllerAsync("/doublons?raison=NaissanceInversee&age=adultes")).Voit(Paire);
        (await client.AllerAsync("/doublons?raison=MemeNir")).NeVoitPas(Paire);
    }

    [Fact]
    public async Task Two_files_made_one_lead_to_it_by_both_numbers_and_are_made_two_again()
    {
        await ImporterAsync();
        var client = await ClientDeAsync(Role.Gestionnaire);
        var (gardee, absorbee) = await NumerosAsync();
        await VerifierBudgetAsync(client, $"/doublons/{await NumeroPaireAsync()}", tolerees: "dossier"); // two here
        var page = await (await client.AllerAsync("/doublons")).SuivreAsync(Paire);
        page.Voit("Une personne, ou deux ?", "Différent", "02/05/1990", "05/02/1990", "Demande 00000000155", "Demande 00000000255");
        var formulaire = page.Formulaire("Réunir : c’est une seule personne");
        formulaire.Forcer("Choix[DateNaissance]", absorbee.ToString(null, null)).Remplir("Pourquoi ?", "Carte d’identité vue");
        (await formulaire.EnvoyerAsync()).Voit("Les deux fiches sont réunies", "Rien à vérifier.");

        var personne = await client.AllerAsync($"/personnes/{absorbee}");
        Assert.Equal($"/personnes/{gardee}", personne.Adresse);
        personne.Voit("5 février 1990", "Deux fiches réunies", "Réunie avec la fiche");

        var reunion = await personne.SuivreAsync("Voir cette réunion, ou séparer les deux fiches");
        reunion.Voit("Carte d’identité vue");
        var separee = await reunion.Formulaire("Séparer les deux fiches").EnvoyerAsync();
        separee.Voit("Les deux fiches sont de nouveau séparées", "Chacune a retrouvé tout ce qui était à elle.");
        Assert.Equal($"/personnes/{absorbee}", separee.Adresse);
        (await client.AllerAsync("/doublons")).Voit(Paire);
    }

    [Fact]
    public async Task What_was_done_with_each_is_shown_before_choosing()
    {
        await ImporterAsync();
        await using (var connexion = await OuvrirAsync())
        {
            var referent = await CreerCompteAsync(Role.Referent, (await CreerOrganismeAsync()).Id);
            await ExecuterAsync(
                connexion,
                """
                insert into rendez_vous (departement, parcours, agent, motif, modalite, lieu, debut, fin, statut, cree_le, cree_par)
                select departement, id, $1, 'Suivi', 'SurPlace', 'Maison de la solidarité', '2026-10-05 08:00+00', '2026-10-05 09:00+00', 'Honore', '2026-10-01', $1 from parcours order by id limit 1
                """,
                referent.Id);
        }

        var client = await ClientDeAsync(Role.Gestionnaire);
        (await client.AllerAsync($"/doublons/{await NumeroPaireAsync()}")).Voit("Rendez-vous", "5 octobre 2026 à 10 h");
    }

    [Fact]
    public async Task Two_people_stay_two_and_leave_the_queue()
    {
        await ImporterAsync();
        var client = await ClientDeAsync(Role.Gestionnaire);
        var page = await (await client.AllerAsync("/doublons")).SuivreAsync(Paire);
        (await page.Formulaire("Ce sont deux personnes").EnvoyerAsync()).Voit("Ce sont deux personnes", "Aucun doublon possible n’attend");
        (await client.AllerAsync($"/personnes/{(await NumerosAsync()).Gardee}")).Voit("Vérifiée : ce n’est pas la même personne");
    }

    [Fact]
    public async Task The_second_of_two_agents_is_told_who_was_faster()
    {
        await ImporterAsync();
        var (lent, vif) = (await ClientDeAsync(Role.Gestionnaire), await ClientDeAsync(Role.Gestionnaire));
        var page = await (await lent.AllerAsync("/doublons")).SuivreAsync(Paire);
        await (await (await vif.AllerAsync("/doublons")).SuivreAsync(Paire)).Formulaire("Ce sont deux personnes").EnvoyerAsync();
        (await page.Formulaire("Réunir : c’est une seule personne").EnvoyerAsync()).Voit("vient de régler ce doublon possible");
        Assert.Equal(2, await CompterAsync("select count(*) from personne"));
    }

    [Fact]
    public async Task The_second_of_two_agents_who_merge_does_nothing_twice()
    {
        await ImporterAsync();
        var (lent, vif) = (await ClientDeAsync(Role.Gestionnaire), await ClientDeAsync(Role.Gestionnaire));
        var page = await (await lent.AllerAsync("/doublons")).SuivreAsync(Paire);
        await (await (await vif.AllerAsync("/doublons")).SuivreAsync(Paire)).Formulaire("Réunir : c’est une seule personne").EnvoyerAsync();
        (await page.Formulaire("Réunir : c’est une seule personne").EnvoyerAsync()).Voit("Ce doublon possible est déjà réglé");
        Assert.Equal(1, await CompterAsync("select count(*) from fusion"));
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_read_again_first()
    {
        await ImporterAsync();
        var client = await ClientDeAsync(Role.Gestionnaire);
        var page = await (await client.AllerAsync("/doublons")).SuivreAsync(Paire);
        await using (var connexion = await OuvrirAsync())
        {
            await ExecuterAsync(connexion, "update personne set telephone = '0600000000' where date_naissance = '1990-05-02'");
        }

        var refus = await page.Formulaire("Réunir : c’est une seule personne").EnvoyerAsync();
        refus.Voit("Une de ces deux fiches vient de changer", "0600000000");
        (await refus.Formulaire("Réunir : c’est une seule personne").EnvoyerAsync()).Voit("Les deux fiches sont réunies");
    }

    [Fact]
    public async Task What_a_flow_says_otherwise_of_a_settled_identity_is_shown()
    {
        await ImporterAsync();
        var client = await ClientDeAsync(Role.Gestionnaire);
        await (await (await client.AllerAsync("/doublons")).SuivreAsync(Paire)).Formulaire("Réunir : c’est une seule personne").EnvoyerAsync();
        await ImporterAsync(mois: 11, montant: 1m);
        (await client.AllerAsync($"/personnes/{(await NumerosAsync()).Gardee}")).Voit("La caisse écrit", "5 février 1990");
    }

    /// <summary>The same person under two birth dates, in two households.</summary>
    private async Task ImporterAsync(int mois = 10, decimal montant = 500m)
    {
        FoyerBuilder Foyer(string numero, DateOnly naissance) => FoyerBuilder.Nouveau(numero).Matricule(numero[4..]).Montant(montant)
            .Avec(PersonneBuilder.Demandeur("DUPONT", "MARIE", naissance).Nir(null));
        var chemin = FluxBuilder.Mensuel(2025, mois).Avec(Foyer("00000000155", new(1990, 5, 2)), Foyer("00000000255", new(1990, 2, 5))).Ecrire();
        await new ImporteurFlux(Connexions).ImporterAsync(new DemandeImport(chemin, "mensuel.xml", null, Horloge.GetUtcNow()), null, TestContext.Current.CancellationToken);
    }

    private async Task<(long Gardee, long Absorbee)> NumerosAsync() => (
        await CompterAsync("select coalesce(min(id), 0) from personne"), await CompterAsync("select coalesce(max(id), 0) from personne"));

    private Task<long> NumeroPaireAsync() => CompterAsync("select id from doublon_possible");

    private async Task<long> CompterAsync(string sql)
    {
        await using var connexion = await OuvrirAsync();
        return await LireAsync<long>(connexion, sql);
    }
}
