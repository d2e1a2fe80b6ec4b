using System.Diagnostics;
using Jalons.Data.Demonstration;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Contrats;
using Jalons.Domain.Habilitations;
using Jalons.Domain.RendezVous;
using Jalons.TestKit;
using Jalons.Web.Commands.Demonstration;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Jalons.Web.Tests.Commands;

/// <summary>A small demonstration, built once for the tests of this file.</summary>
public sealed class DemonstrationConstruite : BaseDeTest
{
    /// <summary>A Wednesday morning.</summary>
    public static readonly HorlogeFixe Horloge = new(new DateOnly(2026, 3, 18), new TimeOnly(10, 40));

    /// <summary>What is built.</summary>
    public static readonly ReglagesDemo Reglages = new(Departement, 150, 309);

    private readonly DirectoryInfo domicile = Directory.CreateTempSubdirectory("jalons-demo-");

    /// <summary>What the construction said.</summary>
    public List<string> Avis { get; } = [];

    /// <summary>The lists of people that it left, with the states of their rows: a later start deletes the old ones.</summary>
    public IReadOnlyList<string> Listes { get; private set; } = [];

    /// <summary>What it made.</summary>
    public DescriptionDemonstration Description { get; private set; } = null!;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await VierAsync(this);
        Description = await new ConstructionDemo(Reglages, Connexions, domicile.FullName, Horloge, Avis.Add).ConstruireAsync();
        await using var connexion = await OuvrirAsync();
        Listes = await Vidage.LignesAsync(
            connexion, "select distinct concat_ws(' ', r.etat, r.nom_fichier, l.etat) collate \"C\" from liste_recue r join liste_ligne l on l.liste = r.id order by 1");
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        domicile.Delete(recursive: true);
    }

    /// <summary>An installation that serves nothing yet.</summary>
    public static async Task VierAsync(BaseDeTest bdd)
    {
        await using var proprietaire = await bdd.OuvrirProprietaireAsync();
        await ExecuterAsync(proprietaire, "delete from departement");
    }

    /// <summary>A unit of work.</summary>
    public JalonsDb Ouvrir() => JalonsDb.Pour(Connexions, Departement);

    /// <summary>Reads one number.</summary>
    public async Task<long> CompterAsync(string sql, params object[] valeurs)
    {
        await using var connexion = await OuvrirAsync();
        return await LireAsync<long>(connexion, sql, valeurs);
    }
}

/// <summary>The demonstration tells a coherent story, of the size asked for, and is recognised when it is there.</summary>
public sealed class DemonstrationTests(DemonstrationConstruite demo) : IClassFixture<DemonstrationConstruite>
{
    private static readonly DateOnly Jour = new(2026, 3, 18);

    [Fact]
    public async Task The_last_monthly_flow_has_the_size_asked_for_and_every_flow_went_through_the_importer()
    {
        Assert.Equal((150, 309), (demo.Description.Foyers, demo.Description.Personnes));
        Assert.Equal(19, await demo.CompterAsync("select count(*) from flux where type = 'M' and nature = 'D' and etat = 'applique' and rejetes = 0"));
        Assert.Equal(1, await demo.CompterAsync("select count(*) from flux where reference = '2026-02-01' and type = 'M' and nature = 'D' and foyers = 150 and personnes = 309"));
        Assert.Equal(2, await demo.CompterAsync("select count(*) from flux where type = 'I' and nature = 'D' and cree_le::date in ('2026-03-13', '2026-03-16')"));
        Assert.Equal(2, await demo.CompterAsync("select count(*) from flux where nature = 'I' and cree_le::date in ('2026-03-13', '2026-03-16')"));
        Assert.True(await demo.CompterAsync("select count(*) from dossier where etat_droit is null and instruction_du is not null") > 3);
        Assert.True(await demo.CompterAsync("select count(*) from recueil_dsp where etat = 'EF'") > 3);
        Assert.True(await demo.CompterAsync("select count(*) from doublon_possible where etat = 'ARegler'") > 0);
        Assert.Equal(0, await demo.CompterAsync("select count(*) from flux where recu_le > $1 or recu_le < cree_le at time zone 'Europe/Paris'", DemonstrationConstruite.Horloge.GetUtcNow()));
        Assert.True(File.Exists(demo.Description.FluxADeposer));
        Assert.Contains(demo.Avis, a => a.StartsWith("Étape ", StringComparison.Ordinal) && a.Contains(" : flux de mars 2025, ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Accounting_flows_balance_and_overpayments_are_those_of_the_advance()
    {
        Assert.Equal(3, await demo.CompterAsync("select count(*) from flux where nature = 'F' and etat = 'applique' and rejetes = 0 and foyers > 100"));
        Assert.Equal(0, await demo.CompterAsync("select count(*) from acompte_total where annonce is not null and annonce <> calcule"));
        Assert.True(await demo.CompterAsync("select count(*) from creance") > 0);
        Assert.Equal(
            await demo.CompterAsync("select count(*) from creance where mois >= (select min(reference) from flux where nature = 'F')"),
            await demo.CompterAsync("select count(*) from mouvement_acompte where famille = 'IndusTransferes'"));
    }

    [Fact]
    public async Task Of_each_kind_something_was_settled_and_something_is_left_to_the_visitor()
    {
        Assert.Equal(1, await demo.CompterAsync("select count(*) from fusion where defaite_le is null"));
        Assert.Equal(1, await demo.CompterAsync("select count(*) from fusion_foyers where defaite_le is null"));
        Assert.True(
            await demo.CompterAsync(
                """
                select count(distinct (a.id, b.id)) from dossier a join membre x on x.dossier = a.id and x.jusqua is null
                join membre y on y.personne = x.personne and y.jusqua is null join dossier b on b.id = y.dossier and b.id > a.id
                where a.etat_droit in (2, 3, 4) and b.etat_droit in (2, 3, 4) and a.reuni_a is null and b.reuni_a is null and x.role = 'DEM' and y.role = 'DEM'
                """) > 0);
        Assert.Equal(1, await demo.CompterAsync("select count(*) from parcours where motif_sortie = 'accompagnement.emploi'"));
        Assert.True(await demo.CompterAsync("select count(*) from parcours where hors_rsa and sortie is null") > 0);
        Assert.Equal(3, await demo.CompterAsync("select count(*) from acte where nature in ('personne.reunie', 'dossier.reuni', 'accompagnement.termine')"));
    }

    [Fact]
    public async Task Lists_wait_to_be_mapped_and_settled_and_one_was_imported_with_its_refused_rows()
    {
        Assert.Equal(
            [
                "a_associer domiciliations.xlsx", "a_verifier suivi-cap-emploi.csv a_verifier", "a_verifier suivi-cap-emploi.csv connue", "a_verifier suivi-cap-emploi.csv nouvelle",
                "a_verifier suivi-cap-emploi.csv refusee", "importee jeunes-suivis.csv connue", "importee jeunes-suivis.csv nouvelle", "importee jeunes-suivis.csv refusee",
            ],
            demo.Listes);
        Assert.Equal(1, await demo.CompterAsync("select count(*) from flux where format = 'LISTE' and crees > 0 and rejetes between 2 and 5"));
        Assert.Equal(3, await demo.CompterAsync("select count(*) from flux where format like 'FT_%' and crees > 0 and rejetes > 0"));
        Assert.Equal(3, await demo.CompterAsync("select count(distinct etat) from inscription_france_travail"));
    }

    [Fact]
    public async Task Every_role_has_an_account_and_the_password_printed_opens_them()
    {
        await using var db = demo.Ouvrir();
        var comptes = await db.Comptes.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        Assert.All(Enum.GetValues<Role>(), role => Assert.Contains(comptes, c => c.Role == role && c.Actif));
        Assert.InRange(comptes.Count, 55, 75);
        var simples = comptes.Where(c => c.UserName is "gestionnaire" or "orientation" or "referent" or "pilote" or "usager" or "administrateur").ToList();
        Assert.Equal(
            [Role.Administrateur, Role.Gestionnaire, Role.ChargeOrientation, Role.Pilote, Role.Referent, Role.Usager],
            simples.OrderBy(c => c.UserName, StringComparer.Ordinal).Select(c => c.Role));
        Assert.Equal(
            PasswordVerificationResult.Success,
            new PasswordHasher<Compte>().VerifyHashedPassword(simples[0], simples[0].PasswordHash!, ReglagesDemo.MotDePasse));
        Assert.Equal(comptes.Count, comptes.DistinctBy(c => c.NomComplet).Count());
    }

    [Fact]
    public async Task The_queue_holds_a_few_late_people_and_most_people_are_oriented()
    {
        await using var db = demo.Ouvrir();
        var ouverts = await db.Parcours.AsNoTracking().Where(p => p.Sortie == null).ToListAsync(TestContext.Current.CancellationToken);
        var aOrienter = ouverts.Where(p => p.EstAOrienter).ToList();
        Assert.InRange(aOrienter.Count(p => p.EcheanceOrientation < Jour), 1, 3);
        Assert.Contains(aOrienter, p => p.EcheanceOrientation >= Jour);
        Assert.InRange(aOrienter.Count / (double)ouverts.Count, 0.04, 0.25);
    }

    [Fact]
    public async Task Orientation_takes_seventy_days_before_the_change_of_practice_and_half_since()
    {
        const string sql = "select round(avg(o.du - p.recu_le))::bigint from orientation o join parcours p on p.id = o.parcours where p.recu_le {0} '2025-06-01'";
        Assert.InRange(await demo.CompterAsync(sql.Replace("{0}", "<", StringComparison.Ordinal)), 60, 90);
        Assert.InRange(await demo.CompterAsync(sql.Replace("{0}", ">=", StringComparison.Ordinal)), 24, 38);
    }

    [Fact]
    public async Task The_day_of_the_referent_is_full_and_something_remains_to_be_recorded()
    {
        await using var db = demo.Ouvrir();
        var referent = await db.Comptes.SingleAsync(c => c.UserName == "referent", TestContext.Current.CancellationToken);
        var siens = (await db.Set<RendezVousPris>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).Where(r => r.Agent.Valeur == referent.Id).ToList();
        Assert.InRange(siens.Count(r => r.Jour == Jour && r.Statut.OccupeAgenda()), 4, 8);
        Assert.Contains(siens, r => r.EstANoter(DemonstrationConstruite.Horloge.GetUtcNow()));
        Assert.Contains(siens, r => r.Jour > Jour && r.Jour <= Jour.AddDays(14));
        Assert.Single(siens, r => r.EmpechementLe is not null);
    }

    [Fact]
    public async Task The_administrators_have_worked_and_the_departement_has_its_own_rules_and_its_address()
    {
        Assert.Equal(
            await demo.CompterAsync("select count(*) from organisme"), await demo.CompterAsync("select count(*) from acte where nature = 'administration.organisme.ouvert'"));
        Assert.Equal(
            await demo.CompterAsync("select count(*) from compte where role not in ('Usager') and nom_utilisateur <> 'administrateur'"),
            await demo.CompterAsync("select count(*) from acte where nature = 'administration.compte.ouvert'"));
        Assert.InRange(await demo.CompterAsync("select count(distinct nature) from acte where nature like 'administration.%'"), 5, 20);
        Assert.Equal(1, await demo.CompterAsync("select count(*) from regle where departement = '55' and du <= '2026-03-18' and code = 'carnet.sans_nouvelles.delai'"));
        Assert.Equal(1, await demo.CompterAsync("select count(*) from regle where departement = '55' and du > '2026-03-18'"));
        Assert.Equal(1, await demo.CompterAsync("select count(*) from departement where adresse like '%55000 Bar-le-Duc' and telephone is not null and courriel is not null"));
    }

    [Fact]
    public async Task Contracts_stand_at_every_stage()
    {
        await using var db = demo.Ouvrir();
        var contrats = await db.Set<Contrat>().AsNoTracking().AvecContenuDeTest().ToListAsync(TestContext.Current.CancellationToken);
        Assert.All(Enum.GetValues<StatutContrat>(), statut => Assert.Contains(contrats, c => c.Statut == statut));
        Assert.Contains(contrats, c => c.EstEnVigueur(Jour) && c.Fin > Jour.AddDays(45));
        Assert.Contains(contrats, c => c.EstEnVigueur(Jour) && c.Fin <= Jour.AddDays(45));
        Assert.Contains(contrats, c => c is { Statut: StatutContrat.Signe } && c.Fin < Jour);
        Assert.All(contrats, c => Assert.True(c.Objectifs.Count > 0 && c.Objectifs.All(o => o.Actions.Count > 0) && c.Engagements.Count > 0));
    }

    [Theory]
    [InlineData("a référent without the line that names them", "select count(*) from parcours p where p.sortie is null and p.referent is not null and not exists (select from suivi_referent s where s.parcours = p.id and s.referent = p.referent and s.au is null)")]
    [InlineData("an orientation that the parcours does not carry", "select count(*) from orientation o join parcours p on p.id = o.parcours where (p.type, p.organisme, p.oriente_le) is distinct from (o.type, o.organisme, o.du)")]
    [InlineData("an orientation before the entry or in the future", "select count(*) from orientation o join parcours p on p.id = o.parcours where o.du < p.entree or o.du > '2026-03-18' or o.notifiee_le > '2026-03-18'")]
    [InlineData("a contract in force that the parcours does not follow", "select count(*) from parcours p where p.sortie is null and p.contrat_jusque is distinct from (select max(coalesce(c.termine_le, c.fin)) from contrat c where c.parcours = p.id and c.statut in ('Signe', 'Termine'))")]
    [InlineData("a last contact that is not the last rendez-vous held", "select count(*) from parcours p where p.dernier_contact is distinct from (select max((r.debut at time zone 'Europe/Paris')::date) from rendez_vous r where r.parcours = p.id and r.statut = 'Honore')")]
    [InlineData("a contract signed on a day when nobody met", "select count(*) from contrat c where c.signe_personne_le is not null and not exists (select from rendez_vous r where r.parcours = c.parcours and r.statut = 'Honore' and (r.debut at time zone 'Europe/Paris')::date = c.signe_personne_le)")]
    [InlineData("a rendez-vous of signature held when there was nothing left to sign", "select count(*) from rendez_vous r where r.motif = 'SignatureContrat' and r.statut = 'Honore' and not exists (select from contrat c where c.parcours = r.parcours and c.propose_le <= (r.debut at time zone 'Europe/Paris')::date and coalesce(c.signe_personne_le, 'infinity') >= (r.debut at time zone 'Europe/Paris')::date)")]
    [InlineData("a visit without an address", "select count(*) from rendez_vous where modalite in ('Domicile', 'SurPlace') and lieu !~ '\\d{5} \\S'")]
    [InlineData("a rendez-vous held in the future", "select count(*) from rendez_vous where statut in ('Honore', 'Absent', 'Excuse') and debut > '2026-03-18 09:40Z'")]
    [InlineData("a référent beyond their places", "select count(*) from compte c where c.file_maximale < (select count(*) from parcours p where p.referent = c.id and p.sortie is null)")]
    [InlineData("a line of the journal in the future, or of the dead of night", "select count(*) from acte where quand > '2026-03-18 09:40Z' or (compte is not null and nature <> 'flux.importe' and extract(hour from quand at time zone 'Europe/Paris') not between 8 and 18)")]
    [InlineData("a decision without a line of journal", "select count(*) from orientation o where not exists (select from acte a where a.personne = o.personne and a.nature = 'orientation.prononcee')")]
    [InlineData("an act on somebody whom the département did not know yet", "select count(*) from acte a join parcours p on p.personne = a.personne where a.quand::date < (select min(q.recu_le) from parcours q where q.personne = a.personne)")]
    public async Task Nothing_contradicts_anything(string quoi, string sql) => Assert.True(await demo.CompterAsync(sql) == 0, quoi);

    [Fact]
    public async Task The_person_whose_account_is_tried_has_a_referent_a_contract_and_a_rendez_vous_to_come()
    {
        Assert.Equal(
            1,
            await demo.CompterAsync(
                """
                select count(*) from compte c join parcours p on p.personne = c.personne and p.sortie is null join compte r on r.id = p.referent
                where c.nom_utilisateur = 'usager' and r.nom_utilisateur = 'referent' and p.contrat_jusque >= '2026-03-18'
                  and exists (select from rendez_vous v where v.parcours = p.id and v.statut = 'Prevu' and v.debut > '2026-03-18 09:40Z')
                """));
    }

    [Fact]
    public async Task A_second_start_says_what_is_there_and_adds_nothing()
    {
        await using var jalons = new ProgrammeJalons().Sur(demo);
        var (flux, actes) = (await demo.CompterAsync("select count(*) from flux"), await demo.CompterAsync("select count(*) from acte"));
        var service = jalons.Demarrer("demo", "--port", "0", "--foyers", "80");
        Assert.StartsWith("Démonstration : Meuse, 150 foyers et 309 personnes", await LireLigneAsync(service), StringComparison.Ordinal);
        Assert.StartsWith("Jalons répond à l’adresse http://127.0.0.1:", await LireLigneAsync(service), StringComparison.Ordinal);
        Assert.Contains(ReglagesDemo.MotDePasse, await LireLigneAsync(service), StringComparison.Ordinal);
        await ProgrammeJalons.EnvoyerAsync(service, "INT");
        var avis = await service.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await service.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, service.ExitCode);
        Assert.Contains("ne change pas : Meuse, 150 foyers et 309 personnes", avis, StringComparison.Ordinal);
        Assert.Contains("./jalons demo --foyers 80 --reset.", avis, StringComparison.Ordinal);
        Assert.Equal((flux, actes), (await demo.CompterAsync("select count(*) from flux"), await demo.CompterAsync("select count(*) from acte")));
    }

    [Fact]
    public async Task A_port_already_taken_is_told_before_anything_is_built()
    {
        using var occupe = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        occupe.Start();
        var port = ((System.Net.IPEndPoint)occupe.LocalEndpoint).Port;
        await using var jalons = new ProgrammeJalons();
        var refus = await jalons.ExecuterAsync("demo", "--port", $"{port}");
        Assert.Equal(1, refus.Statut);
        Assert.Contains($"Le port {port} est pris", refus.Erreurs, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(jalons.Domicile, "pg")));
    }

    private static async Task<string> LireLigneAsync(Process service) =>
        await service.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
}

/// <summary>The same day gives the same demonstration; what is not one is left alone; one that was interrupted is recognised.</summary>
public sealed class MarqueDemonstrationTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>
{
    [Fact]
    public async Task An_installation_is_empty_then_interrupted_then_ready_and_foreign_data_are_not_ours()
    {
        Assert.Equal(EtatDemonstration.Absente, (await MarqueDemonstration.LireAsync(bdd.Connexions, TestContext.Current.CancellationToken)).Etat);
        await using var connexion = await bdd.OuvrirAsync();
        await using (var etrangere = await connexion.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await BaseDeTest.ExecuterAsync(connexion, "insert into compte (departement, nom, prenom, role, nom_utilisateur, nom_utilisateur_normalise) values ('55', 'X', 'Y', 'Pilote', 'x', 'X')");
            await etrangere.CommitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(EtatDemonstration.Etrangere, (await MarqueDemonstration.LireAsync(bdd.Connexions, TestContext.Current.CancellationToken)).Etat);
        await MarqueDemonstration.CommencerAsync(connexion, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        Assert.Equal(EtatDemonstration.Incomplete, (await MarqueDemonstration.LireAsync(bdd.Connexions, TestContext.Current.CancellationToken)).Etat);
        var description = new DescriptionDemonstration("55", 1, 2, "X Y", DateTimeOffset.UnixEpoch, "/flux.xml");
        await MarqueDemonstration.AcheverAsync(connexion, description, TestContext.Current.CancellationToken);
        Assert.Equal((EtatDemonstration.Prete, description), await MarqueDemonstration.LireAsync(bdd.Connexions, TestContext.Current.CancellationToken));
    }
}

/// <summary>Small helpers of these tests.</summary>
internal static class ContratsDeDemonstration
{
    /// <summary>Contracts with all that they contain.</summary>
    public static IQueryable<Contrat> AvecContenuDeTest(this IQueryable<Contrat> contrats) =>
        contrats.Include(c => c.Objectifs).ThenInclude(o => o.Actions).Include(c => c.Engagements).AsSplitQuery();
}

/// <summary>Whatever the day and the hour, a demonstration is built: everything in it is counted from now.</summary>
public sealed class DemonstrationDUnAutreJourTests
{
    [Theory]
    [InlineData("2026-05-03", 23, 50)]
    [InlineData("2027-01-01", 6, 5)]
    [InlineData("2028-02-29", 9, 1)]
    public async Task It_is_built(string jour, int heure, int minute)
    {
        await using var bdd = new BaseDeTest();
        await bdd.InitializeAsync();
        await DemonstrationConstruite.VierAsync(bdd);
        var domicile = Directory.CreateTempSubdirectory("jalons-demo-");
        try
        {
            var horloge = new HorlogeFixe(DateOnly.Parse(jour, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(heure, minute));
            var description = await new ConstructionDemo(new ReglagesDemo("54", 60, null), bdd.Connexions, domicile.FullName, horloge, _ => { }).ConstruireAsync(TestContext.Current.CancellationToken);
            Assert.Equal(("54", 60), (description.Departement, description.Foyers));
            await using var connexion = await bdd.OuvrirAsync("54");
            Assert.Equal(0, await BaseDeTest.LireAsync<long>(connexion, "select count(*) from acte where quand > $1", horloge.GetUtcNow()));
        }
        finally
        {
            domicile.Delete(recursive: true);
        }
    }
}
