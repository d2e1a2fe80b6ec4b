using System.Net;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Orientation;

/// <summary>Rules of orientation: written by a chargé, tried on the people of today, put in force by an administrateur, then read for each person.</summary>
public sealed class JeuxTests(SiteOrientation site) : ScenesOrientation(site), IClassFixture<SiteOrientation>
{
    [Fact]
    public async Task From_a_draft_to_the_recommendation_of_somebody()
    {
        var parcours = await Site.Scene.EntrerAsync("Nora", "Jeune", new DateOnly(2003, 4, 2), new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 4));
        await Site.Scene.EntrerAsync("Paul", "Ancien", new DateOnly(1975, 4, 2), new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 4), activite: "ANP");
        var chargee = await Site.ClientDeAsync(Role.ChargeOrientation);
        (await chargee.AllerAsync(Adresse(parcours))).Voit("socio-professionnel");
        (await chargee.AllerAsync("/orientation/regles")).Voit("Le jeu national fourni avec Jalons");

        var jeu = await CommencerAsync(chargee, "Un organisme d’abord", "CinqVoies");
        jeu.Voit("Le jeu de règles est commencé", "Brouillon, à simuler", "Moins de 26 ans", "Si la personne : a moins de 26 ans.", "Mission locale", "Pour tout le monde.");
        jeu.NeVoitPas("Mettre en vigueur");

        var ecrite = await (await jeu.SuivreAsync("Ajouter une règle")).Formulaire("Écrire la règle")
            .Remplir("Nom de la règle", "Jeunes de plus de 22 ans")
            .Forcer("Saisie.Conditions[0].Critere", "age.moins_de").Forcer("Saisie.Conditions[0].Valeur", "26")
            .Forcer("Saisie.Conditions[1].Critere", "age.au_moins").Forcer("Saisie.Conditions[1].Valeur", "22")
            .Forcer("Saisie.Conditions[2].Critere", "france_travail.inscription").Forcer("Saisie.Conditions[2].Attendue", "False")
            .Remplir("Parcours", "Emploi").Remplir("Organisme", "FranceTravail").Forcer("Saisie.Decisive", "true")
            .Remplir("Raison, entre professionnels", "de 22 à 25 ans, à inscrire à France Travail")
            .EnvoyerAsync();
        ecrite.Voit("La règle est écrite", "a moins de 26 ans, et a au moins 22 ans, et pas (ou pas connu) : est inscrit(e) à France Travail", "6");

        var simulation = await ecrite.Formulaire("Simuler sur les personnes d'aujourd'hui").EnvoyerAsync();
        simulation.Voit("Ce que ces règles changeraient", "Jeunes de plus de 22 ans", "Aucun organisme de ce type sur le territoire", "Brouillon simulé");
        simulation.NeVoitPas("Mettre en vigueur");

        var administratrice = await Site.ClientDeAsync(Role.Administrateur);
        var enVigueur = await (await administratrice.AllerAsync(simulation.Adresse.Split('?')[0])).Formulaire("Mettre en vigueur")
            .Remplir("En vigueur à partir du", Site.Horloge.Aujourdhui().ToString("yyyy-MM-dd", null)).EnvoyerAsync();
        enVigueur.Voit("Les règles entrent en vigueur", "Un organisme d'abord");

        (await chargee.AllerAsync(Adresse(parcours))).Voit("de 22 à 25 ans, à inscrire à France Travail");
        (await chargee.AllerAsync(simulation.Adresse.Split('?')[0])).NeVoitPas("Ajouter une règle", "Retirer");
        Assert.Equal(1, await NombreAsync("select count(*) from acte where nature = 'regles.en_vigueur'"));
        Assert.Equal(1, await NombreAsync("select count(*) from acte where nature = 'regles.simulees'"));

        await SuccederAsync(chargee, administratrice);
    }

    /// <summary>Another set follows the first; two administrateurs who put sets in force at once: one is told.</summary>
    private async Task SuccederAsync(ClientWeb chargee, ClientWeb administratrice)
    {
        var demain = Site.Horloge.Aujourdhui().AddDays(1).ToString("yyyy-MM-dd", null);
        var premier = await SimulerAsync(await CommencerAsync(chargee, "Retour au national", "National"));
        var second = await SimulerAsync(await CommencerAsync(chargee, "Comme avant", "EnVigueur"));
        second.Voit("0 personnes sur");
        var autre = await Site.ClientDeAsync(Role.Administrateur);
        var (a, b) = (
            (await administratrice.AllerAsync(premier.Adresse.Split('?')[0])).Formulaire("Mettre en vigueur").Remplir("En vigueur à partir du", demain),
            (await autre.AllerAsync(second.Adresse.Split('?')[0])).Formulaire("Mettre en vigueur").Remplir("En vigueur à partir du", demain));
        (await a.EnvoyerAsync()).Voit("Les règles entrent en vigueur");
        (await b.EnvoyerAsync()).Voit("Choisissez un jour après le");
        (await administratrice.AllerAsync("/orientation/regles")).Voit("En vigueur depuis le", "En vigueur à partir du");
        Assert.Equal(2, await NombreAsync("select count(*) from jeu_de_regles where du is not null"));
        Assert.Equal(1, await NombreAsync("select count(*) from jeu_de_regles where du is not null and au is null"));
    }

    [Fact]
    public async Task A_draft_that_leads_nowhere_says_why_and_loses_nothing()
    {
        var chargee = await Site.ClientDeAsync(Role.ChargeOrientation);
        (await (await chargee.AllerAsync("/orientation/regles")).Formulaire("Commencer").EnvoyerAsync()).Voit("Il manque le nom du jeu de règles.");
        var jeu = await CommencerAsync(chargee, "À trous", "CinqVoies");
        var sans = jeu;
        for (var i = 0; i < 5; i++)
        {
            sans = await Retirer(sans).EnvoyerAsync();
        }

        sans.Voit("Ces règles ne peuvent pas encore être simulées", "Un jeu compte de 1 à 60 règles.");
        sans.NeVoitPas("Simuler sur les personnes");
        var vide = await (await sans.SuivreAsync("Ajouter une règle")).Formulaire("Écrire la règle").Remplir("Nom de la règle", "Sans effet").EnvoyerAsync();
        vide.Voit("ne conduit à rien");
        Assert.Equal("Sans effet", vide.Formulaire("Écrire la règle").Valeur("Nom de la règle"));
        (await vide.Formulaire("Écrire la règle").Remplir("Organisme", "FranceTravail")
            .Forcer("Saisie.Conditions[0].Critere", "age.moins_de").EnvoyerAsync()).Voit("le nombre va de 16 à 99");
    }

    [Fact]
    public async Task Two_people_who_order_the_same_draft_do_not_step_on_each_other()
    {
        var chargee = await Site.ClientDeAsync(Role.ChargeOrientation);
        var jeu = await CommencerAsync(chargee, "À deux", "CinqVoies");
        var autre = await Site.ClientDeAsync(Role.ChargeOrientation);
        var vue = await autre.AllerAsync(jeu.Adresse);
        await Retirer(jeu).EnvoyerAsync();
        (await Retirer(vue).EnvoyerAsync()).Voit("vient d'être modifié dans une autre fenêtre");
    }

    [Fact]
    public async Task Gestionnaires_read_and_the_others_do_not_enter()
    {
        var jeu = await CommencerAsync(await Site.ClientDeAsync(Role.ChargeOrientation), "À lire", "National");
        var gestionnaire = await Site.ClientDeAsync(Role.Gestionnaire);
        (await gestionnaire.AllerAsync(jeu.Adresse)).NeVoitPas("Retirer", "Ajouter une règle");
        (await gestionnaire.AllerAsync("/orientation/regles")).NeVoitPas("Commencer un jeu");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Site.ClientDeAsync(Role.Referent)).DemanderAsync(jeu.Adresse)).Statut);
        Assert.Equal(HttpStatusCode.NotFound, (await gestionnaire.DemanderAsync("/orientation/regles/999999")).Statut);
    }

    private static async Task<PageHtml> CommencerAsync(ClientWeb client, string nom, string depart) =>
        await (await client.AllerAsync("/orientation/regles")).Formulaire("Commencer").Remplir("Nom du jeu de règles", nom).Remplir("À partir de", depart).EnvoyerAsync();

    private static async Task<PageHtml> SimulerAsync(PageHtml jeu) => await jeu.Formulaire("Simuler sur les personnes d'aujourd'hui").EnvoyerAsync();

    private static FormulaireHtml Retirer(PageHtml jeu) =>
        jeu.Formulaire(Mots.Lire(jeu.Document.QuerySelectorAll("button").First(b => Mots.Lire(b).StartsWith("Retirer", StringComparison.Ordinal))));
}
