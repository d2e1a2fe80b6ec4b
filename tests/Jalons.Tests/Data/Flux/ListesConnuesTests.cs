using System.Text;
using Jalons.Data.Dossiers;
using Jalons.Data.Flux;
using Jalons.Data.Flux.Listes;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>Lists whose columns are known: France Travail and contacts of the CNAF (<c>references/cnaf/flux.md</c> §3.7, §3.8).</summary>
public sealed class ListesConnuesTests : TestsImport
{
    private const string Titres = "NIR;Identifiant;Nom;Prénom;Date de naissance;Date d'effet;Catégorie;NIR";
    private const string TitresMotif = "NIR;Identifiant;Nom;Prénom;Date de naissance;Date d'effet;Code;Motif;NIR";
    private const string TitresContacts = "NIR;MATRICULE;ROLE PERSONNE;NUMERO DEMANDE RSA;NUMERO TELEPHONE DOSSIER;NUMERO TELEPHONE 2 DOSSIER;ADRESSE ELECTRONIQUE DOSSIER";
    private const string TitresDates = "NIR;NUMDEMRSA;MATRICULE;ROLEPERS;NUMTEL;DTTEL;NUMTEL2;DTTEL2;MEL;DTMEL";

    private static readonly string NirMarie = PersonneBuilder.NirDe(2, J("1990-05-02"), 1);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Nir(NirMarie)), Couple()));
    }

    [Fact]
    public async Task A_registration_is_attached_by_nir_then_by_names_then_by_identifier()
    {
        var rapport = await ListeAsync(
            "RSA_INSCRIPTION_202511_DPT55.csv",
            Titres,
            $"{NirMarie[..13]};0123456A789;AUTRE NOM;MARIE;02/05/1990;03/03/2025;1;{NirMarie[..13]}",
            ";0123456B123;Le-Roy;Clairé;14/03/1988;01/06/2025;9;",
            ";0123456B123;LEROY;CLAIRE;14/03/1988;01/06/2025;9;");
        Assert.Equal(("FT_INSCRIPTIONS", 3, 2, 2, 0, 0, 1), (rapport.Format, rapport.Foyers, rapport.Personnes, rapport.Crees, rapport.Modifies, rapport.Inchanges, rapport.Rejetes));
        Assert.Equal(["CLAIRE inscription 2025-06-01 9", "MARIE inscription 2025-03-03 1"], await EvenementsAsync());
        Assert.Equal("3456A789", await UnAsync("select identifiant_france_travail from personne where prenom = 'MARIE'"));

        var parIdentifiant = await ListeAsync("RSA_CESSATION_202512.csv", TitresMotif, ";0123456A789;NOM CHANGE;MARIE-LOU;03/05/1990;04/12/2025;20;Reprise d'emploi;");
        Assert.Equal((1, 0), (parIdentifiant.Crees, parIdentifiant.Rejetes));
        Assert.Contains("MARIE cessation 2025-12-04 20", await EvenementsAsync());
    }

    [Fact]
    public async Task The_same_event_comes_again_without_effect_and_the_same_file_is_recognised()
    {
        var ligne = $"{NirMarie[..13]};0123456A789;DUPONT;MARIE;02/05/1990;03/03/2025;1;{NirMarie[..13]}";
        await ListeAsync("RSA_INSCRIPTION_1.csv", Titres, ligne);
        var avant = await ViderCasAsync();
        var encore = await ListeAsync("RSA_INSCRIPTION_2.csv", Titres, ligne, ligne);
        Assert.Equal((2, 0, 2, 0), (encore.Foyers, encore.Crees, encore.Inchanges, encore.Rejetes));
        Assert.Equal(avant, await ViderCasAsync());
        Assert.True((await ListeAsync("RSA_INSCRIPTION_2.csv", Titres, ligne, ligne)).DejaImporte);
    }

    [Fact]
    public async Task A_list_with_rejects_dropped_again_takes_those_who_came_meanwhile()
    {
        const string ligne = ";0123456C789;NOUVELLE;ANNE;01/01/1980;03/03/2025;1;";
        var rapport = await ListeAsync("RSA_INSCRIPTION_1.csv", Titres, ligne);
        Assert.Equal(1, rapport.Rejetes);
        Assert.Contains("n’est pas connue", Assert.Single(rapport.Rejets).Motif, StringComparison.Ordinal);
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-20")).Avec(FoyerBuilder.Nouveau("00000000999").Avec(PersonneBuilder.Demandeur("NOUVELLE", "ANNE", J("1980-01-01")))));
        var encore = await ListeAsync("RSA_INSCRIPTION_1.csv", Titres, ligne);
        Assert.Equal((1, 0), (encore.Crees, encore.Rejetes));
    }

    [Theory]
    [InlineData(";0123456B123;LEROY;CLAIRE;14/03/1988;01/06/2025;9;;;x", "colonnes")]
    [InlineData("1;0123456B123;LEROY;CLAIRE;14/03/1988;01/06/2025;9;2", "décalées")]
    [InlineData(";012;LEROY;CLAIRE;14/03/1988;01/06/2025;9;x", "décalées")]
    [InlineData(";ABC;LEROY;CLAIRE;14/03/1988;01/06/2025;9;", "identifiant France Travail")]
    [InlineData(";0123456B123;LEROY;CLAIRE;31/02/1988;01/06/2025;9;", "n’est pas une date")]
    [InlineData(";0123456B123;LEROY;CLAIRE;14/03/1988;;9;", "n’est pas une date")]
    [InlineData(";0123456B123;LEROY;CLAIRE;14/03/1988;01/06/2025;;", "catégorie")]
    [InlineData("1,85E+12;0123456B123;LEROY;CLAIRE;14/03/1988;01/06/2025;9;1,85E+12", "puissance")]
    public async Task A_bad_row_is_rejected_with_its_reason_and_the_others_go_on(string mauvaise, string motif)
    {
        var rapport = await ListeAsync("RSA_INSCRIPTION_1.csv", Titres, ";0123456B123;LEROY;CLAIRE;14/03/1988;01/06/2025;9;", mauvaise, ";0123456B124;LEROY;YOHANN;02/11/1985;01/06/2025;9;");
        Assert.Equal((3, 2, 0, 1), (rapport.Foyers, rapport.Crees, rapport.Inchanges, rapport.Rejetes));
        var rejet = Assert.Single(rapport.Rejets);
        Assert.Equal(3, rejet.Rang);
        Assert.Contains(motif, rejet.Motif, StringComparison.Ordinal);
        Assert.StartsWith("[[\"NIR\",", await UnAsync("select brut from flux_rejet"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_only_empties_the_nir_and_two_people_with_another_nir_are_never_one()
    {
        var rapport = await ListeAsync(
            "RSA_INSCRIPTION_1.csv",
            Titres,
            $"{NirMarie[..13]}00;0123456A789;DUPONT;MARIE;02/05/1990;03/03/2025;1;{NirMarie[..13]}00",
            $"2900555999999;0123456A788;DUPONT;MARIE;02/05/1990;04/03/2025;1;2900555999999");
        Assert.Equal((1, 1), (rapport.Crees, rapport.Rejetes));
    }

    [Fact]
    public async Task A_row_that_two_people_answer_goes_to_both_and_is_told()
    {
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-20")).Avec(
            FoyerBuilder.Nouveau("00000000711").Avec(PersonneBuilder.Demandeur("MARTIN", "JEAN", J("1980-01-01")).Nir(PersonneBuilder.NirDe(1, J("1980-01-01"), 1))),
            FoyerBuilder.Nouveau("00000000712").Avec(PersonneBuilder.Demandeur("MARTIN", "JEAN", J("1980-01-01")).Nir(PersonneBuilder.NirDe(1, J("1980-01-01"), 2)))));
        var rapport = await ListeAsync("RSA_RADIATION_1.csv", TitresMotif, ";0123456B123;MARTIN;JEAN;01/01/1980;01/06/2025;40;Absence;");
        Assert.Equal((1, 2, 0), (rapport.Crees, rapport.Personnes, rapport.Rejetes));
        Assert.Contains("plusieurs personnes", Assert.Single(rapport.Avertissements), StringComparison.Ordinal);
        Assert.Equal("2", await UnAsync("select count(*)::text from inscription_france_travail where etat = 'radiation'"));
    }

    [Fact]
    public async Task Both_layouts_and_a_file_without_titles_are_read_and_what_nothing_names_is_refused()
    {
        var longue = await ListeAsync("RSA_STOCK_1.csv", Titres + ";Code INSEE;Localité;Adresse;Agence", ";0123456B123;LEROY;CLAIRE;14/03/1988;01/06/2025;9;;55029;BAR LE DUC;1 RUE;00123");
        Assert.Equal(("FT_STOCK", 1), (longue.Format, longue.Crees));
        Assert.Equal("00123", await UnAsync("select agence from inscription_france_travail"));
        var sans = await ListeAsync("inscrits.csv", ";0123456B124;LEROY;YOHANN;02/11/1985;01/06/2025;9;", ";0123456B124;LEROY;YOHANN;02/11/1985;02/06/2025;1;");
        Assert.Equal((2, 2), (sans.Foyers, sans.Crees));
        var refus = await Assert.ThrowsAsync<FluxRefuseException>(() => ListeAsync("liste.csv", TitresMotif, ";0123456B124;LEROY;YOHANN;02/11/1985;01/06/2025;9;Motif;"));
        Assert.Equal("liste.nature", refus.Code);
        Assert.Equal("refuse", await UnAsync("select etat from flux where nom_fichier = 'liste.csv'"));
    }

    [Fact]
    public async Task Contacts_reach_the_adult_by_nir_number_or_account_and_role_and_prefer_a_mobile()
    {
        var rapport = await ListeAsync(
            "contacts.csv",
            TitresContacts,
            $"{NirMarie[..13]};;;;0329000001;612345678;Marie.DUPONT@Exemple.fr",
            ";;CONJOINT(E);255;06 98 76 54 32;;",
            ";0000255;DEM;;0611111111;;claire@exemple.fr",
            ";0000255;;;0611111119;;",
            ";;ENFANT;255;0611111112;;",
            "2900555999999;;DEM;777;0611111113;;",
            "290055599999999;;DEM;777;0611111113;;");
        Assert.Equal((7, 3, 0, 4, "CNAF_CONTACTS"), (rapport.Foyers, rapport.Modifies, rapport.Inchanges, rapport.Rejetes, rapport.Format));
        Assert.Equal(
            ["CLAIRE 0611111111 claire@exemple.fr", "MARIE 0612345678 marie.dupont@exemple.fr", "YOHANN 0698765432 "],
            await LireAsync("select concat(prenom, ' ', telephone, ' ', courriel) from personne where telephone is not null order by 1"));
        Assert.Contains("NIR est faux", rapport.Rejets[^1].Motif, StringComparison.Ordinal);
        Assert.Equal("0329000001", await UnAsync("select valeur from contact_personne where valeur like '03%' and source = 'CNAF' and not date_connue"));
    }

    [Theory]
    [InlineData("10/10/2025", "0611111111")]
    [InlineData("10/12/2025", "0622222222")]
    public async Task A_value_of_an_agent_gives_way_to_a_later_one_only(string date, string attendu)
    {
        await BaseDeTest.ExecuterAsync(Connexion, "update personne set telephone = '0611111111' where prenom = 'MARIE'");
        await BaseDeTest.ExecuterAsync(
            Connexion,
            """
            insert into acte (departement, quand, auteur, role, nature, libelle, personne)
            select departement, '2025-11-05 10:00Z', 'Un agent', 'Gestionnaire', 'personne.coordonnees', 'Coordonnées modifiées', id from personne where prenom = 'MARIE'
            """);
        await ListeAsync("contacts.csv", TitresContacts, $"{NirMarie[..13]};;;;0633333333;;");
        Assert.Equal("0611111111", await UnAsync("select telephone from personne where prenom = 'MARIE'"));
        await ListeAsync("contacts.csv", TitresDates, $"{NirMarie};;;DEM;0622222222;{date};;;;");
        Assert.Equal(attendu, await UnAsync("select telephone from personne where prenom = 'MARIE'"));
    }

    [Fact]
    public async Task A_landline_does_not_take_the_place_of_a_mobile_nor_an_older_value_that_of_a_newer_one()
    {
        await ListeAsync("1.csv", TitresDates, $"{NirMarie};;;DEM;0622222222;10/10/2025;;;;");
        await ListeAsync("2.csv", TitresDates, $"{NirMarie};;;DEM;0329222222;10/11/2025;;;;");
        await ListeAsync("3.csv", TitresDates, $"{NirMarie};;;DEM;0633333333;09/10/2025;;;;");
        Assert.Equal("0622222222", await UnAsync("select telephone from personne where prenom = 'MARIE'"));
        var encore = await ListeAsync("4.csv", TitresDates, $"{NirMarie};;;DEM;0633333333;09/10/2025;;;;", "");
        Assert.Equal((0, 1), (encore.Modifies, encore.Inchanges));
        await ListeAsync("5.csv", TitresDates, $"{NirMarie};;;DEM;0644444444;11/10/2025;;;;");
        Assert.Equal("0644444444", await UnAsync("select telephone from personne where prenom = 'MARIE'"));
    }

    [Fact]
    public async Task Hundred_thousand_rows_are_applied_by_sets()
    {
        var lignes = Enumerable.Range(0, 100_000).Select(i => $";{i % 10_000_000:0000000}A123;NOM{i};ANNE;01/01/1980;01/06/2025;9;").Append(";0123456B123;LEROY;CLAIRE;14/03/1988;01/06/2025;9;");
        var rapport = await ListeAsync("RSA_INSCRIPTION.csv", [Titres, .. lignes]);
        Assert.Equal((100_001, 1, 100_000, RapportImport.MaximumRejetsListes), (rapport.Foyers, rapport.Crees, rapport.Rejetes, rapport.Rejets.Count));
    }

    [Fact]
    public async Task People_merged_are_found_under_either_identity()
    {
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-20")).Avec(
            FoyerBuilder.Nouveau("00000000811").Avec(PersonneBuilder.Demandeur("DURAND", "ANNE", J("1980-01-01")).Nir(PersonneBuilder.NirDe(2, J("1980-01-01"), 1))),
            FoyerBuilder.Nouveau("00000000812").Avec(PersonneBuilder.Demandeur("MARTIN", "ANNA", J("1980-01-10")))));
        await ReunirAsync("ANNE", "ANNA");
        var nir = PersonneBuilder.NirDe(2, J("1980-01-01"), 1)[..13];
        var rapport = await ListeAsync(
            "RSA_INSCRIPTION_1.csv",
            Titres,
            ";0123456B121;MARTIN;ANNA;10/01/1980;01/06/2025;1;",
            ";0123456B122;DURAND;ANNE;01/01/1980;02/06/2025;1;",
            $"{nir};0123456B123;MARTIN;ANNA;10/01/1980;03/06/2025;1;{nir}",
            "2900555999999;0123456B124;MARTIN;ANNA;10/01/1980;04/06/2025;1;2900555999999");
        Assert.Equal((3, 1, 1), (rapport.Crees, rapport.Personnes, rapport.Rejetes));
        Assert.Equal(5, Assert.Single(rapport.Rejets).Rang);
        var contacts = await ListeAsync("contacts.csv", TitresContacts, $"{nir};;;;;612345678;");
        Assert.Equal((1, 0), (contacts.Modifies, contacts.Rejetes));
    }

    private async Task ReunirAsync(string gardee, string absorbee)
    {
        var agent = await new MondeDeSuivi(Bdd.Connexions).AgentAsync(Role.Gestionnaire);
        async Task<PersonneId> NumeroAsync(string prenom) => new(long.Parse(await UnAsync("select id::text from personne where prenom = $1", prenom), null));
        await using var transaction = await Connexion.BeginTransactionAsync(Fin);
        var demande = new DemandeFusion(await NumeroAsync(gardee), await NumeroAsync(absorbee), [], null, "Même carte d’identité.");
        Assert.Null((await new FusionPersonnes(Connexion, agent, Reception).ReunirAsync(demande, Fin)).Refus);
        await transaction.CommitAsync(Fin);
    }

    private Task<List<string>> EvenementsAsync() => LireAsync(
        "select concat(p.prenom, ' ', i.etat, ' ', i.le, ' ', i.code) from inscription_france_travail i join personne p on p.id = i.personne order by 1");

    private async Task<RapportImport> ListeAsync(string nom, params string[] lignes) => await new ImporteurListe(Bdd.Connexions).ImporterAsync(
        new DemandeImport(FluxBuilder.Deposer(Encoding.UTF8.GetBytes(string.Join("\r\n", lignes))), nom, null, Reception.AddDays(30), "55"), null, Fin);
}
