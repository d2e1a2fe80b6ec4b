using Jalons.Domain.Habilitations;
using Jalons.Domain.Pilotage;
using Jalons.Domain.RendezVous;
using Jalons.TestKit;
using Jalons.TestKit.Pilotage;
using Xunit;

namespace Jalons.Tests.Data.Pilotage;

/// <summary>Kept figures: served as they are while nothing concerns their day, computed again when something does (docs/adr/0010).</summary>
public sealed class FraicheurTests(BaseDeTest bdd) : IClassFixture<BaseDeTest>, IAsyncLifetime
{
    private readonly ScenePilotage scene = new(bdd);
    private readonly List<long> parcours = [];

    public async ValueTask InitializeAsync()
    {
        await scene.ViderAsync();
        for (var n = 0; n < 4; n++)
        {
            var dossier = await scene.DossierAsync("2025-01-10");
            await scene.DroitAsync(dossier, 2, "2025-01-10", "2025-01-15");
            var personne = await scene.PersonneAsync(dossier, "2025-01-10", "2025-01-15");
            parcours.Add(await scene.ParcoursAsync(personne, dossier, "2025-01-10", "2025-01-15"));
        }
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    private async Task<decimal?> OrientesAsync(string au, TimeSpan? tolerance = null) => (await scene.TableauAsync(au, tolerance)).Courant.Lire(Codes.T1Orientes).Valeur;

    private Task<long> CalculAsync(string au) => scene.LireAsync("select id from indicateur_calcul where au = $1", ScenePilotage.Jour(au));

    [Fact]
    public async Task Nothing_new_nothing_is_computed_again()
    {
        Assert.Equal(0m, await OrientesAsync("2025-06-30"));
        var calcul = await CalculAsync("2025-06-30");
        Assert.Equal(0m, await OrientesAsync("2025-06-30"));
        Assert.Equal(calcul, await CalculAsync("2025-06-30"));
    }

    [Fact]
    public async Task An_orientation_makes_old_the_days_since_it_and_no_other()
    {
        await OrientesAsync("2025-06-30");
        var (avril, mai) = (await CalculAsync("2025-04-30"), await CalculAsync("2025-05-31"));
        await scene.OrienterAsync(parcours[0], CategorieOrganisme.Iae, "2025-05-20");
        Assert.Equal(1m, await OrientesAsync("2025-06-30"));
        Assert.Equal(avril, await CalculAsync("2025-04-30"));
        Assert.NotEqual(mai, await CalculAsync("2025-05-31"));
    }

    [Fact]
    public async Task Its_end_makes_old_the_days_since_the_end_only()
    {
        var orientation = await scene.OrienterAsync(parcours[0], CategorieOrganisme.Iae, "2025-02-20");
        await OrientesAsync("2025-06-30");
        var avril = await CalculAsync("2025-04-30");
        await scene.ExecuterAsync("update orientation set au = '2025-06-10' where id = $1", orientation);
        Assert.Equal(0m, await OrientesAsync("2025-06-30"));
        Assert.Equal(avril, await CalculAsync("2025-04-30"));
    }

    [Fact]
    public async Task A_rendez_vous_makes_old_the_delays_since_it_was_set_and_no_photo()
    {
        await scene.OrienterAsync(parcours[0], CategorieOrganisme.Iae, "2025-05-20");
        Assert.Equal(StatutMesure.NonDisponible, (await scene.TableauAsync("2025-06-30")).Courant.Lire(Codes.DelaiPremierRendezVous).Statut);
        var photo = await PhotoAsync("2025-06-30");
        var (avril, mai) = (await CalculAsync("2025-04-30"), await CalculAsync("2025-05-31"));
        var rendezVous = await scene.RendezVousAsync(parcours[0], "2025-06-10", StatutRendezVous.Prevu, creeLe: "2025-05-25");
        Assert.Equal(1m, (await scene.TableauAsync("2025-06-30")).Courant.Lire(Codes.PremiersRendezVousFixes).Valeur);
        Assert.NotEqual(mai, mai = await CalculAsync("2025-05-31"));

        // What came of it concerns its own day and those after.
        await scene.ExecuterAsync("update rendez_vous set statut = 'Honore', constate_le = now() where id = $1", rendezVous);
        Assert.Equal(21m, (await scene.TableauAsync("2025-06-30")).Courant.Lire(Codes.DelaiPremierRendezVous).Valeur);
        Assert.Equal((avril, mai), (await CalculAsync("2025-04-30"), await CalculAsync("2025-05-31")));

        // Called off by the service, it was never set.
        await scene.ExecuterAsync("update rendez_vous set statut = 'AnnuleParService' where id = $1", rendezVous);
        Assert.Equal(0m, (await scene.TableauAsync("2025-06-30")).Courant.Lire(Codes.PremiersRendezVousFixes).Valeur);
        Assert.NotEqual(mai, await CalculAsync("2025-05-31"));
        Assert.Equal(photo, await PhotoAsync("2025-06-30"));

        // A note or an hour kept the same changes no figure.
        var juin = await CalculAsync("2025-06-30");
        await scene.ExecuterAsync("update rendez_vous set note = 'essai' where id = $1", rendezVous);
        await scene.TableauAsync("2025-06-30");
        Assert.Equal(juin, await CalculAsync("2025-06-30"));

        Task<long> PhotoAsync(string au) => scene.LireAsync("select extract(epoch from prise_le)::bigint * 1000000 + changement from photo where au = $1", ScenePilotage.Jour(au));
    }

    [Fact]
    public async Task On_screen_an_old_figure_is_served_for_some_minutes_with_its_time()
    {
        await OrientesAsync("2025-06-30");
        await scene.OrienterAsync(parcours[0], CategorieOrganisme.Iae, "2025-05-20");
        Assert.Equal(0m, await OrientesAsync("2025-06-30", TimeSpan.FromMinutes(5)));
        scene.Horloge.Avancer(TimeSpan.FromMinutes(5));
        Assert.Equal(1m, await OrientesAsync("2025-06-30", TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public async Task A_change_noted_before_but_committed_after_is_not_missed()
    {
        await using var autre = await bdd.OuvrirAsync();
        await using (var transaction = await autre.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await BaseDeTest.ExecuterAsync(
                autre,
                "update parcours set recu_le = '2025-01-12' where id = $1",
                parcours[0]);
            await scene.OrienterAsync(parcours[1], CategorieOrganisme.Iae, "2025-05-20");
            await OrientesAsync("2025-06-30");
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        var calcul = await CalculAsync("2025-06-30");
        await OrientesAsync("2025-06-30");
        Assert.NotEqual(calcul, await CalculAsync("2025-06-30"));
        var encore = await CalculAsync("2025-06-30");
        await OrientesAsync("2025-06-30");
        Assert.Equal(encore, await CalculAsync("2025-06-30"));
    }

    [Fact]
    public async Task A_result_that_stays_right_while_thousands_of_acts_go_by_takes_the_mark_of_now_and_is_still_watched()
    {
        await OrientesAsync("2025-06-30");
        var calcul = await CalculAsync("2025-06-30");
        await scene.ExecuterAsync("insert into changement_pilotage (depuis, photo) select '2026-01-01', true from generate_series(1, 1500)");
        await OrientesAsync("2025-06-30");
        Assert.Equal(calcul, await CalculAsync("2025-06-30"));
        Assert.Equal(
            await scene.LireAsync("select max(id) from changement_pilotage"),
            await scene.LireAsync("select changement from indicateur_calcul where id = $1", calcul));
        await scene.OrienterAsync(parcours[0], CategorieOrganisme.Iae, "2025-05-20");
        Assert.Equal(1m, await OrientesAsync("2025-06-30"));
    }

    [Fact]
    public async Task A_late_flow_makes_old_the_days_it_concerns()
    {
        Assert.Equal(4m, (await scene.TableauAsync("2025-06-30")).Courant.Lire(Codes.NbSdd).Valeur);
        var mars = await CalculAsync("2025-03-31");
        var dossier = await scene.LireAsync("select min(id) from dossier");
        await scene.FluxAsync("2025-05-04", "2025-04-01");
        await scene.DroitAsync(dossier, 5, "2025-04-01", "2025-05-04");
        Assert.Equal(3m, (await scene.TableauAsync("2025-06-30")).Courant.Lire(Codes.NbSdd).Valeur);
        Assert.Equal(mars, await CalculAsync("2025-03-31"));
        Assert.Equal(3m, (await scene.TableauAsync("2025-04-30")).Courant.Lire(Codes.NbSdd).Valeur);
    }

    [Theory]
    [InlineData("R")]
    [InlineData("F")]
    public async Task A_flow_that_tells_nothing_of_households_makes_nothing_old(string nature)
    {
        await OrientesAsync("2025-06-30");
        var calcul = await CalculAsync("2025-06-30");
        await scene.ExecuterAsync("update flux set nature = $2 where id = $1", await scene.FluxAsync("2025-06-20", "2025-06-01"), nature);
        await OrientesAsync("2025-06-30");
        Assert.Equal(calcul, await CalculAsync("2025-06-30"));
    }

    [Fact]
    public async Task A_monthly_file_describes_the_end_of_its_month_only_when_it_is_the_one_of_the_beneficiaries()
    {
        var dossier = await scene.LireAsync("select min(id) from dossier");
        var mensuel = await scene.FluxAsync("2025-07-03", "2025-06-01");
        await scene.DroitAsync(dossier, 5, "2025-06-15", "2025-07-03");
        Assert.Equal(3m, (await scene.TableauAsync("2025-06-30")).Courant.Lire(Codes.NbSdd).Valeur);
        foreach (var nature in new[] { "I", "R", "F" })
        {
            await scene.ExecuterAsync("update flux set nature = $2 where id = $1", mensuel, nature);
            await scene.ExecuterAsync("delete from indicateur_calcul");
            await scene.ExecuterAsync("delete from photo");
            Assert.Equal(4m, (await scene.TableauAsync("2025-06-30")).Courant.Lire(Codes.NbSdd).Valeur);
        }
    }

    [Fact]
    public async Task The_series_has_twelve_points_and_the_month_before_is_the_comparison()
    {
        var tableau = await scene.TableauAsync("2025-06-15");
        Assert.Equal(12, tableau.Serie.Count);
        Assert.Equal(new DateOnly(2025, 5, 31), tableau.Precedent.Au);
        Assert.Equal(new DateOnly(2024, 7, 31), tableau.Serie[0].Au);
        Assert.Equal(new DateOnly(2025, 6, 15), tableau.Serie[^1].Au);
        Assert.Equal(StatutMesure.NonRenseignee, tableau.Serie[5].Lire(Codes.NbSdd).Statut);
        Assert.Equal(4m, tableau.Serie[^2].Lire(Codes.NbSdd).Valeur);
        Assert.Equal(0, tableau.MoisRestants);
    }

    [Fact]
    public async Task Another_departement_sees_none_of_it()
    {
        await OrientesAsync("2025-06-30");
        await using var ailleurs = await bdd.OuvrirAsync("79");
        Assert.Equal(0L, await BaseDeTest.LireAsync<long>(
            ailleurs, "select (select count(*) from photo_adulte) + (select count(*) from indicateur_valeur) + (select count(*) from changement_pilotage)"));
    }
}
