using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Microsoft.Playwright;
using Xunit;

namespace Jalons.E2E;

/// <summary>The main job, end to end (issue 2, 3.1 to 3.8): from a CAF flow to an oriented person with a référent, a rendez-vous, a contract
/// and an indicator, each step by the right role.</summary>
public sealed class HistoireTests(SiteReel site) : IClassFixture<SiteReel>
{
    [Fact]
    public async Task From_a_flow_to_an_indicator()
    {
        var organisme = await site.CreerOrganismeAsync("Maison de la solidarité de Verdun");
        var referent = await site.CreerCompteAsync(Role.Referent, organisme.Id, nom: "Humbert");
        await DeposerLeFluxAsync();
        var personne = await OrienterAsync();
        await AccompagnerAsync(referent.UserName!, personne);
        var (identifiant, motDePasse) = await OuvrirLEspaceAsync(referent.UserName!, personne);
        await LireMonEspaceAsync(identifiant, motDePasse);
        await PiloterAsync();
        await AdministrerAsync(personne);
    }

    private async Task DeposerLeFluxAsync()
    {
        await using var gestionnaire = await site.ConnecterAsync(Role.Gestionnaire);
        await gestionnaire.AllerAsync("/flux");
        await gestionnaire.Page.GetByLabel("Fichiers à importer").SetInputFilesAsync(Monde.EcrireFlux());
        await gestionnaire.AppuyerEtAttendreAsync("Importer", adresse => char.IsAsciiDigit(adresse[^1]) && !adresse.Contains("/suivi/", StringComparison.Ordinal));
        await gestionnaire.VoirAsync("Flux mensuel du 4 novembre 2026", "dossiers créés", "Ce qui a changé");
        await gestionnaire.Page.Locator("main tbody th a").First.ClickAsync();
        await gestionnaire.VoirAsync("Histoire du droit", "Foyer");
        await gestionnaire.Page.Locator("main tbody th a").First.ClickAsync();
        await gestionnaire.VoirAsync("Parcours", "Situation");
    }

    private async Task<PersonneId> OrienterAsync()
    {
        await using var charge = await site.ConnecterAsync(Role.ChargeOrientation);
        Assert.Equal("/orientation", charge.Adresse);
        await charge.VoirAsync("Personnes à orienter");
        var parcours = await Monde.LireAsync(site, "select min(id) from parcours where sortie is null and oriente_le is null");
        await charge.AllerAsync($"/orientation/{parcours}");
        await charge.SuivreAsync("Faire le diagnostic");
        await charge.RepondreAsync("La santé fait-elle obstacle à la recherche d’un emploi ?", "Non");
        await charge.RepondreAsync("Permis de conduire ?", "Oui");
        await charge.RemplirAsync("Atouts", "Sait cuisiner pour de grandes tablées");
        await charge.AppuyerAsync("Enregistrer le diagnostic");
        await charge.VoirAsync("Préconisation");
        await charge.SuivreAsync("Prononcer l’orientation");
        await charge.CocherAsync("Socio-professionnel");
        var destination = charge.Page.GetByLabel("Confier la personne à");
        await destination.SelectOptionAsync(new SelectOptionValue { Value = await destination.Locator("option", new() { HasText = "Humbert" }).First.GetAttributeAsync("value") });
        await charge.RemplirAsync("Pourquoi ce choix ?", "La personne souhaite avancer sur le logement et le travail en même temps.");
        await charge.CocherAsync("Lettre remise en main propre");
        await charge.AppuyerAsync("Vérifier avant de valider");
        await charge.VoirAsync("Vérifiez avant de valider", "Humbert");
        await charge.AppuyerAsync("Prononcer l’orientation");
        await charge.VoirAsync("Humbert");
        var lettre = await charge.Page.Context.APIRequest.GetAsync(await charge.Page.GetByRole(AriaRole.Link, new() { Name = "Imprimer la lettre (PDF)" }).GetAttributeAsync("href") is { } href ? new Uri(new Uri(charge.Page.Url), href).ToString() : "");
        Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString((await lettre.BodyAsync())[..8]), StringComparison.Ordinal);
        Assert.Equal(0, await Monde.LireAsync(site, $"select count(*) from parcours where id = {parcours} and oriente_le is null"));
        return new PersonneId(await Monde.LireAsync(site, $"select personne from parcours where id = {parcours}"));
    }

    private async Task AccompagnerAsync(string identifiant, PersonneId personne)
    {
        await using var referent = await ConnecterAsync(identifiant);
        Assert.Equal("/portefeuille", referent.Adresse);
        var nom = await Monde.TexteAsync(site, $"select prenom || ' ' || nom from personne where id = {personne.Valeur}");
        await FixerUnRendezVousAsync(referent, personne);
        await EcrireLeContratAsync(referent, personne, nom);
        site.Horloge.Avancer(TimeSpan.FromDays(1) + TimeSpan.FromHours(5));
        await NoterLaPresenceAsync(identifiant, personne);
    }

    private static async Task FixerUnRendezVousAsync(Visiteur referent, PersonneId personne)
    {
        await referent.AllerAsync($"/rendez-vous/fixer/{personne.Valeur}");
        await referent.RemplirAsync("Jour", "2026-11-17");
        await referent.RemplirAsync("Heure", "09:30");
        await referent.ChoisirAsync("Motif", "Premier rendez-vous");
        await referent.CocherAsync("Sur place");
        await referent.RemplirAsync("Lieu", "Maison de la solidarité, 2 place du Marché, Verdun");
        await referent.AppuyerAsync("Fixer le rendez-vous");
        await referent.VoirAsync("17 novembre 2026");
    }

    private static async Task EcrireLeContratAsync(Visiteur referent, PersonneId personne, string nom)
    {
        await referent.AllerAsync($"/contrats/preparer/{personne.Valeur}");
        await referent.AppuyerAsync("Commencer le contrat");
        await referent.RemplirAsync("Premier jour", "2026-11-16");
        await referent.RemplirAsync("Durée, en mois", "6");
        await referent.RemplirAsync("Un rendez-vous toutes les … semaines", "4");
        await referent.RemplirAsync("Ce que la personne veut atteindre", "Trouver un travail dans une cantine");
        await referent.RemplirAsync("Action 1.1", "Rencontrer deux employeurs");
        await referent.ChoisirAsync("Qui la fait", "La personne");
        await referent.RemplirAsync("Pour le", "2027-01-15");
        await referent.RemplirAsync("Ce que nous faisons", "Vous recevoir toutes les quatre semaines");
        await referent.RemplirAsync("activité par semaine", "15");
        await referent.CocherAsync("ai expliqué à la personne");
        await referent.AppuyerAsync("Vérifier le contrat");
        await referent.VoirAsync("Vérifiez avant de proposer le contrat", "Trouver un travail dans une cantine");
        await referent.AppuyerAsync($"Proposer à {nom}");
        await referent.SuivreAsync("Lire et signer ensemble");
        await referent.RemplirAsync("Votre prénom et votre nom", nom);
        await referent.CocherAsync("ai lu ce contrat");
        await referent.AppuyerAsync("Je signe mon contrat");
        await referent.AppuyerAsync("Je signe pour le service");
        await referent.VoirAsync("Le contrat est signé par les deux", "15 mai 2027");
    }

    private async Task NoterLaPresenceAsync(string identifiant, PersonneId personne)
    {
        await using var referent = await ConnecterAsync(identifiant);
        var rendezVous = await Monde.LireAsync(site, $"select r.id from rendez_vous r join parcours p on p.id = r.parcours where p.personne = {personne.Valeur}");
        await referent.AllerAsync($"/rendez-vous/{rendezVous}/presence");
        await referent.Page.Locator("main input[type=radio]").First.CheckAsync();
        await referent.RemplirAsync("Ce qui s’est dit", "Premier échange, projet de cuisine collective.");
        await referent.AppuyerAsync("Noter la présence");
        Assert.Equal(1, await Monde.LireAsync(site, "select count(*) from rendez_vous where statut = 'Honore'"));
    }

    private async Task<(string Identifiant, string MotDePasse)> OuvrirLEspaceAsync(string referent, PersonneId personne)
    {
        await using var visiteur = await ConnecterAsync(referent);
        await visiteur.AllerAsync($"/personnes/{personne.Valeur}");
        await visiteur.SuivreAsync("Ouvrir l’espace personnel");
        var identifiant = await visiteur.Page.GetByLabel("Identifiant").InputValueAsync();
        await visiteur.AppuyerAsync("Ouvrir l’espace personnel");
        await visiteur.VoirAsync("Mot de passe provisoire", "Il ne sera plus montré");
        var motDePasse = await visiteur.Page.Locator(".secret code").InnerTextAsync();
        await visiteur.SuivreAsync("C’est remis, revenir au dossier");
        await visiteur.VoirAsync("Invitation en cours");
        await visiteur.SuivreAsync("Gérer l’espace personnel");
        return (identifiant, motDePasse);
    }

    private async Task LireMonEspaceAsync(string identifiant, string motDePasse)
    {
        await using var usager = await ConnecterAsync(identifiant, 320, motDePasse);
        await usager.VoirAsync("Choisissez votre mot de passe");
        await usager.SansDebordementAsync();
        await usager.RemplirAsync("Nouveau mot de passe", SiteReel.MotDePasse);
        await usager.RemplirAsync("Nouveau mot de passe, encore une fois", SiteReel.MotDePasse);
        await usager.AppuyerAsync("Enregistrer mon mot de passe");
        Assert.Equal("/mon-espace", usager.Adresse);
        await usager.VoirAsync("Humbert", "15 mai 2027");
        await usager.SansDebordementAsync();
        await usager.AllerAsync("/mon-espace/contrat");
        await usager.VoirAsync("Trouver un travail dans une cantine");
        await usager.SansDebordementAsync();
        await usager.AllerAsync("/mon-espace/regards");
        await usager.VoirAsync("Humbert");
    }

    private async Task PiloterAsync()
    {
        await using var pilote = await site.ConnecterAsync(Role.Pilote);
        Assert.Equal("/pilotage", pilote.Adresse);
        await pilote.VoirAsync("droits et devoirs");
        var personnes = await pilote.Page.Context.APIRequest.GetAsync(new Uri(new Uri(pilote.Page.Url), "/personnes/1").ToString());
        Assert.Equal(403, personnes.Status);
    }

    private async Task AdministrerAsync(PersonneId personne)
    {
        await using var administrateur = await site.ConnecterAsync(Role.Administrateur);
        Assert.Equal("/administration", administrateur.Adresse);
        await administrateur.AllerAsync("/administration/comptes");
        await administrateur.AllerAsync("/administration/organismes");
        await administrateur.AllerAsync("/administration/reglages");
        var dossier = await administrateur.Page.Context.APIRequest.GetAsync(new Uri(new Uri(administrateur.Page.Url), $"/personnes/{personne.Valeur}").ToString());
        Assert.Equal(403, dossier.Status);
    }

    private async Task<Visiteur> ConnecterAsync(string identifiant, int largeur = 1280, string motDePasse = SiteReel.MotDePasse)
    {
        var visiteur = await site.VisiteurAsync(largeur);
        await visiteur.AllerAsync("/connexion");
        await visiteur.RemplirAsync("Identifiant", identifiant);
        await visiteur.RemplirAsync("Mot de passe", motDePasse);
        await visiteur.AppuyerAsync("Se connecter");
        return visiteur;
    }
}
