using Jalons.Domain.Habilitations;
using Jalons.TestKit;
using Jalons.TestKit.Pilotage;
using Xunit;

namespace Jalons.Tests.Data.Pilotage;

/// <summary>The figures of the RSA do not count people accompanied outside it (docs/adr/0051): the same figures, whatever is written about them.</summary>
public sealed class HorsRsaTests : IAsyncLifetime
{
    private readonly BaseDeTest bdd = new();
    private ScenePilotage scene = null!;

    public async ValueTask InitializeAsync()
    {
        await bdd.InitializeAsync();
        scene = new ScenePilotage(bdd);
        await JeuJd1.RaconterAsync(scene);
    }

    public async ValueTask DisposeAsync()
    {
        await scene.DisposeAsync();
        await bdd.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_that_is_written_about_them_moves_a_figure()
    {
        var avant = await scene.CalculerAsync("2024-12-31");
        var personnes = new List<long>
        {
            await scene.LireAsync(
                """
                insert into personne (nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance)
                values ('SEULE', 'SEULE', 'ANNE', 'SEULE', 'SEULE', 'ANNE', '2001-01-01') returning id
                """),

            // An adult of a household of the RSA, whom no flag binds: the one that nobody accompanies there.
            await scene.LireAsync(
                """
                select m.personne from membre m join dossier d on d.id = m.dossier
                where m.role in ('DEM', 'CJT') and m.jusqua is null
                  and not exists (select from parcours p where p.personne = m.personne)
                  and not exists (select from statut_droits_devoirs t where t.personne = m.personne and t.soumis)
                order by m.id limit 1
                """),
        };
        foreach (var personne in personnes.Where(p => p != 0))
        {
            var parcours = await scene.LireAsync(
                "insert into parcours (personne, entree, recu_le, public_accompagne, code_commune) values ($1, '2024-03-01', '2024-03-01', 'Jeune', '55001') returning id", personne);
            await scene.OrienterAsync(parcours, CategorieOrganisme.ServiceDepartement, "2024-04-02");
            await scene.ContratAsync(parcours, "2024-05-02", "2024-05-02", "2024-11-02");
            await scene.RendezVousAsync(parcours, "2024-04-20");
        }

        var apres = await scene.CalculerAsync("2024-12-31");
        Assert.Equal(
            avant.Mesures.Select(m => (m.Key, m.Value.Valeur)).OrderBy(m => m.Key.ToString(), StringComparer.Ordinal),
            apres.Mesures.Select(m => (m.Key, m.Value.Valeur)).OrderBy(m => m.Key.ToString(), StringComparer.Ordinal));
    }
}
