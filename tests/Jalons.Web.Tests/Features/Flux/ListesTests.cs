using System.Net;
using System.Text;
using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Flux;

/// <summary>Lists dropped on the page of imports: mapped, looked at, corrected, imported, and what was refused given back (issue 3, 2).</summary>
public sealed class ListesTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    private const string Jeunes = "Nom;Prénom;Né le;Téléphone;Remarque\nVidal;Théo;12/06/2007;612345678;=1+1\nMoreau;Léa;vers 2005;;\nRoche;Hugo;03/03/2004;;\n";

    [Fact]
    public async Task A_list_goes_from_the_drop_to_its_result_file()
    {
        await new Scene(site).PersonneAsync("Hugo", "Rocher", new DateOnly(2004, 3, 3));
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var colonnes = await DeposerAsync(client, ("jeunes.csv", Jeunes));
        Assert.Equal("Que contient chaque colonne ?", colonnes.Titre);
        colonnes.Voit("Né le", "12/06/2007 ; vers 2005", "Remarque");
        (await client.AllerAsync("/flux")).Voit("Listes qui vous attendent", "colonnes à associer");

        var verifier = await colonnes.Formulaire("Continuer : vérifier les lignes").Remplir("Les personnes que personne n’accompagne encore", "jeune").EnvoyerAsync();
        verifier.Voit("Vérifiez la liste avant de l’importer", "VIDAL Théo", "0612345678", "sera créée", "« vers 2005 » n’est pas une date", "ressemble à Rocher Hugo", "Importer 1 ligne");

        var ligne = await verifier.SuivreAsync("MOREAU Léa");
        verifier = await ligne.Formulaire("Enregistrer la ligne").Remplir("Né le", "05/05/2005").EnvoyerAsync();
        verifier.Voit("La ligne 3 est enregistrée", "Elle est maintenant « sera créée »", "Importer 2 lignes");

        var resume = await AttendreAsync(client, await verifier.Formulaire("Importer 2 lignes").EnvoyerAsync());
        resume.Voit("Liste : personnes", "lignes lues", "Lignes rejetées", "dites si c’est elle");
        (await client.AllerAsync(resume.Adresse + "?vue=changements")).Voit("VIDAL Théo", "personne créée");

        var csv = await client.DemanderAsync(resume.Adresse + "?handler=Lignes&format=csv");
        Assert.Contains("Nom;Prénom;Né le;Téléphone;Remarque;Motif du refus", csv.Corps, StringComparison.Ordinal);
        Assert.Contains("Roche;Hugo;03/03/2004", csv.Corps, StringComparison.Ordinal);
        var classeur = await (await client.DemanderAsync(resume.Adresse + "?handler=Lignes&format=xlsx")).Reponse.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        // The result file comes back, corrected or not: same columns, same mapping, no more question.
        var encore = await DeposerAsync(client, ("corrigees.xlsx", classeur));
        Assert.Equal("Que contient chaque colonne ?", encore.Titre);
        var aVerifier = await encore.Formulaire("Continuer : vérifier les lignes").EnvoyerAsync();
        var roche = await aVerifier.SuivreAsync("ROCHE Hugo");
        var regle = await roche.Formulaire("Enregistrer la ligne").Cocher("Non, c’est une autre personne : la créer").EnvoyerAsync();
        (await AttendreAsync(client, await regle.Formulaire("Importer 1 ligne").EnvoyerAsync())).Voit("nouvelles");
        Assert.Equal(1, await NombreAsync("select count(*) from personne where cle_nom = 'ROCHE'"));
    }

    [Fact]
    public async Task Several_files_are_applied_one_after_the_other_and_each_says_what_became_of_it()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var page = await DeposerAsync(
            client,
            ("abime.xml", "<Racine><Identification"),
            ("autres.csv", Jeunes.Replace("Vidal", "Petit", StringComparison.Ordinal)),
            ("RSA_INSCRIPTION_202511.csv", "NIR;Identifiant;Nom;Prénom;Naissance;Effet;Catégorie;NIR\n;0123456A789;INCONNU;JEAN;01/01/1980;03/03/2025;1;\n"));
        page.Voit("Imports terminés", "abime.xml", "Refusé", "autres.csv", "Colonnes à associer", "RSA_INSCRIPTION_202511.csv", "Appliqué", "1 rejet");
    }

    [Fact]
    public async Task A_list_can_be_deleted_and_a_mapping_that_cannot_be_used_says_why()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var colonnes = await DeposerAsync(client, ("sans-date.csv", "Nom;Prénom\nVidal;Zoé\n"));
        var refuse = await colonnes.Formulaire("Continuer : vérifier les lignes").EnvoyerAsync();
        refuse.Voit("Les colonnes ne sont pas enregistrées", "date de naissance");
        var verifier = await (await DeposerAsync(client, ("jeunes2.csv", Jeunes))).Formulaire("Continuer : vérifier les lignes").EnvoyerAsync();
        (await verifier.Formulaire("Supprimer cette liste").EnvoyerAsync()).Voit("La liste est supprimée");
        Assert.Equal(HttpStatusCode.NotFound, (await client.DemanderAsync(verifier.Adresse)).Statut);
        Assert.Equal(0, await NombreAsync("select count(*) from liste_recue where nom_fichier = 'jeunes2.csv'"));
    }

    [Fact]
    public async Task The_pages_of_a_large_list_keep_their_budget()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var lignes = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"Nom{i};Prenom;{1 + (i % 28)}/01/2000;;\n"));
        var verifier = await (await DeposerAsync(client, ("grande.csv", "Nom;Prénom;Né le;Téléphone;Remarque\n" + lignes))).Formulaire("Continuer : vérifier les lignes").EnvoyerAsync();
        verifier.Voit("1–50 sur 3 000");
        await using (var proprietaire = await site.OuvrirProprietaireAsync())
        {
            await BaseDeTest.ExecuterAsync(proprietaire, "analyze");
        }

        await site.VerifierBudgetAsync(client, verifier.Adresse, tolerees: ["liste_recue", "organisme"]);
        await site.VerifierBudgetAsync(client, verifier.Adresse.Replace("verifier", "lignes/7", StringComparison.Ordinal), tolerees: ["liste_recue", "organisme"]);
    }

    [Theory]
    [InlineData(Role.ChargeOrientation)]
    [InlineData(Role.Administrateur)]
    public async Task Only_the_RSA_service_enters(Role role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.ClientDeAsync(role)).DemanderAsync("/flux/listes/1")).Statut);

    private static Task<PageHtml> DeposerAsync(ClientWeb client, params (string Nom, string Contenu)[] fichiers) =>
        DeposerAsync(client, [.. fichiers.Select(f => (f.Nom, Encoding.UTF8.GetBytes(f.Contenu)))]);

    private static async Task<PageHtml> DeposerAsync(ClientWeb client, params (string Nom, byte[] Octets)[] fichiers)
    {
        var formulaire = (await client.AllerAsync("/flux")).Formulaire("Importer");
        foreach (var (nom, octets) in fichiers)
        {
            formulaire.Joindre("Fichiers à importer", nom, octets);
        }

        return await AttendreAsync(client, await formulaire.EnvoyerAsync());
    }

    private static async Task<PageHtml> AttendreAsync(ClientWeb client, PageHtml page)
    {
        while (page.Titre == "Import en cours")
        {
            page = await client.AllerAsync(page.Adresse);
        }

        return page;
    }

    private async Task<long> NombreAsync(string sql)
    {
        await using var connexion = await site.OuvrirAsync();
        return await BaseDeTest.LireAsync<long>(connexion, sql);
    }
}
