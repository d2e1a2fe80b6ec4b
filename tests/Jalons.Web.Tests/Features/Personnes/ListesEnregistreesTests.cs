using System.Net;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Personnes;

/// <summary>Saved lists: kept, shared, changed, deleted, each by whom may (issue 3, point 6).</summary>
public sealed class ListesEnregistreesTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Fact]
    public async Task Une_liste_enregistree_se_retrouve_et_s_ecrit_au_journal()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var page = await EnregistrerAsync(client, "Jeunes à orienter", partagee: false);
        page.Voit("La liste est enregistrée", "Jeunes à orienter");
        Assert.Equal("/personnes?age=moins-25&orientation=a-orienter&tri=-age&colonne=age&colonne=telephone", page.Lien("Jeunes à orienter"));
        await using var connexion = await site.OuvrirAsync();
        Assert.Equal(
            ["Liste « Jeunes à orienter » enregistrée"],
            await Vidage.LignesAsync(connexion, "select libelle from acte where nature = 'liste.enregistree' and compte = $1", client.Compte!.Id));
    }

    [Fact]
    public async Task Une_liste_partagee_se_voit_dans_l_organisme_et_pas_ailleurs()
    {
        var organisme = await site.CreerOrganismeAsync("Maison du partage");
        var auteur = await site.ClientDeAsync(Role.Referent, organisme.Id);
        await EnregistrerAsync(auteur, "À rappeler", partagee: true);
        await EnregistrerAsync(auteur, "Pour moi seul", partagee: false);
        var collegue = await site.ClientDeAsync(Role.Referent, organisme.Id);
        var vue = await collegue.AllerAsync("/personnes");
        vue.Voit("À rappeler").NeVoitPas("Pour moi seul");
        (await site.ClientDeAsync(Role.Referent, (await site.CreerOrganismeAsync("Autre maison")).Id) is var ailleurs ? await ailleurs.AllerAsync("/personnes") : null!).NeVoitPas("À rappeler");
        (await (await site.ClientDeAsync(Role.Gestionnaire)).AllerAsync("/personnes")).NeVoitPas("À rappeler");
        (await vue.SuivreAsync("Gérer la liste À rappeler")).Voit("la partage avec vous").NeVoitPas("Supprimer la liste");
    }

    [Fact]
    public async Task Une_liste_partagee_avec_le_service_se_voit_dans_le_service()
    {
        await EnregistrerAsync(await site.ClientDeAsync(Role.Gestionnaire), "Du service RSA", partagee: true);
        (await (await site.ClientDeAsync(Role.Gestionnaire)).AllerAsync("/personnes")).Voit("Du service RSA");
        (await (await site.ClientDeAsync(Role.ChargeOrientation)).AllerAsync("/personnes")).NeVoitPas("Du service RSA");
    }

    [Fact]
    public async Task Son_auteur_seul_la_change_et_la_supprime()
    {
        var auteur = await site.ClientDeAsync(Role.Gestionnaire);
        await EnregistrerAsync(auteur, "À changer", partagee: true);
        var fiche = await (await auteur.AllerAsync("/personnes")).SuivreAsync("Gérer la liste À changer");
        var autre = await site.ClientDeAsync(Role.Gestionnaire);
        var volee = await autre.AllerAsync(fiche.Adresse);
        volee.NeVoitPas("Supprimer la liste");

        (await fiche.Formulaire("Enregistrer").Remplir("Nom de la liste", "Changée").EnvoyerAsync()).Voit("La liste est modifiée", "Changée").NeVoitPas("À changer");
        (await (await auteur.AllerAsync(fiche.Adresse)).Formulaire("Supprimer la liste").EnvoyerAsync()).Voit("La liste est supprimée").NeVoitPas("Changée");
        Assert.Equal(HttpStatusCode.NotFound, (await auteur.DemanderAsync(fiche.Adresse)).Statut);
        await using var connexion = await site.OuvrirAsync();
        Assert.Equal(
            ["liste.enregistree", "liste.modifiee", "liste.supprimee"],
            await Vidage.LignesAsync(connexion, "select nature from acte where nature like 'liste.%' and compte = $1 order by id", auteur.Compte!.Id));
    }

    [Fact]
    public async Task Un_nom_manquant_ou_deja_pris_est_refuse()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        await EnregistrerAsync(client, "Une seule fois", partagee: false);
        (await EnregistrerAsync(client, "Une seule fois", partagee: false)).Voit("La liste n’est pas enregistrée", "Vous avez déjà une liste de ce nom");
        (await EnregistrerAsync(client, " ", partagee: false)).Voit("Il manque le nom de la liste.");
    }

    [Fact]
    public async Task Deux_fenetres_a_la_fois_rien_ne_se_perd()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        await EnregistrerAsync(client, "Deux fenêtres", partagee: false);
        var une = await (await client.AllerAsync("/personnes")).SuivreAsync("Gérer la liste Deux fenêtres");
        var autre = await client.AllerAsync(une.Adresse);
        await une.Formulaire("Enregistrer").Remplir("Nom de la liste", "Première").EnvoyerAsync();
        (await autre.Formulaire("Enregistrer").Remplir("Nom de la liste", "Seconde").EnvoyerAsync()).Voit("Rien n’a été changé", "vient d’être modifiée");
        (await client.AllerAsync("/personnes")).Voit("Première").NeVoitPas("Seconde");
    }

    private static async Task<PageHtml> EnregistrerAsync(ClientWeb client, string nom, bool partagee)
    {
        var liste = await client.AllerAsync("/personnes?orientation=a-orienter&age=moins-25&tri=-age&colonne=telephone&colonne=age");
        var formulaire = (await liste.SuivreAsync("Enregistrer cette liste")).Formulaire("Enregistrer").Remplir("Nom de la liste", nom);
        return await (partagee ? formulaire.Cocher("La partager") : formulaire).EnvoyerAsync();
    }
}
