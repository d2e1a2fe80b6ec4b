using System.Text;
using Jalons.Data.Dossiers;
using Jalons.Data.Flux;
using Jalons.Data.Flux.Listes;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>Since when people are bound, as the contact list of the CNAF tells it (<c>references/cnaf/flux.md</c> §3.8, §5.2).</summary>
public sealed class DebutsDroitsDevoirsTests : TestsImport
{
    private const string Titres =
        "NIR;MATRICULE;ROLE PERSONNE;NUMERO DEMANDE RSA;NUMERO TELEPHONE DOSSIER;NUMERO TELEPHONE 2 DOSSIER;ADRESSE ELECTRONIQUE DOSSIER;DATE DEBUT DROITS - DEVOIRS";

    private const string Marie = "00000000155";
    private const string Claire = "00000000255";
    private static readonly string NirMarie = PersonneBuilder.NirDe(2, J("1990-05-02"), 1);
    private static readonly DateTimeOffset Decembre = Reception.AddDays(30);

    [Fact]
    public async Task The_day_of_the_list_dates_the_status_with_its_source_and_the_parcours_keeps_its_entry()
    {
        await PremierAsync();
        var parcours = await ParcoursAsync();
        var rapport = await ListeAsync(Decembre, $"{NirMarie};;;;;;;01/04/2023", $";;CJT;{Claire};;;;15/06/2024", ";0000255;DEM;;0611111111;;;2024-02-01");
        Assert.Equal((3, 3, 0, 0), (rapport.Foyers, rapport.Modifies, rapport.Inchanges, rapport.Rejetes));
        Assert.Empty(rapport.Avertissements);
        Assert.Equal(["MARIE 01/04/2023 liste du 06/12/2025"], await SoumisAsync(Marie));
        Assert.Equal(["CLAIRE 01/02/2024 liste du 06/12/2025", "YOHANN non"], await SoumisAsync(Claire));
        Assert.Equal(parcours, await ParcoursAsync());
        Assert.Equal(new DateOnly(2023, 4, 1), (await PersonneAsync("MARIE")).Statut!.Depuis);

        // Bound later: the day told meanwhile is that of the status, which began with it.
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Couple().Changer(1, p => p.Soumis(true))));
        Assert.Equal(["CLAIRE 01/02/2024 liste du 06/12/2025", "YOHANN 01/12/2025 flux"], await SoumisAsync(Claire));
    }

    [Fact]
    public async Task The_list_dates_the_status_of_who_was_known_by_a_claim_only()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Soumis(null))));
        await ListeAsync(Decembre, $";;DEM;{Marie};;;;01/04/2023");
        Assert.Equal(["MARIE inconnu"], await SoumisAsync(Marie));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Seul()));
        Assert.Equal(["MARIE 01/04/2023 liste du 06/12/2025"], await SoumisAsync(Marie));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_day_given_by_a_beneficiary_flow_wins_whatever_comes_first(bool listeDabord)
    {
        var refondu = FluxBuilder.Mensuel(2025, 11).Refondu().Avec(Seul().Changer(0, p => p.SoumisDu(J("2023-09-01"))));
        await PremierAsync();
        if (listeDabord)
        {
            await ListeAsync(Decembre, $";;DEM;{Marie};;;;01/04/2023");
            Assert.Equal(["MARIE 01/04/2023 liste du 06/12/2025"], await SoumisAsync(Marie));
        }

        await ImporterAsync(refondu);
        await ListeAsync(Decembre.AddDays(1), $";;DEM;{Marie};;;;02/04/2023");
        Assert.Equal(["MARIE 01/09/2023 flux qui la donne"], await SoumisAsync(Marie));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Seul().Montant(1m)));
        Assert.Equal(["MARIE 01/09/2023 flux qui la donne"], await SoumisAsync(Marie));
    }

    [Fact]
    public async Task A_day_given_with_the_first_picture_or_the_same_as_the_one_drawn_is_given_too()
    {
        await PremierAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Refondu().Avec(
            Seul().Changer(0, p => p.SoumisDu(J("2025-10-01"))),
            Seul("00000000355", "SEKOU").Changer(0, p => p.SoumisDu(J("2024-02-01"))),
            Couple().Changer(1, p => p.Soumis(true).SoumisDu(J("2025-11-03")))));
        await ListeAsync(Decembre, $";;DEM;{Marie};;;;01/04/2023", ";;DEM;00000000355;;;;01/04/2023", $";;CJT;{Claire};;;;01/04/2025", $";;DEM;{Claire};;;;01/04/2025");
        Assert.Equal(["MARIE 01/10/2025 flux qui la donne"], await SoumisAsync(Marie));
        Assert.Equal(["SEKOU 01/02/2024 flux qui la donne"], await SoumisAsync("00000000355"));
        Assert.Equal(["CLAIRE 01/04/2025 liste du 06/12/2025", "YOHANN 03/11/2025 flux qui la donne"], await SoumisAsync(Claire));
    }

    [Fact]
    public async Task A_list_received_earlier_changes_nothing_and_the_same_day_again_is_nothing_new()
    {
        await PremierAsync();
        await ListeAsync(Decembre, $";;DEM;{Marie};;;;01/04/2023");
        var ancienne = await ListeAsync(Decembre.AddDays(-10), $";;DEM;{Marie};;;;01/01/2022");
        Assert.Equal((0, 1), (ancienne.Modifies, ancienne.Inchanges));
        Assert.Equal(["MARIE 01/04/2023 liste du 06/12/2025"], await SoumisAsync(Marie));
        var meme = await ListeAsync(Decembre.AddDays(10), $";;DEM;{Marie};;;;1/4/2023");
        Assert.Equal((0, 1), (meme.Modifies, meme.Inchanges));
        await ListeAsync(Decembre.AddDays(5), $";;DEM;{Marie};;;;01/01/2022");
        Assert.Equal(["MARIE 01/04/2023 liste du 16/12/2025"], await SoumisAsync(Marie));
        var nouvelle = await ListeAsync(Decembre.AddDays(20), $";;DEM;{Marie};;;;01/05/2023", $";;DEM;{Marie};;;;01/06/2023");
        Assert.Equal((1, 1), (nouvelle.Modifies, nouvelle.Inchanges));
        Assert.Equal(["MARIE 01/06/2023 liste du 26/12/2025"], await SoumisAsync(Marie));
    }

    [Fact]
    public async Task A_bad_day_is_told_as_other_bad_cells_are()
    {
        await PremierAsync();
        var rapport = await ListeAsync(Decembre, $";;DEM;{Marie};0611111111;;;31/02/2023", $";;DEM;{Claire};;;;vers 2023", $";;CJT;{Claire};12;;;01/06/2024", ";;DEM;00000000355;;;;");
        Assert.Equal((4, 2, 2), (rapport.Foyers, rapport.Modifies, rapport.Rejetes));
        Assert.Equal(
            ["3 « vers 2023 » : ni un numéro de téléphone, ni une adresse électronique, ni une date.", "5 Cette ligne ne contient ni téléphone, ni adresse électronique, ni date de début des droits et devoirs."],
            rapport.Rejets.Select(r => $"{r.Rang} {r.Motif}"));
        Assert.Equal(
            "2 lignes ont des cellules illisibles, qui n’ont pas été prises (la première est la ligne 2, colonne « DATE DEBUT DROITS - DEVOIRS »). Le reste de ces lignes a été pris.",
            Assert.Single(rapport.Avertissements));
        Assert.Equal("0611111111", await UnAsync("select telephone from personne where prenom = 'MARIE'"));
        Assert.Equal(["MARIE 01/10/2025 flux"], await SoumisAsync(Marie));
    }

    [Fact]
    public async Task A_row_of_another_claim_number_dates_nothing_and_is_told()
    {
        await PremierAsync();
        var rapport = await ListeAsync(Decembre, $"{NirMarie};;DEM;00000000999;0611111111;;;01/04/2023");
        Assert.Equal((1, 0), (rapport.Modifies, rapport.Rejetes));
        Assert.Contains("n’a pas été prise (la première à la ligne 2)", Assert.Single(rapport.Avertissements), StringComparison.Ordinal);
        Assert.Equal(["MARIE 01/10/2025 flux"], await SoumisAsync(Marie));
    }

    [Fact]
    public async Task A_day_before_the_end_of_what_is_known_does_not_date_the_next_status()
    {
        await PremierAsync();
        await ListeAsync(Decembre, $";;DEM;{Marie};;;;01/04/2023");
        await ImporterAsync(FluxBuilder.Mensuel(2026, 1).Avec(Seul().Changer(0, p => p.Soumis(false))));
        Assert.Equal(["MARIE non"], await SoumisAsync(Marie));
        await ImporterAsync(FluxBuilder.Mensuel(2026, 3).Avec(Seul()));
        Assert.Equal(["MARIE 01/03/2026 flux"], await SoumisAsync(Marie));
        await ListeAsync(Decembre.AddDays(120), $";;DEM;{Marie};;;;15/02/2026");
        Assert.Equal(["MARIE 15/02/2026 liste du 05/04/2026"], await SoumisAsync(Marie));
    }

    [Fact]
    public async Task People_merged_are_dated_under_either_identity_and_keep_the_day_when_separated()
    {
        await PremierAsync();
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-20")).Avec(
            FoyerBuilder.Nouveau("00000000812").Avec(PersonneBuilder.Demandeur("MARTIN", "ANNA", J("1990-05-12")).Nir(PersonneBuilder.NirDe(2, J("1990-05-12"), 7)))));
        await ListeAsync(Decembre, $";;DEM;{Marie};;;;01/04/2023", ";;DEM;00000000812;;;;01/05/2023");
        var avant = await DitsAsync();
        var (gardee, absorbee) = (await NumeroAsync("MARIE"), await NumeroAsync("ANNA"));
        var fusion = await ReunirAsync(gardee, absorbee);
        await ListeAsync(Decembre.AddDays(1), $"{PersonneBuilder.NirDe(2, J("1990-05-12"), 7)};;;00000000812;;;;02/05/2023", $"{NirMarie};;;{Marie};;;;02/04/2023");
        Assert.Equal(["MARIE 02/04/2023 liste du 07/12/2025"], await SoumisAsync(Marie));
        Assert.Equal(["MARIE 02/05/2023 liste du 07/12/2025"], await SoumisAsync("00000000812"));
        await using (var transaction = await Connexion.BeginTransactionAsync(Fin))
        {
            Assert.Null((await new SeparationPersonnes(Connexion, await AgentAsync(), Decembre.AddDays(2)).SeparerAsync(fusion, null, Fin)).Refus);
            await transaction.CommitAsync(Fin);
        }

        Assert.Equal(avant.Select(d => d.Replace("-01", "-02", StringComparison.Ordinal)), await DitsAsync());
    }

    [Fact]
    public async Task A_day_told_under_a_number_made_one_with_another_dates_the_dossier_that_stays()
    {
        await PremierAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul(), Seul("00000000455").Matricule("0000155")));
        var (ancien, garde) = (await DossierIdAsync(Marie), await DossierIdAsync("00000000455"));
        await ListeAsync(Decembre, $";;DEM;{Marie};;;;01/04/2023");
        await using (var transaction = await Connexion.BeginTransactionAsync(Fin))
        {
            var version = (await Connexion.LireFoyersAReunirAsync(garde, ancien, Fin))!.Version;
            Assert.Null((await new FusionFoyers(Connexion, await AgentAsync(), Decembre).ReunirAsync(new(garde, ancien, version, "Mutation."), Fin)).Refus);
            await transaction.CommitAsync(Fin);
        }

        Assert.Equal(["MARIE 01/04/2023 liste du 06/12/2025"], await SoumisAsync("00000000455"));
        await ListeAsync(Decembre.AddDays(1), $";;DEM;{Marie};;;;02/04/2023");
        Assert.Equal(["MARIE 02/04/2023 liste du 07/12/2025"], await SoumisAsync("00000000455"));
    }

    private Task PremierAsync() => ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Nir(NirMarie)), Couple()));

    private async Task<RapportImport> ListeAsync(DateTimeOffset recuLe, params string[] lignes) => await new ImporteurListe(Bdd.Connexions).ImporterAsync(
        new DemandeImport(FluxBuilder.Deposer(Encoding.UTF8.GetBytes(string.Join("\r\n", [Titres, .. lignes]))), "contacts.csv", null, recuLe, "55"), null, Fin);

    /// <summary>Since when the adults are bound, as the dossier shows it, and what says so.</summary>
    private async Task<List<string>> SoumisAsync(string numero) =>
        [.. (await DossierAsync(numero)).Membres.Where(m => m is { Jusqua: null, Role: "DEM" or "CJT" }).Select(m => $"{m.Prenom} {Statut(m)}")];

    private static string Statut(MembreLu membre) => membre switch
    {
        { Soumis: null } => "inconnu",
        { Soumis: false } => "non",
        { OrigineSoumission.ListeDu: { } recue } => $"{membre.SoumisDepuis:dd/MM/yyyy} liste du {recue:dd/MM/yyyy}",
        { OrigineSoumission.EstDonneParLeFlux: true } => $"{membre.SoumisDepuis:dd/MM/yyyy} flux qui la donne",
        _ => $"{membre.SoumisDepuis:dd/MM/yyyy} flux",
    };

    private Task<List<string>> DitsAsync() => LireAsync(
        "select concat(p.prenom, ' ', d.numero_demande, ' ', b.le) from debut_droits_devoirs b join personne p on p.id = b.personne join dossier d on d.id = b.dossier order by 1");

    private async Task<PersonneLue> PersonneAsync(string prenom) => (await Connexion.LirePersonneAsync((await NumeroAsync(prenom)).Valeur, await AgentAsync(), Fin))!;

    private Task<Agent> AgentAsync() => new MondeDeSuivi(Bdd.Connexions).AgentAsync(Role.Gestionnaire);

    private async Task<PersonneId> NumeroAsync(string prenom) => new(long.Parse(await UnAsync("select id::text from personne where prenom = $1", prenom), null));

    private async Task<DossierId> DossierIdAsync(string numero) => new((await Connexion.TrouverDossierAsync(numero, Fin))!.Value);

    private async Task<long> ReunirAsync(PersonneId gardee, PersonneId absorbee)
    {
        await using var transaction = await Connexion.BeginTransactionAsync(Fin);
        var issue = await new FusionPersonnes(Connexion, await AgentAsync(), Reception).ReunirAsync(new DemandeFusion(gardee, absorbee, [], null, "Même carte."), Fin);
        Assert.Null(issue.Refus);
        await transaction.CommitAsync(Fin);
        return issue.Valeur;
    }
}
