using Jalons.Domain.Habilitations;
using Jalons.Domain.Pilotage;
using Jalons.Domain.RendezVous;
using Jalons.TestKit;
using Jalons.TestKit.Pilotage;
using Xunit;

namespace Jalons.Tests.Data.Pilotage;

/// <summary>Worked examples of parts 0 and B of <c>references/indicateurs.md</c> told as facts in a real database; each starts from an empty one.</summary>
public sealed class ExemplesTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>, IAsyncLifetime
{
    private readonly ScenePilotage scene = new(bdd);

    public async ValueTask InitializeAsync() => await scene.ViderAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    private async Task<long> EntrerAsync(string recu, string? entree = null, CategorieOrganisme? categorie = null, string? decision = null, string origine = "Departement", string? sortie = null)
    {
        var debut = entree ?? recu;
        var dossier = await scene.DossierAsync(debut);
        await scene.DroitAsync(dossier, 2, debut, recu);
        var personne = await scene.PersonneAsync(dossier, debut, recu);
        var parcours = await scene.ParcoursAsync(personne, dossier, debut, recu, sortie);
        if (decision is not null)
        {
            await scene.OrienterAsync(parcours, categorie ?? CategorieOrganisme.ServiceDepartement, decision, origine: origine);
        }

        return parcours;
    }

    [Fact]
    public async Task EX_20_new_entrants_of_july_2025()
    {
        await scene.FluxAsync("2023-01-05", "2022-12-01");
        await scene.FluxAsync("2025-07-03", "2025-06-01");
        var juillet = "2025-08-03";
        await scene.FluxAsync(juillet, "2025-07-01");

        // A: unknown person.
        await JuilletAsync("2025-07-05", juillet);

        // B: closed at the end of June, in scope in 2023.
        var (b, foyerB) = await ConnuAsync("2023-01-01", 2);
        await scene.DroitAsync(foyerB, 5, "2024-02-01", "2024-02-10");
        await scene.ParcoursAsync(b, foyerB, "2023-01-01", "2023-01-05", "2024-02-01");
        await scene.DroitAsync(foyerB, 2, "2025-07-01", juillet);
        await scene.ParcoursAsync(b, foyerB, "2025-07-01", juillet);

        // C: payment suspended since March 2024, by two states in a row.
        var (c, foyerC) = await ConnuAsync("2023-01-01", 2);
        await scene.DroitAsync(foyerC, 4, "2024-03-01", "2024-03-10");
        await scene.DroitAsync(foyerC, 3, "2024-09-01", "2024-09-10");
        await scene.DroitAsync(foyerC, 2, "2025-07-01", juillet);
        await scene.ParcoursAsync(c, foyerC, "2023-01-01", "2023-01-05");

        // D: suspended for two months.
        var (d, foyerD) = await ConnuAsync("2023-01-01", 2);
        await scene.DroitAsync(foyerD, 3, "2025-05-01", "2025-05-10");
        await scene.DroitAsync(foyerD, 2, "2025-07-01", juillet);
        await scene.ParcoursAsync(d, foyerD, "2023-01-01", "2023-01-05");

        // E: right open, flag becomes true.
        var (e, foyerE) = await ConnuAsync("2023-01-01", 2, soumis: false);
        await scene.ExecuterAsync("update statut_droits_devoirs set jusqua = '2025-07-01', flux_fin = $2 where personne = $1", e, await scene.FluxAsync(juillet));
        await scene.ExecuterAsync("insert into statut_droits_devoirs (personne, dossier, soumis, depuis, flux) values ($1, $2, true, '2025-07-01', $3)", e, foyerE, await scene.FluxAsync(juillet));
        await scene.ParcoursAsync(e, foyerE, "2025-07-01", juillet);

        // F: the partner joins a household of 2021.
        var (_, foyerF) = await ConnuAsync("2021-01-01", 2, soumis: false);
        var f = await scene.PersonneAsync(foyerF, "2025-07-12", juillet, "CJT");
        await scene.ParcoursAsync(f, foyerF, "2025-07-12", juillet);

        // G: transferred in on 3 July.
        await JuilletAsync("2025-07-03", juillet, mutation: "2025-07-03");

        // H: nothing changes. I: closed and open again inside the month. J: flag never known.
        var (h, foyerH) = await ConnuAsync("2023-01-01", 2);
        await scene.ParcoursAsync(h, foyerH, "2023-01-01", "2023-01-05");
        var (i, foyerI) = await ConnuAsync("2023-01-01", 2);
        await scene.ParcoursAsync(i, foyerI, "2023-01-01", "2023-01-05");
        await scene.DroitAsync(foyerI, 5, "2025-07-10", "2025-07-11");
        await scene.DroitAsync(foyerI, 2, "2025-07-25", "2025-07-26");
        await ConnuAsync("2023-01-01", 2, soumis: null);

        var r = await scene.CalculerAsync("2025-07-31");
        Assert.Equal(6m, r.Lire(Codes.NouveauxEntrants).Valeur);
        Assert.All(Modalites.Entrants, m => Assert.Equal((m.Suffixe, 1m), (m.Suffixe, r.Lire($"{Codes.NouveauxEntrants}_{m.Suffixe}").Valeur!.Value)));
        Assert.Equal(1m, r.Lire(Codes.StatutInconnu).Valeur);
    }

    private async Task<(long Personne, long Dossier)> ConnuAsync(string depuis, int etat, bool? soumis = true)
    {
        var dossier = await scene.DossierAsync(depuis);
        await scene.DroitAsync(dossier, etat, depuis, "2023-01-05");
        return (await scene.PersonneAsync(dossier, depuis, "2023-01-05", soumis: soumis), dossier);
    }

    private async Task JuilletAsync(string demande, string connu, string? mutation = null)
    {
        var dossier = await scene.DossierAsync(demande, mutation: mutation);
        await scene.DroitAsync(dossier, 2, demande, connu);
        var personne = await scene.PersonneAsync(dossier, demande, connu);
        await scene.ParcoursAsync(personne, dossier, demande, connu);
    }

    [Fact]
    public async Task EX_23_maturity_at_31_march_2025()
    {
        await EntrerAsync("2024-11-15");
        await EntrerAsync("2025-01-10", decision: "2025-02-05");
        await EntrerAsync("2025-01-20", decision: "2025-02-25");
        await EntrerAsync("2025-02-15", decision: "2025-03-10");
        await EntrerAsync("2025-02-25");
        await EntrerAsync("2025-03-10", decision: "2025-03-20");
        await EntrerAsync("2025-03-20");
        await EntrerAsync("2025-03-28");
        var r = await scene.CalculerAsync("2025-03-31");

        // The person of November is in the photo of the first month: nothing tells whether they had just come in.
        Assert.Equal((50.0m, 2L, 4L, 3L), Lire(r.Lire(Codes.TauxOrientationUnMois)));
        Assert.Equal((50.0m, 1L, 2L, 0L), Lire(r.Lire(Codes.TauxOrientationUnMois, mois: new(2025, 1, 1))));
        Assert.Equal((50.0m, 1L, 2L, 0L), Lire(r.Lire(Codes.TauxOrientationUnMois, mois: new(2025, 2, 1))));
        Assert.Equal(StatutMesure.NonCalculable, r.Lire(Codes.TauxOrientationUnMois, mois: new(2025, 3, 1)).Statut);
        Assert.Equal(StatutMesure.NonRenseignee, r.Lire(Codes.TauxOrientationUnMois, mois: new(2024, 11, 1)).Statut);
        Assert.Equal(3m, r.Lire(Codes.NouveauxEntrants).Valeur);
        Assert.Equal(7m, Modalites.Tranches.Sum(t => r.Lire($"{Codes.RepartitionDelaiOrientation}_{t.Suffixe}").Valeur));
        static (decimal?, long?, long?, long) Lire(Mesure m) => (m.Valeur, m.Numerateur, m.Denominateur, m.NonMurs);
    }

    [Fact]
    public async Task EX_24_and_EX_28_mean_and_median_of_the_wait_for_an_orientation()
    {
        await EntrerAsync("2024-11-15");
        await EntrerAsync("2025-01-02", decision: "2025-01-07");
        await EntrerAsync("2025-01-02", decision: "2025-01-14");
        await EntrerAsync("2025-01-03", decision: "2025-01-15");
        await EntrerAsync("2025-01-04", decision: "2025-01-24");
        await EntrerAsync("2025-01-23");
        await EntrerAsync("2025-01-16");
        var r = await scene.CalculerAsync("2025-01-31");
        var moyenne = r.Lire(Codes.DelaiMoyenOrientation);
        Assert.Equal((12.3m, 49L, 4L, 6L), (moyenne.Valeur, moyenne.Numerateur, moyenne.Acheves, moyenne.Concernes));
        Assert.Equal(12m, r.Lire(Codes.DelaiMedianOrientation).Valeur);
        Assert.Equal(4m, r.Lire($"{Codes.RepartitionDelaiOrientation}_0_29").Valeur);
        Assert.Equal(2m, r.Lire($"{Codes.RepartitionDelaiOrientation}_en_attente").Valeur);
    }

    [Fact]
    public async Task EX_27_contracts_after_an_orientation_of_15_january_2024()
    {
        string?[] signatures = ["2024-01-28", "2024-01-30", "2024-03-15", "2024-03-16", "2025-02-20", "2024-01-10", null, null];
        foreach (var signature in signatures)
        {
            var parcours = await EntrerAsync("2023-12-01", decision: "2024-01-15");
            if (signature is not null)
            {
                await scene.ContratAsync(parcours, signature, signature, "2025-12-31");
            }
        }

        var r = await scene.CalculerAsync("2024-12-31");
        Assert.Equal((12.5m, 1L, 8L, 1L), Lire(r.Lire(Codes.TauxContratQuinzeJours)));
        Assert.Equal((37.5m, 3L, 8L, 1L), Lire(r.Lire(Codes.TauxContratDeuxMois)));
        var moyenne = r.Lire(Codes.DelaiMoyenContractualisation);
        Assert.Equal((13L + 15 + 60 + 61, 4L, 8L), (moyenne.Numerateur, moyenne.Acheves, moyenne.Concernes));
        static (decimal?, long?, long?, long) Lire(Mesure m) => (m.Valeur, m.Numerateur, m.Denominateur, m.Anomalies);
    }

    [Fact]
    public async Task EX_25_and_EX_2E_first_rendez_vous_after_an_orientation_of_3_march_2025()
    {
        var parcours = new List<long>();
        foreach (var nom in "abcdef")
        {
            parcours.Add(await EntrerAsync("2025-02-03", decision: "2025-03-03"));
        }

        await scene.RendezVousAsync(parcours[0], "2025-03-17", creeLe: "2025-03-04");
        await scene.RendezVousAsync(parcours[1], "2025-03-18", creeLe: "2025-03-05");
        await scene.RendezVousAsync(parcours[2], "2025-03-12", StatutRendezVous.Absent);
        await scene.RendezVousAsync(parcours[2], "2025-03-20");
        await scene.RendezVousAsync(parcours[3], "2025-03-01");
        await scene.RendezVousAsync(parcours[3], "2025-03-14");
        await scene.RendezVousAsync(parcours[5], "2025-03-12", StatutRendezVous.AnnuleParService);
        await scene.RendezVousAsync(parcours[5], "2025-03-25");

        // Another reason makes no first meeting; one that was moved counts at its last date alone.
        await scene.RendezVousAsync(parcours[4], "2025-03-10", motif: MotifRendezVous.SignatureContrat);
        await scene.RendezVousAsync(parcours[1], "2025-03-06", StatutRendezVous.Reporte);

        var r = await scene.CalculerAsync("2025-04-30");
        Assert.Equal((50.0m, 3L, 6L, 0L), Taux(r.Lire(Codes.TauxPremierRendezVousFixe)));
        Assert.Equal((33.3m, 2L, 6L, 0L), Taux(r.Lire(Codes.TauxPremierRendezVousHonore)));
        Assert.Equal((50.0m, 3L, 6L, 0L), Taux(r.Lire(Codes.TauxPremierRendezVousFixe, mois: new(2025, 3, 1))));
        Assert.Equal(5m, r.Lire(Codes.PremiersRendezVousFixes).Valeur);
        Assert.Equal(15m, r.Lire(Codes.DelaiPremierRendezVous).Valeur);
        var moyenne = r.Lire(Codes.DelaiMoyenPremierRendezVous);
        Assert.Equal((15.8m, 5L, 6L), (moyenne.Valeur, moyenne.Acheves, moyenne.Concernes));

        // On 12 March nobody is mature, and what is set for later is already known when it was written down.
        var avant = await scene.CalculerAsync("2025-03-12");
        Assert.Equal((null, 0L, 0L, 6L), Taux(avant.Lire(Codes.TauxPremierRendezVousFixe)));
        Assert.Equal(4m, avant.Lire(Codes.PremiersRendezVousFixes).Valeur);
        static (decimal?, long?, long?, long) Taux(Mesure m) => (m.Valeur, m.Numerateur, m.Denominateur, m.NonMurs);
    }

    [Fact]
    public async Task EX_26_presence_at_the_first_rendez_vous()
    {
        var parcours = await EntrerAsync("2025-01-10", decision: "2025-02-01");
        (StatutRendezVous Statut, int Nombre)[] issues =
            [(StatutRendezVous.Honore, 30), (StatutRendezVous.Excuse, 6), (StatutRendezVous.Absent, 9), (StatutRendezVous.AnnuleParService, 5), (StatutRendezVous.Prevu, 6)];
        var rang = 0;
        foreach (var (statut, nombre) in issues)
        {
            for (var n = 0; n < nombre; n++, rang++)
            {
                await scene.RendezVousAsync(parcours, $"2025-03-{1 + (rang % 12):00}", statut, heure: $"{8 + (rang / 12):00}:00", creeLe: "2025-02-10");
            }
        }

        // Four to come; on Friday 14 March, those of the 13th can still be written down.
        foreach (var jour in new[] { "2025-03-13", "2025-03-14", "2025-03-17", "2025-05-05" })
        {
            await scene.RendezVousAsync(parcours, jour, StatutRendezVous.Prevu, heure: "17:00", creeLe: "2025-03-01");
        }

        var r = await scene.CalculerAsync("2025-03-14");
        var presence = r.Lire(Codes.PresencePremierRendezVous);
        Assert.Equal((66.7m, 30L, 45L, 6L, true), (presence.Valeur, presence.Numerateur, presence.Denominateur, presence.Inconnus, presence.EstAVerifier));
        var aPreciser = r.Lire(Codes.TauxAPreciser);
        Assert.Equal((10.7m, 6L, 56L), (aPreciser.Valeur, aPreciser.Numerateur, aPreciser.Denominateur));
        Assert.Equal(presence.Valeur, r.Lire(Codes.PresencePremierRendezVous, mois: new(2025, 3, 1)).Valeur);
    }

    [Fact]
    public async Task EX_40_absences_and_EX_48_the_day_is_the_one_of_Paris()
    {
        var parcours = await EntrerAsync("2025-01-10", decision: "2025-02-01");
        (StatutRendezVous Statut, int Nombre)[] issues =
            [(StatutRendezVous.Honore, 40), (StatutRendezVous.Absent, 10), (StatutRendezVous.Excuse, 5), (StatutRendezVous.AnnuleParService, 15), (StatutRendezVous.Prevu, 8), (StatutRendezVous.Reporte, 7)];
        var rang = 0;
        foreach (var (statut, nombre) in issues)
        {
            for (var n = 0; n < nombre; n++, rang++)
            {
                await scene.RendezVousAsync(parcours, $"2025-03-{1 + (rang % 28):00}", statut, MotifRendezVous.Suivi, "2025-02-10", $"{8 + (rang / 28):00}:00");
            }
        }

        // 31 March at 22 h 30 UTC is 1 April in Paris.
        await scene.RendezVousAsync(parcours, "2025-04-01", StatutRendezVous.Honore, MotifRendezVous.Suivi, "2025-02-10", "00:30");
        var r = await scene.CalculerAsync("2025-03-31");
        Assert.Equal((20.0m, 10L, 50L), Lire(Codes.TauxAbsence));
        Assert.Equal((21.4m, 15L, 70L), Lire(Codes.TauxAnnulationService));
        Assert.Equal((10.3m, 8L, 78L), Lire(Codes.TauxAPreciser));
        Assert.Equal((40m, 40L, null), Lire(Codes.RendezVousHonores));
        Assert.Equal(StatutMesure.NonCalculable, r.Lire(Codes.PresencePremierRendezVous).Statut);
        Assert.Equal(41m, (await scene.CalculerAsync("2025-04-01")).Lire(Codes.RendezVousHonores).Valeur);
        (decimal?, long?, long?) Lire(string code) => (r.Lire(code).Valeur, r.Lire(code).Numerateur, r.Lire(code).Denominateur);
    }

    [Theory]
    [InlineData("2024-07-01", 5)]
    [InlineData("2024-06-30", 6)]
    [InlineData("2024-01-01", 11)]
    [InlineData("2023-12-31", 12)]
    [InlineData("2022-12-31", 24)]
    [InlineData("2020-01-01", 59)]
    [InlineData("2019-12-31", 60)]
    [InlineData("2025-01-01", null)]
    public async Task EX_03_full_months_are_counted_by_adding_months(string entree, int? mois) =>
        Assert.Equal(mois ?? -1, await scene.LireAsync("select coalesce(mois_revolus($1, '2024-12-31'), -1)::bigint", ScenePilotage.Jour(entree)));

    [Theory]
    [InlineData("2000-01-01", "2024-12-31", 24)]
    [InlineData("1999-12-31", "2024-12-31", 25)]
    [InlineData("1964-12-31", "2024-12-31", 60)]
    [InlineData("2000-02-29", "2025-02-28", 25)]
    [InlineData("2000-02-29", "2025-02-27", 24)]
    [InlineData("2025-02-01", "2024-12-31", -1)]
    public async Task EX_04_ages_are_counted_by_adding_years(string naissance, string au, int age) =>
        Assert.Equal(age, await scene.LireAsync("select coalesce(annees_revolues($1, $2), -1)::bigint", ScenePilotage.Jour(naissance), ScenePilotage.Jour(au)));

    [Fact]
    public async Task A_new_orientation_stops_the_wait_for_the_contract_of_the_former_one_and_the_same_organisme_again_does_not()
    {
        var change = await EntrerAsync("2025-01-02");
        await scene.OrienterAsync(change, CategorieOrganisme.ServiceDepartement, "2025-02-01", "2025-03-01");
        await scene.OrienterAsync(change, CategorieOrganisme.Iae, "2025-03-01");
        await scene.ContratAsync(change, "2025-03-21", "2025-03-21", "2025-09-20", "ContratEngagement");
        var confirme = await EntrerAsync("2025-01-02");
        await scene.OrienterAsync(confirme, CategorieOrganisme.ServiceDepartement, "2025-02-01", "2025-03-01");
        await scene.OrienterAsync(confirme, CategorieOrganisme.ServiceDepartement, "2025-03-01");
        await scene.ContratAsync(confirme, "2025-03-03", "2025-03-03", "2025-09-02", "ContratEngagement");
        var r = await scene.CalculerAsync("2025-06-30");
        var moyenne = r.Lire(Codes.DelaiMoyenContractualisation);
        Assert.Equal((20L + 30, 2L, 3L), (moyenne.Numerateur, moyenne.Acheves, moyenne.Concernes));
    }

    [Fact]
    public async Task EX_29_six_weeks_from_the_reception()
    {
        await EntrerAsync("2025-01-03", decision: "2025-02-02");
        await EntrerAsync("2025-01-03", decision: "2025-02-14");
        await EntrerAsync("2025-01-03", decision: "2025-02-15");
        await EntrerAsync("2025-01-03", categorie: CategorieOrganisme.FranceTravail, decision: "2025-02-22", origine: "FranceTravail");

        // Before 2025 the delay was another one; in June the delay has not run out.
        await EntrerAsync("2024-12-30");
        await EntrerAsync("2025-06-01", decision: "2025-06-10");
        var taux = (await scene.CalculerAsync("2025-06-30")).Lire(Codes.TauxSixSemaines);
        Assert.Equal((50.0m, 2L, 4L, 1L), (taux.Valeur, taux.Numerateur, taux.Denominateur, taux.NonMurs));
    }

    [Fact]
    public async Task EX_34_EX_2B_and_EX_2F_shares_keep_to_their_universe()
    {
        for (var n = 0; n < 100; n++)
        {
            var parcours = await EntrerAsync("2025-01-10");
            var type = n switch { < 28 => "Emploi", < 50 => "SocioProfessionnel", _ => "Social" };
            await scene.OrienterAsync(parcours, CategorieOrganisme.ServiceDepartement, "2025-02-01", type: type, avecReferent: n % 4 != 0);
            if (n < 59)
            {
                await scene.ContratAsync(parcours, "2025-03-01", "2025-03-01", "2025-12-31", "ContratEngagement");
            }
        }

        for (var n = 0; n < 40; n++)
        {
            var parcours = await EntrerAsync("2025-01-10", categorie: CategorieOrganisme.FranceTravail, decision: "2025-02-01");
            if (n < 5)
            {
                await scene.ContratAsync(parcours, "2025-03-01", "2025-03-01", "2025-12-31", "ContratEngagement");
            }
        }

        for (var n = 0; n < 10; n++)
        {
            var parcours = await EntrerAsync("2025-01-10", decision: "2025-02-01");
            await scene.ExecuterAsync("update statut_droits_devoirs set soumis = false where personne = (select personne from parcours where id = $1)", parcours);
            if (n < 3)
            {
                await scene.ContratAsync(parcours, "2025-03-01", "2025-03-01", "2025-12-31", "ContratEngagement");
            }
        }

        var r = await scene.CalculerAsync("2025-06-30");
        Assert.Equal((59.0m, 59L, 100L), Lire(r.Lire(Codes.TauxContractualisation)));
        Assert.Equal((17.9m, 25L, 140L), Lire(r.Lire(Codes.PartSansReferent)));
        Assert.Equal((20.0m, 28L, 140L), Lire(r.Lire("pe_repartition_parcours_emploi")));
        Assert.Equal((15.7m, 22L, 140L), Lire(r.Lire("pe_repartition_parcours_socio_professionnel")));
        Assert.Equal((64.3m, 90L, 140L), Lire(r.Lire("pe_repartition_parcours_social")));
        Assert.Equal((0m, 0L, 140L), Lire(r.Lire("pe_repartition_parcours_inconnu")));
        static (decimal?, long?, long?) Lire(Mesure m) => (m.Valeur, m.Numerateur, m.Denominateur);
    }

    [Fact]
    public async Task R_44_a_contract_counts_between_its_first_and_its_last_day_once_signed()
    {
        var parcours = await EntrerAsync("2025-01-10", decision: "2025-02-01");
        var contrat = await scene.ContratAsync(parcours, "2025-03-10", "2025-04-01", "2025-09-30", "ContratEngagement");
        Assert.Equal([0m, 100m, 100m, 0m], await TauxAsync("2025-03-31", "2025-04-01", "2025-09-30", "2025-10-01"));

        // It ends before its term: the photos since then are taken again.
        await scene.ExecuterAsync("update contrat set statut = 'Termine', termine_le = '2025-06-15', raison = 'essai' where id = $1", contrat);
        Assert.Equal([100m, 100m, 0m], await TauxAsync("2025-04-30", "2025-06-15", "2025-06-16"));

        async Task<decimal[]> TauxAsync(params string[] jours)
        {
            var taux = new List<decimal>();
            foreach (var jour in jours)
            {
                taux.Add((await scene.CalculerAsync(jour)).Lire(Codes.TauxContractualisation).Valeur!.Value);
            }

            return [.. taux];
        }
    }

    [Fact]
    public async Task The_end_of_a_fact_counts_once_the_flow_that_tells_it_is_known()
    {
        var parcours = await EntrerAsync("2025-01-10");
        await scene.FluxAsync("2025-07-03", "2025-06-01");
        await scene.ExecuterAsync(
            "update statut_droits_devoirs set jusqua = '2025-06-01', flux_fin = $2 where personne = (select personne from parcours where id = $1)",
            parcours, await scene.FluxAsync("2025-07-03"));
        Assert.Equal(1m, (await scene.CalculerAsync("2025-05-31")).Lire(Codes.NbSdd).Valeur);
        Assert.Equal(1m, (await scene.CalculerAsync("2025-06-15")).Lire(Codes.NbSdd).Valeur);

        // The monthly file of June tells the end of June.
        Assert.Equal(0m, (await scene.CalculerAsync("2025-06-30")).Lire(Codes.NbSdd).Valeur);
    }

    [Fact]
    public async Task The_first_flow_tells_the_days_since_the_beginning_of_its_month_and_entrants_need_two_photos()
    {
        await scene.FluxAsync("2025-11-04", "2025-10-01");
        var dossier = await scene.DossierAsync("2020-03-01");
        await scene.ExecuterAsync("update flux set reference = '2025-10-01' where id = (select min(id) from flux)");
        await scene.DroitAsync(dossier, 2, "2020-03-01", "2025-11-04");
        await scene.ExecuterAsync("delete from flux where cree_le < '2025-01-01'");
        await scene.ExecuterAsync("update adresse set flux = (select id from flux)");
        var personne = await scene.PersonneAsync(dossier, "2020-03-01", "2025-11-04", soumisDepuis: "2025-10-01");
        await scene.ParcoursAsync(personne, dossier, "2025-10-01", "2025-11-04");

        // A flow of claims, even an earlier one, describes no right.
        await scene.ExecuterAsync("update flux set nature = 'I', type = 'I', reference = null where id = $1", await scene.FluxAsync("2025-07-04"));
        Assert.Equal(StatutMesure.NonRenseignee, (await scene.CalculerAsync("2025-09-30")).Lire(Codes.NbSdd).Statut);
        Assert.Equal(1m, (await scene.CalculerAsync("2025-10-15")).Lire(Codes.NbSdd).Valeur);
        var octobre = await scene.CalculerAsync("2025-10-31");
        Assert.Equal(1m, octobre.Lire(Codes.NbSdd).Valeur);
        Assert.Equal(StatutMesure.NonRenseignee, octobre.Lire(Codes.NouveauxEntrants).Statut);
        Assert.Equal(StatutMesure.NonRenseignee, octobre.Lire(Codes.DelaiMedianOrientation).Statut);
        Assert.Equal(0m, (await scene.CalculerAsync("2025-11-30")).Lire(Codes.NouveauxEntrants).Valeur);
    }
}
