using Jalons.Data.Habilitations;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Xunit;

namespace Jalons.Web.Tests.Features.Orientation;

/// <summary>What is known of a person, the diagnostic made with them, and what happens when two people write it at once.</summary>
public sealed class DiagnostiquerTests(SiteOrientation site) : ScenesOrientation(site), IClassFixture<SiteOrientation>
{
    [Fact]
    public async Task A_person_shows_what_the_flow_says_the_recommendation_and_who_could_help()
    {
        var parcours = await EntrerAsync("ANP");
        var client = await Site.ClientDeAsync(Role.ChargeOrientation);
        var page = await client.AllerAsync(Adresse(parcours));
        page.Voit(
            "Inès Moreau", "36 ans", "Bar-le-Duc", "Droit ouvert et versable", "Inscrit à France Travail (ANP)", "12 RUE DU BOURG, 55000 BAR-LE-DUC",
            "Préconisation : parcours emploi", "Orientation emploi : inscription à France Travail.",
            "Ce que l'on ne sait pas et qui pourrait la changer", "le logement, la santé (oui ou non), la mobilité, la langue, le dernier travail",
            "France Travail Bar-le-Duc", "Lise Aubry", " sur 60");
        page.NeVoitPas("France Travail Verdun");
        Assert.Equal($"{Adresse(parcours)}/prononcer?type=Emploi&destination={Site.FranceTravail.Id.Valeur}%3A{Site.Lise.Id}", page.Lien("Lise Aubry"));
        Assert.Equal(1, await CompterActesAsync(Acte.Consultation, parcours.Personne));
    }

    [Fact]
    public async Task The_sheet_of_the_diagnostic_is_prefilled_saved_and_read_again()
    {
        var parcours = await EntrerAsync("ANP");
        var client = await Site.ClientDeAsync(Role.ChargeOrientation);
        var feuille = await client.AllerAsync(Adresse(parcours) + "/diagnostic");
        feuille.Voit("Ce que la CAF ou la MSA a dit est déjà rempli", "N'écrivez jamais laquelle");
        var formulaire = feuille.Formulaire("Enregistrer le diagnostic");
        Assert.Equal("0", formulaire.Valeur("Enfants à la maison"));
        var page = await formulaire
            .Remplir("Logement", "Sans logement")
            .Cocher("Non", "La santé fait-elle obstacle à la recherche d'un emploi ?")
            .Cocher("Oui", "Permis de conduire ?")
            .Remplir("Français parlé", "À l'aise")
            .Remplir("Dernier travail", "Il y a moins d'un an")
            .Remplir("Atouts", "Patiente, soigneuse")
            .Remplir("Heures de travail souhaitées par semaine", "28")
            .EnvoyerAsync();
        Assert.Equal(Adresse(parcours), page.Adresse);
        page.Voit(
            "Le diagnostic est enregistré", "Préconisation : parcours social", "pas de logement aujourd'hui",
            "contre : inscription à France Travail, a travaillé il y a moins d'un an", "Version 1, en présence de la personne, le 16 novembre 2026",
            "Patiente, soigneuse", "28 heures", "Maison des solidarités");

        var relue = (await client.AllerAsync(Adresse(parcours) + "/diagnostic")).Formulaire("Enregistrer le diagnostic");
        Assert.Equal(("SansLogement", "28", "Patiente, soigneuse"), (relue.Valeur("Logement"), relue.Valeur("Heures de travail souhaitées par semaine"), relue.Valeur("Atouts")));
        var refus = await relue.EnvoyerAsync();
        refus.Voit("Le diagnostic n'est pas enregistré", "Rien n'a changé depuis la dernière version");
    }

    [Fact]
    public async Task What_the_sheet_does_not_understand_is_said_and_nothing_typed_is_lost()
    {
        var parcours = await EntrerAsync();
        var client = await Site.ClientDeAsync(Role.ChargeOrientation);
        var page = await (await client.AllerAsync(Adresse(parcours) + "/diagnostic")).Formulaire("Enregistrer le diagnostic")
            .Remplir("Diagnostic mené le", "2026-11-17")
            .Remplir("Enfants à la maison", "trente")
            .Remplir("Atouts", "Débrouillarde")
            .EnvoyerAsync();
        Assert.Equal("Débrouillarde", page.Formulaire("Enregistrer le diagnostic").Valeur("Atouts"));
        page.Voit("Enfants à la maison");
        var future = await page.Formulaire("Enregistrer le diagnostic").Remplir("Enfants à la maison", "3").EnvoyerAsync();
        future.Voit("La date du diagnostic est dans le futur");
        Assert.Equal(0, await NombreAsync("select count(*) from diagnostic where parcours = $1", parcours.Id.Valeur));
    }

    [Fact]
    public async Task Two_people_save_the_sheet_at_once_and_the_second_loses_nothing()
    {
        var parcours = await EntrerAsync();
        var premiere = await Site.ClientDeAsync(Role.ChargeOrientation);
        var seconde = await Site.ClientDeAsync(Role.ChargeOrientation);
        var feuille = (await seconde.AllerAsync(Adresse(parcours) + "/diagnostic")).Formulaire("Enregistrer le diagnostic");
        await (await premiere.AllerAsync(Adresse(parcours) + "/diagnostic")).Formulaire("Enregistrer le diagnostic")
            .Remplir("Logement", "Logement stable").Remplir("Atouts", "Organisée").EnvoyerAsync();

        var conflit = await feuille.Remplir("Logement", "Hébergé(e) chez quelqu'un").Remplir("Atouts", "Bricoleuse").EnvoyerAsync();
        conflit.Voit($"{premiere.Compte!.NomComplet} a enregistré ce diagnostic le 16 novembre 2026 à 10 h, pendant que vous le remplissiez", "n'est perdu");
        Assert.Equal(
            [["Logement", "Logement stable", "Hébergé(e) chez quelqu'un"], ["Atouts", "Organisée", "Bricoleuse"]],
            conflit.Lignes("main .message table"));

        var page = await conflit.Formulaire("Enregistrer le diagnostic").EnvoyerAsync();
        page.Voit("Le diagnostic est enregistré", "Version 2", "Bricoleuse");
        Assert.Equal(2, await NombreAsync("select count(*) from diagnostic where parcours = $1", parcours.Id.Valeur));
    }
}
