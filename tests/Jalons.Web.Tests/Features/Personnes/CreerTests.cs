using System.Net;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Web.Tests.Features.Orientation;
using Jalons.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Jalons.Web.Tests.Features.Personnes;

/// <summary>People outside the RSA: created by hand, once, and the same file as the others (docs/adr/0051).</summary>
public sealed class CreerTests(SiteOrientation site) : ScenesOrientation(site), IClassFixture<SiteOrientation>
{
    [Fact]
    public async Task A_young_person_has_the_whole_file_of_the_others()
    {
        var charge = await Site.ClientDeAsync(Role.ChargeOrientation);
        var formulaire = await (await charge.AllerAsync("/recherche")).SuivreAsync("Accompagner une personne hors RSA");
        formulaire.NeVoitPas("Numéro de sécurité sociale");
        var dossier = await Remplir(formulaire, "Vidal", "Théo", "12/06/2007").Remplir("Téléphone", "06 12 34 56 78").EnvoyerAsync();
        dossier.Voit("La personne est accompagnée hors RSA", "Début de l’accompagnement hors RSA", "Public : jeune", "aucun foyer n’est connu", "06 12 34 56 78");
        dossier.NeVoitPas("Entrée dans les droits et devoirs");

        var parcours = await ParcoursAsync("VIDAL");
        (await charge.AllerAsync("/orientation")).Voit("Vidal");
        (await charge.AllerAsync(Adresse(parcours))).Voit("Vidal");
        (await charge.AllerAsync(Adresse(parcours) + "/diagnostic")).Voit("Vidal");
        var decision = await PrononcerAsync(charge, parcours, TypeParcours.Emploi, Site.FranceTravail, Site.Lise);
        Assert.StartsWith("/orientation/decisions/", decision.Adresse, StringComparison.Ordinal);
        Assert.StartsWith("%PDF-", (await charge.DemanderAsync(decision.Lien("Imprimer la lettre (PDF)"))).Corps, StringComparison.Ordinal);

        var lise = await Site.ConnecterAsync(Site.Lise);
        var id = parcours.Personne.Valeur;
        foreach (var adresse in new[] { $"/personnes/{id}", $"/personnes/{id}/coordonnees", $"/personnes/{id}/espace", $"/contrats/preparer/{id}", $"/rendez-vous/fixer/{id}" })
        {
            (await lise.AllerAsync(adresse)).Voit("Théo");
        }

        (await lise.AllerAsync("/portefeuille?nom=vidal")).Voit("Vidal");
        (await (await lise.AllerAsync($"/contrats/preparer/{id}")).Formulaire("Commencer le contrat").EnvoyerAsync()).Voit("Théo");
        (await (await Site.ClientDeAsync(Role.Usager, personne: parcours.Personne)).AllerAsync("/mon-espace")).Voit("Lise Aubry");
        Assert.Equal(1, await CompterActesAsync("personne.creee", parcours.Personne));
    }

    [Fact]
    public async Task What_is_missing_or_impossible_is_said_next_to_its_field()
    {
        var client = await Site.ClientDeAsync(Role.Gestionnaire);
        var vide = await (await client.AllerAsync("/personnes/creer")).Formulaire("Créer la personne").EnvoyerAsync();
        vide.Voit("Il manque le nom.", "Il manque le prénom.", "Il manque la date de naissance.", "Choisissez la raison de l’accompagnement.");
        var fausse = await Remplir(await client.AllerAsync("/personnes/creer"), "Martin", "Zoé", "01/01/2050")
            .Remplir("Numéro de sécurité sociale", "2 85 05 55 545 001 00").Remplir("Téléphone", "12").EnvoyerAsync();
        fausse.Voit("Cette date de naissance n’est pas possible", "La clé de ce numéro est fausse", "Écrivez dix chiffres");
        Assert.Equal(0, await NombreAsync("select count(*) from personne where cle_nom = 'MARTIN' and cle_prenom = 'ZOE'"));
    }

    [Fact]
    public async Task Who_looks_like_the_person_is_shown_first_and_creating_is_a_choice()
    {
        await Site.Scene.PersonneAsync("Léa", "Garnier", new DateOnly(2001, 5, 6));
        var client = await Site.ClientDeAsync(Role.ChargeOrientation);
        var proches = await Remplir(await client.AllerAsync("/personnes/creer"), "GARNIER", "Lea", "16/05/2001").EnvoyerAsync();
        proches.Voit("Cette personne existe peut-être déjà", "GARNIER Léa", "Identité proche");
        Assert.Equal(1, await NombreAsync("select count(*) from personne where cle_nom = 'GARNIER'"));
        (await proches.Formulaire("Ce n’est aucune d’elles : créer cette personne").EnvoyerAsync()).Voit("La personne est accompagnée hors RSA");
        Assert.Equal(2, await NombreAsync("select count(*) from personne where cle_nom = 'GARNIER'"));
    }

    [Fact]
    public async Task Somebody_known_whom_nobody_accompanies_is_accompanied_and_somebody_who_is_cannot_be_twice()
    {
        var connue = await Site.Scene.PersonneAsync("Inès", "Faure", new DateOnly(1999, 2, 3));
        var client = await Site.ClientDeAsync(Role.Gestionnaire);
        var proches = await Remplir(await client.AllerAsync("/personnes/creer"), "Faure", "Inès", "03/02/1999").EnvoyerAsync();
        proches.Voit("Même identité");
        var accompagner = proches.Formulaire("Oui, l’accompagner : Inès FAURE");
        (await accompagner.EnvoyerAsync()).Voit("Début de l’accompagnement hors RSA");
        Assert.Equal(1, await CompterActesAsync("personne.accueillie", connue.Id));

        (await proches.Formulaire("Oui, l’accompagner : Inès FAURE").EnvoyerAsync()).Voit("Cette personne est déjà accompagnée");
        (await Remplir(await client.AllerAsync("/personnes/creer"), "Faure", "Inès", "03/02/1999").EnvoyerAsync()).Voit("Oui, ouvrir son dossier");
        Assert.Equal(1, await NombreAsync("select count(*) from parcours where personne = $1", connue.Id.Valeur));
    }

    [Fact]
    public async Task The_same_number_is_the_same_person_even_when_an_agent_insists()
    {
        var client = await Site.ClientDeAsync(Role.Gestionnaire);
        var nir = PersonneBuilder.NirDe(2, new DateOnly(1998, 7, 9), 4);
        await Remplir(await client.AllerAsync("/personnes/creer"), "Colin", "Jade", "09/07/1998").Remplir("Numéro de sécurité sociale", nir).EnvoyerAsync();
        var proches = await Remplir(await client.AllerAsync("/personnes/creer"), "Autre", "Nom", "09/07/1998").Remplir("Numéro de sécurité sociale", nir).EnvoyerAsync();
        (await proches.Formulaire("Ce n’est aucune d’elles : créer cette personne").EnvoyerAsync()).Voit("c’est elle");
        Assert.Equal(1, await NombreAsync("select count(*) from personne where nir = $1", nir[..13]));
    }

    [Fact]
    public async Task Two_agents_at_once_make_one_person()
    {
        var formulaires = new[]
        {
            Remplir(await (await Site.ClientDeAsync(Role.Gestionnaire)).AllerAsync("/personnes/creer"), "Renaud", "Élise", "04/04/2004"),
            Remplir(await (await Site.ClientDeAsync(Role.ChargeOrientation)).AllerAsync("/personnes/creer"), "Renaud", "Elise", "04/04/2004"),
        };
        var pages = await Task.WhenAll(formulaires.Select(f => f.EnvoyerAsync()));
        Assert.Single(pages, p => p.Texte.Contains("La personne est accompagnée hors RSA", StringComparison.Ordinal));
        Assert.Single(pages, p => p.Texte.Contains("existe peut-être déjà", StringComparison.Ordinal));
        Assert.Equal(1, await NombreAsync("select count(*) from personne where cle_nom = 'RENAUD'"));
    }

    [Theory]
    [InlineData(Role.Referent)]
    [InlineData(Role.Pilote)]
    [InlineData(Role.Usager)]
    public async Task The_others_do_not_enter(Role role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Site.ClientDeAsync(role)).DemanderAsync("/personnes/creer")).Statut);

    private static FormulaireHtml Remplir(PageHtml page, string nom, string prenom, string naissance) => page.Formulaire("Créer la personne")
        .Remplir("Nom", nom).Remplir("Prénom", prenom).Remplir("Date de naissance", DateOnly.ParseExact(naissance, "dd/MM/yyyy", null).ToString("yyyy-MM-dd", null))
        .Remplir("Commune où la personne habite", SceneCommune).Remplir("Pour quelle raison accompagnez-vous cette personne ?", "jeune");

    private const string SceneCommune = Scene.BarLeDuc;

    private async Task<Parcours> ParcoursAsync(string cleNom)
    {
        await using var db = Site.Scene.OuvrirDb();
        var personne = await db.Personnes.SingleAsync(p => p.CleNom == cleNom, Annulation);
        return await db.Parcours.SingleAsync(p => p.Personne == personne.Id, Annulation);
    }
}
