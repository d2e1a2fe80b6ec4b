using System.Text;
using Jalons.Data.Dossiers;
using Jalons.Data.Flux;
using Jalons.Data.Flux.Listes;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;
using Jalons.Flux.Listes;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>Lists of people from partners: dropped, mapped, examined, corrected, imported (issue 3, 2; docs/adr/0052).</summary>
public sealed class ListesDePersonnesTests : TestsImport
{
    private const string Titres = "Nom;Prénom;Né le;NIR;Téléphone;Ville";
    private static readonly DateTimeOffset Maintenant = Reception.AddDays(30);
    private static readonly string NirMarie = PersonneBuilder.NirDe(2, J("1990-05-02"), 1);

    private Agent _agent = null!;
    private TravailListes _travail = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Nir(NirMarie)), Couple()));
        await BaseDeTest.ExecuterAsync(await Bdd.OuvrirProprietaireAsync(), "insert into commune (code, nom, cle_nom, departement, codes_postaux) values ('55545', 'Saint-Mihiel', 'SAINT MIHIEL', '55', '{55300}') on conflict do nothing");
        (_agent, _travail) = (await new MondeDeSuivi(Bdd.Connexions).AgentAsync(Role.Gestionnaire), new TravailListes(Bdd.Connexions));
    }

    [Fact]
    public async Task A_list_creates_recognises_completes_and_opens_what_is_missing()
    {
        var liste = await AssocieeAsync(
            $"Dupont;Marie;02/05/1990;{NirMarie};06 11 11 11 11;",
            "Leroy;Claire;14/03/1988;;;",
            "Nouvelle;Anne;01/01/2005;;06 22 22 22 22;St Mihiel",
            "NOUVELLE;Anné;1/1/2005;;;");
        Assert.Equal(
            ["2 connue reconnue par le numéro de sécurité sociale", "3 connue reconnue par les noms et la date de naissance", "4 nouvelle ", "5 connue la même personne que la ligne 4"],
            await ConstatsAsync());
        Assert.Equal("0", await UnAsync("select count(*)::text from personne where cle_nom = 'NOUVELLE'"));

        var rapport = await ImporterAsync(liste);
        Assert.Equal(("LISTE", 4, 3, 1, 1, 2, 0), (rapport.Format, rapport.Foyers, rapport.Personnes, rapport.Crees, rapport.Modifies, rapport.Inchanges, rapport.Rejetes));
        Assert.Equal("Jeune 2025-12-06 55545 t", await UnAsync("select concat(public_accompagne, ' ', entree, ' ', code_commune, ' ', hors_rsa) from parcours c join personne p on p.id = c.personne where p.cle_nom = 'NOUVELLE'"));
        Assert.Equal(["0611111111 MARIE", "0622222222 Anne"], await LireAsync("select concat(telephone, ' ', prenom) from personne where telephone is not null order by 1"));
        Assert.Equal("importee", await UnAsync("select etat from liste_recue"));
        Assert.Equal("LISTE L P", await UnAsync("select concat(format, ' ', nature, ' ', type) from flux where nature = 'L'"));
        Assert.Equal(["flux.importe", "liste.deposee"], await LireAsync("select nature from acte where nature like 'liste.%' or libelle like 'Liste%' order by 1"));
    }

    [Fact]
    public async Task The_same_list_twice_changes_nothing_more()
    {
        string[] lignes = ["Nouvelle;Anne;01/01/2005;;06 22 22 22 22;St Mihiel", "Leroy;Claire;14/03/1988;;;"];
        await ImporterAsync(await AssocieeAsync(lignes));
        var avant = await LireAsync("select p::text from personne p union all select c::text from parcours c order by 1");
        var rapport = await ImporterAsync(await AssocieeAsync(lignes));
        Assert.Equal((0, 0, 2), (rapport.Crees, rapport.Modifies, rapport.Inchanges));
        Assert.Equal(avant, await LireAsync("select p::text from personne p union all select c::text from parcours c order by 1"));
    }

    [Fact]
    public async Task Who_looks_like_somebody_is_never_merged_alone_and_is_settled_by_an_agent()
    {
        var liste = await AssocieeAsync("Dupond;Marie;02/05/1990;;;", "Leroy;Claire;14/03/1989;;;", "Autre;Personne;01/01/1970;;;");
        Assert.Equal(
            ["2 a_verifier ressemble à DUPONT MARIE, naissance le 02/05/1990 : le même prénom et la même date de naissance", "3 a_verifier ressemble à LEROY CLAIRE, naissance le 14/03/1988 : les mêmes noms, une autre date de naissance", "4 nouvelle "],
            await ConstatsAsync());

        var premiere = await LigneAsync(liste, 2);
        Assert.True((await _travail.CorrigerAsync(liste, premiere, premiere with { Choix = "meme" }, _agent, Maintenant, Fin)).EstFait);
        var seconde = await LigneAsync(liste, 3);
        Assert.True((await _travail.CorrigerAsync(liste, seconde, seconde with { Choix = "autre", Personne = null }, _agent, Maintenant, Fin)).EstFait);
        Assert.Equal(["2 connue reconnue par un agent", "3 nouvelle ressemble à LEROY CLAIRE, naissance le 14/03/1988 : les mêmes noms, une autre date de naissance", "4 nouvelle "], await ConstatsAsync());
        var rapport = await ImporterAsync(liste);
        Assert.Equal((2, 0, 0), (rapport.Crees, rapport.Rejetes, int.Parse(await UnAsync("select count(*)::text from personne where cle_nom = 'DUPOND'"), null)));
    }

    [Fact]
    public async Task What_nobody_settled_is_given_back_and_creates_nobody()
    {
        var rapport = await ImporterAsync(await AssocieeAsync("Dupond;Marie;02/05/1990;;;", "Sans;Date;;;;", "Autre;Personne;01/01/1970;;;"));
        Assert.Equal((3, 1, 2), (rapport.Foyers, rapport.Crees, rapport.Rejetes));
        Assert.Equal("0", await UnAsync("select count(*)::text from personne where cle_nom in ('DUPOND', 'SANS')"));
        Assert.Contains("dites si c’est elle", rapport.Rejets[0].Motif, StringComparison.Ordinal);
        Assert.Contains("date de naissance", rapport.Rejets[1].Motif, StringComparison.Ordinal);
        Assert.Equal(["refusee", "refusee"], await LireAsync("select etat from liste_ligne where constat is not null order by rang"));
    }

    [Fact]
    public async Task A_corrected_row_is_examined_again_and_two_agents_on_one_row_do_not_step_on_each_other()
    {
        var liste = await AssocieeAsync("Leroy;Claire;quatorze mars;;;", "Autre;Personne;01/01/1970;;;");
        var lue = await LigneAsync(liste, 2);
        Assert.Equal("refusee", lue.Etat);
        Assert.True((await _travail.CorrigerAsync(liste, lue, lue with { Cellules = ["Leroy", "Claire", "14/03/1988", "", "", ""] }, _agent, Maintenant, Fin)).EstFait);
        Assert.Equal("connue", (await LigneAsync(liste, 2)).Etat);
        Assert.Equal("liste.modifiee", (await _travail.CorrigerAsync(liste, lue, lue with { Cellules = ["Leroy", "Yohann", "02/11/1985", "", "", ""] }, _agent, Maintenant, Fin)).Refus?.Code);
    }

    [Fact]
    public async Task A_list_is_imported_once_whoever_asks()
    {
        var liste = await AssocieeAsync("Autre;Personne;01/01/1970;;;");
        await ImporterAsync(liste);
        Assert.Equal("liste.modifiee", (await Assert.ThrowsAsync<FluxRefuseException>(() => ImporterAsync(liste))).Code);
        Assert.Equal("liste.modifiee", (await _travail.AbandonnerAsync(liste, _agent, Maintenant, Fin)).Refus?.Code);
        Assert.Equal("1", await UnAsync("select count(*)::text from personne where cle_nom = 'AUTRE'"));
    }

    [Fact]
    public async Task Columns_are_remembered_for_their_sender_and_old_lists_are_deleted()
    {
        var liste = await AssocieeAsync("Autre;Personne;01/01/1970;;;");
        var pareille = (await ListeRecue.LireAsync(Connexion, await DeposerAsync("Autre;Personne;01/01/1970;;;"), Fin))!;
        Assert.Equal(liste.Champs, await TravailListes.ProposerAsync(Connexion, pareille, Fin));
        await BaseDeTest.ExecuterAsync(Connexion, "update liste_recue set deposee_le = $1 where id = $2", Maintenant.AddDays(-31), liste.Id);
        await _travail.PurgerAsync("55", Maintenant, Fin);
        Assert.Equal("1", await UnAsync("select count(*)::text from liste_recue"));
        Assert.Equal("1", await UnAsync("select count(*)::text from liste_ligne"));
    }

    [Fact]
    public async Task People_merged_are_found_under_either_identity_and_a_list_that_waits_follows_them()
    {
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-20")).Avec(
            FoyerBuilder.Nouveau("00000000811").Avec(PersonneBuilder.Demandeur("DURAND", "ANNE", J("1980-01-01"))),
            FoyerBuilder.Nouveau("00000000812").Avec(PersonneBuilder.Demandeur("MARTIN", "ANNA", J("1980-01-10")).Nir(PersonneBuilder.NirDe(2, J("1980-01-10"), 1)))));
        string[] lignes = ["Martin;Anna;10/01/1980;;06 11 11 11 11;", "Durand;Anne;01/01/1980;;;", $"Marten;Anna;10/01/1980;{PersonneBuilder.NirDe(2, J("1980-01-10"), 1)};;"];
        var avant = await AssocieeAsync(lignes);
        await ReunirAsync("ANNE", "ANNA");
        Assert.Equal("1", await UnAsync("select count(distinct l.personne)::text from liste_ligne l join personne p on p.id = l.personne where p.prenom = 'ANNE'"));
        var rapport = await ImporterAsync(avant);
        Assert.Equal((3, 1, 0, 0), (rapport.Foyers, rapport.Personnes, rapport.Crees, rapport.Rejetes));
        Assert.Equal("0611111111", await UnAsync("select telephone from personne where prenom = 'ANNE'"));

        await AssocieeAsync(lignes);
        Assert.Equal(
            ["2 connue reconnue par les noms et la date de naissance", "3 connue reconnue par les noms et la date de naissance", "4 connue reconnue par le numéro de sécurité sociale"],
            await ConstatsAsync());
    }

    [Fact]
    public async Task Who_looks_like_a_former_identity_is_to_be_checked()
    {
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-20")).Avec(
            FoyerBuilder.Nouveau("00000000811").Avec(PersonneBuilder.Demandeur("DURAND", "ANNE", J("1980-01-01"))),
            FoyerBuilder.Nouveau("00000000812").Avec(PersonneBuilder.Demandeur("MARTIN", "ANNA", J("1980-01-10")))));
        await ReunirAsync("ANNE", "ANNA");
        var rapport = await ImporterAsync(await AssocieeAsync("Marten;Anna;10/01/1980;;;"));
        Assert.Equal((0, 1), (rapport.Crees, rapport.Rejetes));
        Assert.Contains("le même prénom et la même date de naissance", Assert.Single(rapport.Rejets).Motif, StringComparison.Ordinal);
    }

    private async Task ReunirAsync(string gardee, string absorbee)
    {
        async Task<PersonneId> NumeroAsync(string prenom) => new(long.Parse(await UnAsync("select id::text from personne where prenom = $1", prenom), null));
        await using var transaction = await Connexion.BeginTransactionAsync(Fin);
        var demande = new DemandeFusion(await NumeroAsync(gardee), await NumeroAsync(absorbee), [], null, "Même carte d’identité.");
        Assert.Null((await new FusionPersonnes(Connexion, _agent, Reception).ReunirAsync(demande, Fin)).Refus);
        await transaction.CommitAsync(Fin);
    }

    [Fact]
    public async Task Thousands_of_rows_are_examined_and_imported_by_sets()
    {
        var liste = await AssocieeAsync([.. Enumerable.Range(0, 3_000).Select(i => $"Nom{i};Prenom{i % 97};{1 + (i % 28):00}/{1 + (i / 28 % 12):00}/{1960 + (i / 336)};;06{i:00000000};St Mihiel")]);
        var rapport = await ImporterAsync(liste);
        Assert.Equal((3_000, 3_000, 0), (rapport.Foyers, rapport.Crees, rapport.Rejetes));
        Assert.Equal("3000", await UnAsync("select count(*)::text from parcours where hors_rsa and code_commune = '55545'"));
    }

    private async Task<ListeRecue> AssocieeAsync(params string[] lignes)
    {
        var id = await DeposerAsync(lignes);
        var liste = (await ListeRecue.LireAsync(Connexion, id, Fin))!;
        var champs = await TravailListes.ProposerAsync(Connexion, liste, Fin);
        Assert.Equal([ChampPersonne.Nom, ChampPersonne.Prenom, ChampPersonne.DateNaissance, ChampPersonne.Nir, ChampPersonne.Telephone, ChampPersonne.Commune], champs);
        Assert.True((await _travail.AssocierAsync(liste, new AssociationListe(null, champs, PublicAccompagne.Jeune), _agent, Maintenant, Fin)).EstFait);
        return (await ListeRecue.LireAsync(Connexion, id, Fin))!;
    }

    private Task<long> DeposerAsync(params string[] lignes) => _travail.DeposerAsync(
        new DemandeImport(FluxBuilder.Deposer(Encoding.UTF8.GetBytes(string.Join("\r\n", [Titres, .. lignes]))), "jeunes.csv", _agent, Maintenant, "55"), _agent, Fin);

    private Task<RapportImport> ImporterAsync(ListeRecue liste) => new ImporteurPersonnes(Bdd.Connexions).ImporterAsync(
        liste.Id, liste.Version, new DemandeImport("", liste.NomFichier, _agent, Maintenant, "55"), null, Fin);

    private async Task<LigneRecue> LigneAsync(ListeRecue liste, int rang) => (await LigneRecue.LireAsync(Connexion, liste.Id, rang, Fin))!;

    private Task<List<string>> ConstatsAsync() => LireAsync("select concat(rang, ' ', etat, ' ', constat) from liste_ligne where liste = (select max(id) from liste_recue) order by rang");
}
