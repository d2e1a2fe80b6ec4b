using System.Text.Json;
using Jalons.Data.Habilitations;
using Jalons.TestKit;
using Jalons.Tests.Data.Flux;
using Microsoft.AspNetCore.Identity;
using Xunit;

namespace Jalons.Tests.Data.Habilitations;

/// <summary><c>jalons administrateur</c>: the first account of a département.</summary>
public sealed class CommandeAdministrateurTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>
{
    [Fact]
    public async Task The_first_administrator_receives_a_password_that_opens_and_lasts_seven_days()
    {
        var bilan = await ExecuterAsync("administrateur", "Noëlle", "Le Goff", "--departement", "55", "--json");
        Assert.Equal(0, bilan.Statut);
        var document = JsonDocument.Parse(bilan.Sortie).RootElement;
        Assert.Equal("noelle.le-goff", document.GetProperty("identifiant").GetString());
        await using var connexion = await bdd.OuvrirAsync();
        var hache = await BaseDeTest.LireAsync<string>(
            connexion, "select mot_de_passe from compte where nom_utilisateur = 'noelle.le-goff' and role = 'Administrateur' and mot_de_passe_provisoire_jusqua between now() + '6 days' and now() + '8 days'");
        Assert.NotEqual(
            PasswordVerificationResult.Failed,
            new PasswordHasher<Compte>().VerifyHashedPassword(null!, hache!, document.GetProperty("motDePasse").GetString()!));
        Assert.Equal(1L, await BaseDeTest.LireAsync<long>(connexion, "select count(*) from acte where nature = 'administration.compte.ouvert'"));

        var encore = await ExecuterAsync("administrateur", "Noëlle", "Le Goff", "--departement", "55");
        Assert.Equal((1, ""), (encore.Statut, encore.Sortie));
        Assert.Contains("déjà pris", encore.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_departement_that_is_not_served_has_no_administrator()
    {
        var refus = await ExecuterAsync("administrateur", "Noëlle", "Le Goff", "--departement", "49");
        Assert.Equal(1, refus.Statut);
        Assert.Contains("jalons departement 49", refus.Messages, StringComparison.Ordinal);
    }

    private Task<Enfant.Bilan> ExecuterAsync(params string[] arguments) => Enfant.ExecuterAsync(bdd, TestContext.Current.CancellationToken, arguments);
}
