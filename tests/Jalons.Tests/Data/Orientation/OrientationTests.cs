using FsCheck.Fluent;
using Jalons.Data.Habilitations;
using Jalons.Data.Orientation;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Jalons.Tests.Data.Orientation;

/// <summary>What the database keeps of an orientation, and what it refuses when two people act at once.</summary>
public sealed class OrientationTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>
{
    private static readonly DateOnly Jour = new(2026, 11, 20);
    private static readonly DateTimeOffset Instant = Jour.AParis(new TimeOnly(10, 0));
    private readonly Scene scene = new(bdd);

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_diagnostic_comes_back_as_it_was_written_and_keeps_its_versions()
    {
        var (parcours, auteur, _, _) = await PreparerAsync();
        var reponses = new ReponsesDiagnostic
        {
            Enfants = 2, ParentIsole = true, Aidant = false, Logement = SituationLogement.Heberge, SanteFaitObstacle = false, Permis = true, Vehicule = false,
            TransportsAccessibles = true, GardeEnfants = GardeEnfants.Partielle, FrancaisOral = Aisance.ALAise, FrancaisEcrit = Aisance.AvecAide,
            Numerique = Aisance.EnDifficulte, Demarches = Aisance.AvecAide, NiveauFormation = NiveauFormation.Niveau3, BesoinFormation = true,
            DernierTravail = DernierTravail.UnADeuxAns, Independant = false, InscritFranceTravail = true, Accompagnement = AccompagnementEnCours.Plie,
            Experience = "Aide à domicile pendant six ans", MetierSouhaite = "Aide-soignante", Disponibilite = Disponibilite.DansTroisMois,
            HeuresSouhaitees = 28, Souhaits = "Un emploi près de chez elle", Atouts = "Patiente", AideImmediate = "Un mode de garde",
        };
        await using (var db = scene.OuvrirDb())
        {
            var un = Diagnostic.Etablir(parcours, null, reponses, Jour, ModeDiagnostic.EnPresence, auteur, Instant).Valeur;
            db.Add(un);
            db.Add(Diagnostic.Etablir(parcours, un, reponses with { SanteFaitObstacle = null }, Jour, ModeDiagnostic.ADistance, auteur, Instant).Valeur);
            await db.SaveChangesAsync(Annulation);
        }

        await using var relecture = scene.OuvrirDb();
        var versions = await relecture.Diagnostics.Where(d => d.Parcours == parcours.Id).OrderBy(d => d.Version).ToListAsync(Annulation);
        Assert.Equal([1, 2], versions.Select(v => v.Version));
        Assert.Equal(reponses, versions[0].Reponses);
        Assert.Equal(reponses with { SanteFaitObstacle = null }, versions[1].Reponses);
    }

    /// <summary>All but the free texts, of which rules only ask whether there is one.</summary>
    [Fact]
    public async Task A_simulation_looks_at_the_facts_that_the_page_of_the_person_shows()
    {
        var (parcours, auteur, _, _) = await PreparerAsync();
        await using (var db = scene.OuvrirDb())
        {
            var un = Diagnostic.Etablir(parcours, null, new() { Aidant = true, SanteFaitObstacle = true }, Jour, ModeDiagnostic.EnPresence, auteur, Instant).Valeur;
            db.Add(un);
            db.Add(Diagnostic.Etablir(
                parcours, un, new() { ParentIsole = true, Logement = SituationLogement.Heberge, MetierSouhaite = "Aide-soignante", Accompagnement = AccompagnementEnCours.Plie, Souhaits = "Un emploi proche" },
                Jour, ModeDiagnostic.ADistance, auteur, Instant).Valeur);
            await db.SaveChangesAsync(Annulation);
        }

        await using var connexion = await bdd.OuvrirAsync();
        var page = (await connexion.LirePersonneAOrienterAsync(auteur, parcours.Id, Annulation))!;
        await using var lecture = scene.OuvrirDb();
        var dernier = await lecture.Diagnostics.Where(d => d.Parcours == parcours.Id).OrderByDescending(d => d.Version).FirstAsync(Annulation);
        var attendus = FaitsOrientation.De(page.Naissance, Jour, page.Situation, dernier.Reponses with { MetierSouhaite = "oui", Souhaits = null });

        var stock = await connexion.LireStockAsync(Jour, Annulation).ToListAsync(Annulation);
        Assert.Equal((attendus, page.Epci), stock.Where(p => p.Parcours == parcours.Id).Select(p => (p.Faits, p.Epci)).Single());
        Assert.Equal("Plie", attendus.Reponses.Accompagnement.ToString());
    }

    [Fact]
    public async Task On_a_day_one_set_of_rules_at_most_is_in_force()
    {
        var (_, auteur, _, _) = await PreparerAsync();
        await using var connexion = await bdd.OuvrirAsync();
        const string sql = "insert into jeu_de_regles (departement, nom, version, regles, cree_le, auteur, nom_auteur, du, au) values ('55', 'Jeu', @version, '[]', now(), @auteur, 'Nadia Colin', @du, @au)";
        async Task AjouterAsync(int version, DateOnly du, DateOnly? au)
        {
            await using var commande = new NpgsqlCommand(sql, connexion)
            {
                Parameters = { new("version", version), new("auteur", auteur.Id.Valeur), new("du", du), new("au", NpgsqlTypes.NpgsqlDbType.Date) { Value = (object?)au ?? DBNull.Value } },
            };
            await commande.ExecuteNonQueryAsync(Annulation);
        }

        await AjouterAsync(1, Jour.AddDays(-10), Jour);
        await AjouterAsync(2, Jour, null);
        var refus = await Assert.ThrowsAsync<PostgresException>(() => AjouterAsync(3, Jour.AddDays(5), null));
        Assert.Equal("jeu_de_regles_periode", refus.ConstraintName);
    }

    [Fact]
    public async Task Two_people_who_start_from_the_same_version_do_not_both_write_the_next()
    {
        var (parcours, auteur, _, _) = await PreparerAsync();
        await using var db = scene.OuvrirDb();
        await using var autre = scene.OuvrirDb();
        db.Add(Diagnostic.Etablir(parcours, null, new() { Permis = true }, Jour, ModeDiagnostic.EnPresence, auteur, Instant).Valeur);
        autre.Add(Diagnostic.Etablir(parcours, null, new() { Permis = false }, Jour, ModeDiagnostic.EnPresence, auteur, Instant).Valeur);
        Assert.True((await db.EnregistrerDiagnosticAsync(Annulation)).EstFait);
        Assert.Equal(RefusOrientation.DiagnosticModifie, (await autre.EnregistrerDiagnosticAsync(Annulation)).Refus);
    }

    [Fact]
    public async Task Of_two_concurrent_pronouncements_exactly_one_wins()
    {
        for (var essai = 0; essai < 5; essai++)
        {
            var (parcours, auteur, organisme, referent) = await PreparerAsync();
            var resultats = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PrononcerAsync(parcours.Id, auteur, organisme, referent)));
            Assert.Single(resultats, r => r.EstFait);
            Assert.All(resultats.Where(r => !r.EstFait), r => Assert.Equal(DecisionOrientation.DejaPrononcee, r.Refus!.Code));

            await using var db = scene.OuvrirDb();
            Assert.Equal(1, await db.Orientations.CountAsync(o => o.Parcours == parcours.Id, Annulation));
            Assert.Equal(1, await db.SuivisReferent.CountAsync(s => s.Parcours == parcours.Id, Annulation));
            Assert.Equal(new CompteId(referent.Id), (await db.Parcours.SingleAsync(p => p.Id == parcours.Id, Annulation)).Referent);
        }
    }

    [Fact]
    public async Task An_overlapping_orientation_is_refused_even_when_the_parcours_was_not_looked_at()
    {
        var (parcours, auteur, organisme, referent) = await PreparerAsync();
        Assert.True((await PrononcerAsync(parcours.Id, auteur, organisme, referent)).EstFait);
        await using var db = scene.OuvrirDb();

        // The parcours in hand is the one read before: only the constraint can say no.
        db.Add(DecisionOrientation.Prononcer(parcours, Choix(organisme, null), Recommandation(), null, auteur, Instant).Valeur);
        var refus = (await db.EnregistrerOrientationAsync(Annulation)).Refus!;
        Assert.Equal(DecisionOrientation.DejaPrononcee, refus.Code);
        Assert.Equal("CASF L262-29", refus.Fondement);
    }

    [Fact]
    public async Task A_second_referent_at_the_same_time_is_refused()
    {
        var (parcours, auteur, organisme, referent) = await PreparerAsync();
        Assert.True((await PrononcerAsync(parcours.Id, auteur, organisme, referent)).EstFait);
        var autre = await scene.CompteAsync("Zoé", "Marchal", Role.Referent, organisme);
        await using var db = scene.OuvrirDb();
        var relu = await db.Parcours.SingleAsync(p => p.Id == parcours.Id, Annulation);
        db.Add(SuiviReferent.Confier(relu, new(new CompteId(autre.Id), autre.NomComplet, organisme.Id), null, Jour, auteur).Valeur);
        Assert.Equal("suivi.deja_confie", (await db.EnregistrerSuiviAsync(Annulation)).Refus?.Code);
    }

    [Fact]
    public async Task The_database_accepts_exactly_the_periods_that_do_not_overlap()
    {
        var (parcours, auteur, organisme, _) = await PreparerAsync();
        var gardees = new List<Periode>();
        await using var connexion = await bdd.OuvrirAsync();
        foreach (var (debut, duree) in Gen.Zip(Gen.Choose(0, 300), Gen.Choose(1, 60)).Sample(60, 60))
        {
            var periode = new Periode(Jour.AddDays(debut), Jour.AddDays(debut + duree));
            var libre = !gardees.Any(g => g.Chevauche(periode));
            try
            {
                await BaseDeTest.ExecuterAsync(
                    connexion,
                    """
                    insert into orientation (departement, parcours, personne, rang, type, organisme, du, au, origine, auteur, nom_auteur, saisi_le, preconise, explication, notification)
                    values ('55', $1, $2, $3, 'Emploi', $4, $5, $6, 'Departement', $7, 'N', now(), 'Emploi', 'E', 'Courrier')
                    """,
                    parcours.Id.Valeur, parcours.Personne.Valeur, gardees.Count + 1, organisme.Id.Valeur, periode.Du, periode.Au!.Value, auteur.Id.Valeur);
                Assert.True(libre, $"{periode} acceptée malgré un chevauchement");
                gardees.Add(periode);
            }
            catch (PostgresException e) when (e.ConstraintName == "orientation_unique")
            {
                Assert.False(libre, $"{periode} refusée sans chevauchement");
            }
        }

        Assert.True(gardees.Count > 1);
    }

    [Fact]
    public async Task A_decision_of_one_departement_is_not_seen_from_another()
    {
        var (parcours, auteur, organisme, referent) = await PreparerAsync();
        Assert.True((await PrononcerAsync(parcours.Id, auteur, organisme, referent)).EstFait);
        await using var ailleurs = JalonsDb.Pour(bdd.Connexions, "54");
        Assert.False(await ailleurs.Orientations.AnyAsync(Annulation));
        Assert.False(await ailleurs.SuivisReferent.AnyAsync(Annulation));
        Assert.False(await ailleurs.Diagnostics.AnyAsync(Annulation));
    }

    private async Task<(Parcours Parcours, Agent Auteur, Organisme Organisme, Compte Referent)> PreparerAsync()
    {
        await scene.AvecTerritoiresAsync();
        var parcours = await scene.EntrerAsync("Inès", "Moreau", new DateOnly(1990, 4, 2), Jour.AddDays(-30), activite: "ANP");
        var organisme = await scene.OrganismeAsync($"France Travail {parcours.Id.Valeur}", CategorieOrganisme.FranceTravail, [TypeParcours.Emploi]);
        var referent = await scene.CompteAsync("Lise", "Aubry", Role.Referent, organisme, 60);
        var auteur = await scene.CompteAsync("Nadia", "Colin", Role.ChargeOrientation);
        return (parcours, auteur.EnAgent(), organisme, referent);
    }

    private async Task<Result> PrononcerAsync(ParcoursId id, Agent auteur, Organisme organisme, Compte referent)
    {
        await using var db = scene.OuvrirDb();
        var parcours = await db.Parcours.SingleAsync(p => p.Id == id, Annulation);
        var decision = DecisionOrientation.Prononcer(parcours, Choix(organisme, referent), Recommandation(), null, auteur, Instant);
        if (!decision.EstFait)
        {
            return decision.Refus!;
        }

        db.Add(decision.Valeur);
        db.Add(SuiviReferent.Confier(parcours, new(new CompteId(referent.Id), referent.NomComplet, organisme.Id), null, Jour, auteur).Valeur);
        return await db.EnregistrerOrientationAsync(Annulation);
    }

    private static ChoixOrientation Choix(Organisme organisme, Compte? referent) => new(
        TypeParcours.Emploi, organisme, Scene.EpciBarLeDuc, referent is null ? null : new(new CompteId(referent.Id), referent.NomComplet, organisme.Id),
        null, Jour, OrigineDecision.Departement, ModeNotification.Courrier);

    private static Preconisation Recommandation() =>
        Preconisation.Etablir(FaitsOrientation.De(new DateOnly(1990, 4, 2), Jour, new("ANP", null, 0, null), null), ReglesFournies.National);
}
