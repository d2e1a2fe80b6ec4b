using System.Globalization;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Web.Tests.Features.Orientation;

/// <summary>People oriented before a référent is known.</summary>
public sealed class SansReferentTests(SiteOrientation site) : ScenesOrientation(site), IClassFixture<SiteOrientation>
{
    [Fact]
    public async Task Without_referent_the_person_waits_in_a_list_of_their_own_until_one_is_named()
    {
        var parcours = await Site.Scene.EntrerAsync("Karim", "Sansref", new DateOnly(1995, 3, 3), new DateOnly(2026, 11, 2), activite: "ANP");
        var client = await Site.ClientDeAsync(Role.ChargeOrientation);
        var fait = await PrononcerAsync(client, parcours, TypeParcours.Emploi, Site.FranceTravail, null);
        fait.Voit("Elle attend maintenant que son référent soit désigné", "Référent à désigner");

        var liste = await client.AllerAsync("/orientation/sans-referent");
        Assert.Contains(liste.Lignes(), l => l[0].StartsWith("Sansref Karim", StringComparison.Ordinal) && l[3] == "France Travail Bar-le-Duc");
        var choix = await liste.SuivreAsync("Sansref Karim");
        var autre = await Site.ClientDeAsync(Role.ChargeOrientation);
        var second = (await autre.AllerAsync(choix.Adresse)).Formulaire("Désigner ce référent").Remplir("Référent", Site.Lise.Id.ToString(CultureInfo.InvariantCulture));
        (await choix.Formulaire("Désigner ce référent").EnvoyerAsync()).Voit("Il manque le référent.");
        var designe = await choix.Formulaire("Désigner ce référent").Remplir("Référent", Site.Lise.Id.ToString(CultureInfo.InvariantCulture)).EnvoyerAsync();
        designe.Voit("Le référent est désigné", "Lise Aubry");
        Assert.Equal(fait.Adresse, designe.Adresse);

        (await second.EnvoyerAsync()).Voit("Cette personne n'attend plus de référent", "Votre choix n'a pas été enregistré");
        Assert.Equal(1, await CompterActesAsync("referent.designe", parcours.Personne));
        Assert.DoesNotContain((await client.AllerAsync("/orientation/sans-referent")).Lignes(), l => l[0].StartsWith("Sansref", StringComparison.Ordinal));
    }
}
