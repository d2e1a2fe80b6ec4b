using System.IO.Compression;
using System.Net;
using Jalons.Data.Habilitations;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.TestKit;
using Jalons.Web.Ui;
using Jalons.Web.Tests.Kit;
using Xunit;

namespace Jalons.Web.Tests.Features.Personnes;

/// <summary>Lists of people: filters together, in the address, for each role; export; saved lists (issue 3, point 6).</summary>
public sealed class ListeTests(ListeTests.Liste liste) : IClassFixture<ListeTests.Liste>
{
    /// <summary>Ana waits for an orientation in Bar-le-Duc; Ben is with a référent in Verdun; Chloé waits for a référent.</summary>
    public sealed class Liste : SiteDeTest
    {
        public Organisme Organisme { get; private set; } = null!;

        public Compte Referent { get; private set; } = null!;

        public Compte Collegue { get; private set; } = null!;

        public Parcours Ben { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            var scene = await new Scene(this).AvecTerritoiresAsync();
            Organisme = await CreerOrganismeAsync();
            Referent = await CreerCompteAsync(Role.Referent, Organisme.Id);
            Collegue = await CreerCompteAsync(Role.Referent, Organisme.Id);
            await scene.EntrerAsync("Ana", "Aubry", new(2003, 3, 4), new(2026, 10, 20));
            Ben = await scene.EntrerAsync("Ben", "Bouvier", new(1980, 3, 4), new(2026, 1, 10), commune: Scene.Verdun);
            var chloe = await scene.EntrerAsync("Chloé", "Caron", new(1990, 3, 4), new(2026, 2, 10));
            await using var connexion = await OuvrirAsync();
            const string orienter = "update parcours set type = $2, oriente_le = $3, organisme = $4, referent = $5 where id = $1";
            await ExecuterAsync(connexion, orienter, Ben.Id.Valeur, "Emploi", new DateOnly(2026, 2, 1), Organisme.Id.Valeur, Referent.Id);
            await ExecuterAsync(connexion, orienter.Replace("$5", "null", StringComparison.Ordinal), chloe.Id.Valeur, "Social", new DateOnly(2026, 8, 1), Organisme.Id.Valeur);
            await ExecuterAsync(connexion, "update personne set telephone = '0612345678' where nom = 'Bouvier'");
        }
    }

    [Fact]
    public async Task Les_filtres_se_combinent_et_disent_combien_chacun_donnerait()
    {
        var client = await liste.ClientDeAsync(Role.Gestionnaire);
        var page = await client.AllerAsync("/personnes?manque=telephone");
        Assert.Equal(["Aubry Ana", "Caron Chloé"], Noms(page));
        page.Voit("2 personnes", "ce qui manque : sans téléphone", "CA de Bar-le-Duc - Sud Meuse 2", "Moins de 25 ans 1", "Sans numéro de sécurité sociale 3").NeVoitPas("@if");
        Assert.Equal(["Aubry Ana"], Noms(await client.AllerAsync("/personnes?manque=telephone&orientation=a-orienter&orientation=emploi")));
        Assert.Equal(["Bouvier Ben", "Caron Chloé"], Noms(await client.AllerAsync("/personnes?orientation=emploi&orientation=social")));
        Assert.Equal(["Caron Chloé"], Noms(await client.AllerAsync("/personnes?referent=aucun&attente-jours=60")));
        Assert.Equal(["Bouvier Ben"], Noms(await client.AllerAsync($"/personnes?territoire={Scene.EpciVerdun}&referent={liste.Referent.Id}")));
        (await client.AllerAsync("/personnes?age=60-plus")).Voit("Personne ne répond à ces filtres", "Retirer tous les filtres");
    }

    [Fact]
    public async Task Un_filtre_se_retire_par_sa_puce()
    {
        var client = await liste.ClientDeAsync(Role.Gestionnaire);
        var page = await client.AllerAsync("/personnes?orientation=a-orienter&age=moins-25&tri=-nom");
        Assert.Equal("/personnes?orientation=a-orienter&tri=-nom", (await page.SuivreAsync("Retirer le filtre Âge : Moins de 25 ans")).Adresse);
    }

    [Fact]
    public async Task Une_valeur_fausse_est_dite_et_le_reste_tient()
    {
        var client = await liste.ClientDeAsync(Role.Gestionnaire);
        var page = await client.AllerAsync("/personnes?age=bleu&orientation=emploi&attente-jours=beaucoup&tri=taille&colonne=nir&p=99");
        Assert.Equal(["Bouvier Ben"], Noms(page));
        page.Voit(
            "Une partie de l’adresse n’a pas été comprise", "« bleu » n’est pas une valeur du filtre « Âge »", "« beaucoup » n’est pas un nombre de jours", "« taille » n’est pas un ordre",
            "« nir » n’est pas une colonne");
    }

    [Fact]
    public async Task L_ordre_et_les_colonnes_sont_dans_l_adresse()
    {
        var client = await liste.ClientDeAsync(Role.Gestionnaire);
        var page = await client.AllerAsync("/personnes?tri=age&colonne=telephone&colonne=naissance");
        Assert.Equal(["Aubry Ana", "Caron Chloé", "Bouvier Ben"], Noms(page));
        Assert.Equal(["Bouvier Ben", "04/03/1980", "0612345678"], page.Lignes()[2]);
        Assert.Equal(["Bouvier Ben", "Caron Chloé", "Aubry Ana"], Noms(await client.AllerAsync("/personnes?tri=-age")));
        Assert.Equal(["Caron Chloé", "Bouvier Ben", "Aubry Ana"], Noms(await client.AllerAsync("/personnes?tri=-nom")));
    }

    [Fact]
    public async Task Chacun_ne_voit_que_ses_personnes()
    {
        Assert.Equal(["Aubry Ana", "Caron Chloé"], Noms(await (await liste.ClientDeAsync(Role.ChargeOrientation)).AllerAsync("/personnes")));
        Assert.Equal(["Bouvier Ben"], Noms(await (await liste.ConnecterAsync(liste.Referent)).AllerAsync("/personnes")));
        var page = await (await liste.ConnecterAsync(liste.Collegue)).AllerAsync("/personnes");
        page.Voit("Personne à montrer").NeVoitPas("Bouvier", "sécurité sociale");
        (await (await liste.ConnecterAsync(liste.Referent)).AllerAsync("/personnes?manque=nir")).Voit("« nir » n’est pas une valeur");
    }

    [Fact]
    public async Task Un_acte_se_voit_aussitot()
    {
        var client = await liste.ClientDeAsync(Role.Gestionnaire);
        Assert.Empty(Noms(await client.AllerAsync("/personnes?contrat=en-vigueur&fin-contrat-jours=30")));
        await using var connexion = await liste.OuvrirAsync();
        await BaseDeTest.ExecuterAsync(connexion, "update parcours set contrat_jusque = $2 where id = $1", liste.Ben.Id.Valeur, new DateOnly(2026, 12, 1));
        Assert.Equal(["Bouvier Ben"], Noms(await client.AllerAsync("/personnes?contrat=en-vigueur&fin-contrat-jours=30")));
        await BaseDeTest.ExecuterAsync(connexion, "update parcours set contrat_jusque = null where id = $1", liste.Ben.Id.Valeur);
    }

    [Fact]
    public async Task L_export_suit_les_filtres_et_s_ecrit_au_journal()
    {
        var client = await liste.ClientDeAsync(Role.Gestionnaire);
        var csv = await (await client.AllerAsync("/personnes?orientation=emploi&colonne=commune&colonne=telephone")).SuivreAsync("Exporter (CSV)");
        Assert.Equal("text/csv", csv.Reponse.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Nom;Prénom;Commune;Téléphone\nBouvier;Ben;Verdun;0612345678\n", csv.Corps.TrimStart('\uFEFF').ReplaceLineEndings("\n"));
        var excel = await client.DemanderAsync("/personnes/export?format=excel&orientation=emploi");
        await using var classeur = new ZipArchive(await excel.Reponse.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        using var feuille = new StreamReader(classeur.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal) || e.FullName.EndsWith("sheet.xml", StringComparison.Ordinal)).Open());
        Assert.Contains("Bouvier", await feuille.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await using var connexion = await liste.OuvrirAsync();
        var actes = await Vidage.LignesAsync(connexion, "select libelle from acte where nature = 'personnes.liste_exportee' and compte = $1 order by id", client.Compte!.Id);
        var une = Nombres.Pluriel(1, "personne");
        Assert.Equal([$"Export CSV d’une liste de {une} (orientation : emploi)", $"Export Excel d’une liste de {une} (orientation : emploi)"], actes);
    }

    [Fact]
    public async Task Un_referent_n_exporte_que_ses_personnes()
    {
        var csv = await (await liste.ConnecterAsync(liste.Referent)).DemanderAsync("/personnes/export?format=csv");
        Assert.Contains("Bouvier", csv.Corps, StringComparison.Ordinal);
        Assert.DoesNotContain("Aubry", csv.Corps, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Pilote)]
    [InlineData(Role.Administrateur)]
    [InlineData(Role.Usager)]
    public async Task Les_autres_n_entrent_pas(Role role)
    {
        var client = await liste.ClientDeAsync(role);
        foreach (var adresse in new[] { "/personnes", "/personnes/export", "/personnes/listes/enregistrer" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await client.DemanderAsync(adresse)).Statut);
        }
    }

    private static IEnumerable<string> Noms(PageHtml page) => page.Lignes().Select(l => l[0]);
}

/// <summary>The list among thousands of people, in a base of its own.</summary>
public sealed class BudgetListeTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    [Fact]
    public async Task La_page_tient_son_budget()
    {
        var scene = await new Scene(site).AvecTerritoiresAsync();
        await scene.GrossirAsync();
        await scene.EntrerAsync("Ana", "Aubry", new(2003, 3, 4), new(2026, 10, 20));
        await site.VerifierBudgetAsync(await site.ClientDeAsync(Role.Gestionnaire), "/personnes?accompagnement=termine&manque=nir&tri=age");
        await site.VerifierBudgetAsync(await site.ClientDeAsync(Role.Referent), "/personnes");

        // The rail of a chargé d'orientation counts a partial index that holds only those who wait.
        (await site.VerifierBudgetAsync(await site.ClientDeAsync(Role.ChargeOrientation), "/personnes", tolerees: ["parcours"])).Voit("Aubry Ana");
    }
}
