using System.IO.Compression;
using System.Net;
using System.Text;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Flux.Generation;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Npgsql;
using Xunit;

namespace Jalons.Web.Tests.Features.Flux;

/// <summary>The RSA service drops a flow, sees what it did, its rejects and the dossiers (issue 2, 3.1 and 3.2).</summary>
public sealed class FluxTests(SiteDeTest site) : IClassFixture<SiteDeTest>
{
    private const int Foyers = 40;

    [Fact]
    public async Task A_dropped_flow_shows_its_summary_its_rejects_and_its_dossiers()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var resume = await DeposerAsync(client, "mensuel.xml", UnFoyerSansNumero(Mensuel(1)));

        resume.Voit("dossiers créés", "39", "rejetés");
        var rejets = await client.AllerAsync(resume.Adresse + "?vue=rejets");
        rejets.Voit("Foyers rejetés");
        var brut = await rejets.SuivreAsync(rejets.Lignes()[0].First(c => c.Contains("illisible", StringComparison.Ordinal) || c.Length == 11));
        brut.Voit("Pourquoi ce foyer est rejeté", "InfosFoyerRSA", "Corriger et rejouer");
        (await brut.Formulaire("Rejouer").EnvoyerAsync()).Voit("La correction n’est pas appliquée");
        var rejoue = await brut.Formulaire("Rejouer").Remplir("Enregistrement corrigé", Numeroter(brut.Formulaire("Rejouer").Valeur("Enregistrement corrigé")!)).EnvoyerAsync();
        rejoue.Voit("Le rejet est réglé", "Ce rejet est réglé", "Voir ce que la correction a changé");
        (await client.AllerAsync(resume.Adresse + "?vue=rejets")).Voit("Réglé par");

        var export = await client.DemanderAsync(resume.Adresse + "?handler=Export");
        Assert.Equal("text/csv", export.Reponse.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Motif", export.Corps, StringComparison.Ordinal);

        var changements = await client.AllerAsync(resume.Adresse + "?vue=changements");
        var dossier = await changements.SuivreAsync(changements.Lignes()[0][0]);
        dossier.Voit("Histoire du droit", "Adresse", "Foyer");
        var personne = await dossier.SuivreAsync(dossier.Document.QuerySelector("main tbody th a")!.TextContent.Trim());
        personne.Voit("Parcours", "Situation", "NIR");
        Assert.True(await CompterAsync("select count(*) from acte where nature = 'consultation' and personne is not null") > 0);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_a_broken_one_says_why()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var octets = Mensuel(2);
        await DeposerAsync(client, "mensuel.xml", octets);
        var avant = await CompterAsync("select count(*) from historique_droit");
        await DeposerAsync(client, "mensuel.xml", octets);
        Assert.Equal(avant, await CompterAsync("select count(*) from historique_droit"));

        var tronque = await DeposerAsync(client, "coupe.xml", octets[..(octets.Length / 2)]);
        tronque.Voit("Rien n’a été modifié");
        (await client.AllerAsync("/flux")).Voit("Refusé, rien n’est appliqué");
    }

    [Fact]
    public async Task An_archive_of_several_flows_says_what_became_of_each()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (nom, octets) in new[] { ("b.xml", Mensuel(7)), ("a.xml", "<html/>"u8.ToArray()) })
            {
                using var entree = zip.CreateEntry(nom).Open();
                entree.Write(octets);
            }
        }

        var page = await DeposerAsync(client, "envoi.zip", archive.ToArray());
        page.Voit("Fichiers importés", "b.xml (dans envoi.zip)", "Appliqué", "40 créés", "a.xml (dans envoi.zip)", "Refusé", "n’est pas un flux de la CAF");
        (await page.SuivreAsync("b.xml (dans envoi.zip)")).Voit("dossiers créés", "40");
    }

    [Fact]
    public async Task Without_a_file_the_form_says_what_to_do()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var page = await (await client.AllerAsync("/flux")).Formulaire("Importer").EnvoyerAsync();
        page.Voit("Choisissez les fichiers à importer.");
    }

    [Theory]
    [InlineData(Role.Pilote)]
    [InlineData(Role.Administrateur)]
    [InlineData(Role.Referent)]
    [InlineData(Role.Usager)]
    public async Task Only_the_RSA_service_enters(Role role)
    {
        var client = await site.ClientDeAsync(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.DemanderAsync("/flux")).Statut);
    }

    [Fact]
    public async Task Search_ignores_accents_case_and_hyphens_and_finds_numbers_and_dates()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        await DeposerAsync(client, "mensuel.xml", Mensuel(3));
        var (nom, prenom, numero, naissance) = await UnAdulteAsync();

        (await client.AllerAsync($"/recherche?q={Uri.EscapeDataString($"{prenom.ToLowerInvariant()} {nom.ToLowerInvariant().Replace(' ', '-')}")}")).Voit(nom);
        (await client.AllerAsync($"/recherche?q={naissance:dd/MM/yyyy}")).Voit(nom);
        Assert.Equal($"Dossier {numero}", (await client.AllerAsync($"/recherche?q={numero}")).Titre);
        (await client.AllerAsync("/recherche?q=zzzzzz")).Voit("Personne ne correspond");
    }

    [Fact]
    public async Task A_file_that_one_may_not_see_does_not_exist()
    {
        await DeposerAsync(await site.ClientDeAsync(Role.Gestionnaire), "mensuel.xml", Mensuel(4));
        var personne = await CompterAsync("select min(personne) from parcours");
        var referent = await site.ClientDeAsync(Role.Referent);
        Assert.Equal(HttpStatusCode.NotFound, (await referent.DemanderAsync($"/personnes/{personne}")).Statut);
        var pilote = await site.ClientDeAsync(Role.Pilote);
        Assert.Equal(HttpStatusCode.Forbidden, (await pilote.DemanderAsync($"/personnes/{personne}")).Statut);
    }

    [Fact]
    public async Task Two_agents_at_once_on_the_same_contact_details_lose_nothing()
    {
        var premier = await site.ClientDeAsync(Role.Gestionnaire);
        await DeposerAsync(premier, "mensuel.xml", Mensuel(5));
        var adresse = $"/personnes/{await CompterAsync("select max(personne) from membre where role = 'DEM'")}/coordonnees";
        var second = await site.ClientDeAsync(Role.Gestionnaire);
        var formulaireDuSecond = (await second.AllerAsync(adresse)).Formulaire("Enregistrer");
        (await (await premier.AllerAsync(adresse)).Formulaire("Enregistrer").Remplir("Téléphone", "06 11 22 33 44").EnvoyerAsync()).Voit("Les coordonnées sont enregistrées");

        var conflit = await formulaireDuSecond.Remplir("Téléphone", "07 55 66 77 88").EnvoyerAsync();
        conflit.Voit("viennent d'être modifiées", "06 11 22 33 44");
        Assert.Equal("07 55 66 77 88", conflit.Formulaire("Enregistrer").Valeur("Téléphone"));
        (await conflit.Formulaire("Enregistrer").EnvoyerAsync()).Voit("07 55 66 77 88");
    }

    [Fact]
    public async Task Pages_keep_their_budget()
    {
        var client = await site.ClientDeAsync(Role.Gestionnaire);
        var resume = await DeposerAsync(client, "mensuel.xml", Mensuel(6, foyers: 1_000));
        await using (var proprietaire = await site.OuvrirProprietaireAsync())
        {
            // Enough rows, and known to the server, for its plans to be those of a real base.
            await BaseDeTest.ExecuterAsync(proprietaire, "analyze");
        }

        await site.VerifierBudgetAsync(client, "/flux", tolerees: ["flux", "liste_recue"]); // a flow a day, lists for a month: they do not grow with people
        await site.VerifierBudgetAsync(client, resume.Adresse);
        await site.VerifierBudgetAsync(client, $"/dossiers/{await CompterAsync("select max(id) from dossier")}", tolerees: ["fusion_foyers"]); // empty here
        await site.VerifierBudgetAsync(client, $"/personnes/{await CompterAsync("select max(personne) from parcours")}", tolerees: ["compte", "contrat", "inscription_france_travail"]); // nearly empty here
        await site.VerifierBudgetAsync(client, "/recherche?q=mar");
    }

    private static byte[] Mensuel(int graine, int foyers = Foyers)
    {
        var communes = Path.Combine(Depot.Racine, "node_modules", "@etalab", "decoupage-administratif", "data", "communes.json");
        var flux = new MemoryStream();
        new GenerateurFlux(new OptionsGenerateur("55", foyers, new DateOnly(2026, 1, 1).AddMonths(graine), graine, communes)).EcrireMensuel(flux);
        return flux.ToArray();
    }

    private static string Numeroter(string bloc) => System.Text.RegularExpressions.Regex.Replace(
        bloc, "<NUMDEMRSA ?/>|<NUMDEMRSA></NUMDEMRSA>", "<NUMDEMRSA>99999999955</NUMDEMRSA>", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static byte[] UnFoyerSansNumero(byte[] flux)
    {
        var texte = Encoding.Latin1.GetString(flux);
        var debut = texte.IndexOf("<NUMDEMRSA>", StringComparison.Ordinal);
        var fin = texte.IndexOf("</NUMDEMRSA>", StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(texte.Remove(debut + "<NUMDEMRSA>".Length, fin - debut - "<NUMDEMRSA>".Length));
    }

    private static async Task<PageHtml> DeposerAsync(ClientWeb client, string nom, byte[] octets)
    {
        var page = await (await client.AllerAsync("/flux")).Formulaire("Importer")
            .Joindre("Fichiers à importer", nom, octets).EnvoyerAsync();
        while (page.Titre == "Import en cours")
        {
            page = await client.AllerAsync(page.Adresse);
        }

        return page;
    }

    private async Task<long> CompterAsync(string sql)
    {
        await using var connexion = await site.OuvrirAsync();
        await using var commande = new NpgsqlCommand(sql, connexion);
        return (long)(await commande.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task<(string Nom, string Prenom, string Numero, DateOnly Naissance)> UnAdulteAsync()
    {
        await using var connexion = await site.OuvrirAsync();
        await using var commande = new NpgsqlCommand(
            """
            select p.nom, p.prenom, d.numero_demande, p.date_naissance from membre m join personne p on p.id = m.personne join dossier d on d.id = m.dossier
            where m.role = 'DEM' and m.jusqua is null order by p.id desc limit 1
            """,
            connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await lecteur.ReadAsync(TestContext.Current.CancellationToken);
        return (lecteur.GetString(0), lecteur.GetString(1), lecteur.GetString(2), lecteur.GetFieldValue<DateOnly>(3));
    }
}
