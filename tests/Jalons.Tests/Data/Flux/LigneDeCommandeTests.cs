using System.Text.Json;
using Jalons.TestKit;
using Jalons.Tests.Flux;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary><c>jalons import</c> and <c>jalons dossier</c> as programs read them (issue 2, 1.3).</summary>
public sealed class LigneDeCommandeTests : TestsImport
{
    [Fact]
    public async Task Import_ecrit_un_document_JSON_avec_les_cles_promises()
    {
        var fichier = FluxBuilder.Mensuel(2025, 10).Avec(Couple(), Seul().DemandeDu(null)).Annonce(3).Ecrire();
        var bilan = await Enfant.ExecuterAsync(Bdd, Fin, "import", fichier, "--json");
        Assert.Equal(0, bilan.Statut);
        var rapport = Document(bilan.Sortie);
        Assert.Equal(("VRSB0801", "mensuel", "2025-11-04T02:15:30"), (Texte(rapport, "format"), Texte(rapport, "nature"), Texte(rapport, "dateFlux")));
        Assert.Equal([2, 3, 1, 0, 0, 1], new[] { "foyers", "personnes", "crees", "modifies", "inchanges", "rejetes" }.Select(c => rapport.GetProperty(c).GetInt32()));
        var rejet = Assert.Single(rapport.GetProperty("rejets").EnumerateArray());
        Assert.Equal("00000000155", Texte(rejet, "numero"));
        Assert.Contains("DTDEMRSA", Texte(rejet, "motif"), StringComparison.Ordinal);
        Assert.Contains("annonce 3 dossiers", Assert.Single(rapport.GetProperty("avertissements").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Une_liste_se_compte_en_lignes()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        var liste = FluxBuilder.Deposer("NIR;Identifiant;Nom;Prénom;Naissance;Effet;Catégorie;NIR\n;0123456A789;DUPONT;MARIE;02/05/1990;03/03/2025;1;\n;0123456A788;INCONNU;JEAN;01/01/1980;03/03/2025;1;\n"u8.ToArray());
        var bilan = await Enfant.ExecuterAsync(Bdd, Fin, "import", liste);
        Assert.Equal(0, bilan.Statut);
        Assert.StartsWith("Liste FT_INSCRIPTIONS inscriptions à France Travail du ", bilan.Sortie, StringComparison.Ordinal);
        Assert.Contains("2 lignes, 1 personnes reconnues", bilan.Sortie, StringComparison.Ordinal);
        Assert.Contains("1 nouvelles, 0 modifiées, 0 inchangées, 1 rejetées", bilan.Sortie, StringComparison.Ordinal);
        Assert.Contains("rejet, ligne 3 : Cette personne n’est pas connue", bilan.Sortie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_refuse_sort_en_erreur_avec_une_phrase()
    {
        var bilan = await Enfant.ExecuterAsync(Bdd, Fin, "import", FluxBuilder.Deposer(Exemples.Mensuel[..5_000]), "--json");
        Assert.Equal(1, bilan.Statut);
        Assert.Contains("tronqué", Texte(Document(bilan.Sortie), "erreur"), StringComparison.Ordinal);
        Assert.Contains("tronqué", bilan.Messages, StringComparison.Ordinal);
        var absent = await Enfant.ExecuterAsync(Bdd, Fin, "import", "/nulle/part.xml");
        Assert.Equal((1, ""), (absent.Statut, absent.Sortie));
        Assert.Contains("n’existe pas", absent.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dossier_ecrit_un_document_JSON_avec_les_cles_promises()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Couple()));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Couple().VersementSuspendu("06", J("2025-10-01")).Montant(null)));
        var bilan = await Enfant.ExecuterAsync(Bdd, Fin, "dossier", "00000000255", "--json");
        Assert.Equal(0, bilan.Statut);
        var dossier = Document(bilan.Sortie);
        Assert.Equal(("00000000255", "0000255", 4), (Texte(dossier, "numeroDemande"), Texte(dossier, "matricule"), dossier.GetProperty("etatDroit").GetInt32()));
        Assert.Equal(
            ["2  2023-04-06", "4 06 2025-10-01"],
            dossier.GetProperty("historiqueDroit").EnumerateArray().Select(h => $"{h.GetProperty("etat")} {h.GetProperty("motif")} {h.GetProperty("depuis")}"));
        Assert.Equal("55029", Texte(dossier.GetProperty("adresse"), "codeCommune"));
        var personnes = dossier.GetProperty("personnes").EnumerateArray().ToList();
        Assert.Equal(
            ["LEROY CLAIRE 1988-03-14 DEM True", "LEROY YOHANN 1985-11-02 CJT False", "LEROY LILA 2019-06-21 ENF "],
            personnes.Select(p => $"{Texte(p, "nom")} {Texte(p, "prenom")} {Texte(p, "dateNaissance")} {Texte(p, "role")} {p.GetProperty("soumisDroitsDevoirs")}"));
        var parcours = personnes[0].GetProperty("parcours");
        Assert.All(["orientation", "referent", "contrat", "prochainRendezVous"], c => Assert.Equal(JsonValueKind.Null, parcours.GetProperty(c).ValueKind));
        Assert.Equal(JsonValueKind.Null, personnes[1].GetProperty("parcours").ValueKind);
    }

    [Fact]
    public async Task Dossier_montre_le_contrat_en_vigueur_et_le_prochain_rendez_vous()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        await BaseDeTest.ExecuterAsync(
            Connexion,
            """
            insert into organisme (nom, categorie, parcours) values ('Maison de la solidarité', 'ServiceDepartement', '{Social}');
            insert into compte (departement, nom, prenom, role, organisme, nom_utilisateur, nom_utilisateur_normalise)
            select '55', 'MARCHAL', 'Lise', 'Referent', id, 'lise', 'LISE' from organisme;
            update parcours set type = 'Social', oriente_le = entree, referent = (select id from compte), organisme = (select id from organisme);
            insert into contrat (parcours, referent, organisme, forme, type, statut, cree_le, debut, fin, droits_devoirs_expliques, propose_le, empreinte,
              signe_personne_le, signe_referent_le, signe_le)
            select p.id, p.referent, p.organisme, 'ContratEngagement', 'Social', 'Signe', now(), j - 10, j + 170, true, j - 12, 'x', j - 10, j - 10, j - 10
            from parcours p, (select (now() at time zone 'Europe/Paris')::date as j) x;
            insert into rendez_vous (parcours, agent, motif, modalite, lieu, debut, fin, statut, cree_le, cree_par)
            select p.id, p.referent, 'Suivi', 'SurPlace', 'Verdun', now() + jours * interval '1 day', now() + jours * interval '1 day' + interval '1 hour', statut, now(), p.referent
            from parcours p, (values (-2, 'Honore'), (3, 'AnnuleParService'), (5, 'Prevu'), (9, 'Prevu')) as r(jours, statut)
            """);
        var bilan = await Enfant.ExecuterAsync(Bdd, Fin, "dossier", "00000000155", "--json");
        var parcours = Document(bilan.Sortie).GetProperty("personnes")[0].GetProperty("parcours");
        Assert.Equal(("Social", "Lise MARCHAL"), (Texte(parcours, "orientation"), Texte(parcours, "referent")));
        Assert.Equal("contratEngagement", Texte(parcours.GetProperty("contrat"), "forme"));
        Assert.Equal(await UnAsync("select fin::text from contrat"), Texte(parcours.GetProperty("contrat"), "fin"));
        Assert.Equal(
            await BaseDeTest.LireAsync<DateTime>(Connexion, "select min(debut) from rendez_vous where statut = 'Prevu'"),
            parcours.GetProperty("prochainRendezVous").GetDateTimeOffset().UtcDateTime);
    }

    [Fact]
    public async Task Un_adulte_au_drapeau_leve_dans_un_dossier_clos_n_est_pas_soumis()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Clos("ECH", J("2025-10-01"))));
        var personne = Document((await Enfant.ExecuterAsync(Bdd, Fin, "dossier", "00000000155", "--json")).Sortie).GetProperty("personnes")[0];
        Assert.Equal((JsonValueKind.False, JsonValueKind.True), (personne.GetProperty("soumisDroitsDevoirs").ValueKind, personne.GetProperty("drapeauDroitsDevoirs").ValueKind));
    }

    [Fact]
    public async Task Dossier_inconnu_sort_en_erreur()
    {
        var bilan = await Enfant.ExecuterAsync(Bdd, Fin, "dossier", "99999999999", "--json");
        Assert.Equal(1, bilan.Statut);
        Assert.Contains("99999999999", Texte(Document(bilan.Sortie), "erreur"), StringComparison.Ordinal);
    }

    private static JsonElement Document(string sortie) => JsonDocument.Parse(sortie).RootElement;

    private static string? Texte(JsonElement element, string cle) => element.GetProperty(cle).GetString();
}
