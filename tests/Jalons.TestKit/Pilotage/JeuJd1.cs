using Jalons.Domain.Habilitations;

namespace Jalons.TestKit.Pilotage;

/// <summary>
/// Dataset JD-1 of <c>references/indicateurs.md</c> (annex 1): fourteen adults, photo of 31/12/2024. A household that asked again has a
/// second claim, hence a second dossier, as the flows give it.
/// </summary>
public static class JeuJd1
{
    private const CategorieOrganisme Ft = CategorieOrganisme.FranceTravail;
    private const CategorieOrganisme Departement = CategorieOrganisme.ServiceDepartement;

    public static async Task RaconterAsync(ScenePilotage scene)
    {
        await scene.ExecuterAsync("insert into epci (code, nom) values ('200000001', 'Meuse centre')");
        await scene.ExecuterAsync("insert into commune (code, nom, cle_nom, departement, epci) values ('55001', 'Une', 'UNE', '55', '200000001')");
        await P1A3Async(scene);
        await P4Et5Async(scene);
        await P6Et7Async(scene);
        await P8Async(scene);
        await P9Et10Async(scene);
        await P11Async(scene);
        await P12A14Async(scene);
    }

    private static async Task<(long Personne, long Dossier, long Parcours)> SeulAsync(
        ScenePilotage s, string demande, string droit, string connu, string naissance, int sexe, bool? soumis = true, string commune = "55001")
    {
        var dossier = await s.DossierAsync(demande, commune);
        await s.DroitAsync(dossier, 2, droit, connu);
        var personne = await s.PersonneAsync(dossier, demande, connu, soumis: soumis, soumisDepuis: droit, naissance: naissance, sexe: sexe);
        return (personne, dossier, await s.ParcoursAsync(personne, dossier, droit));
    }

    private static async Task P1A3Async(ScenePilotage s)
    {
        var (_, _, p1) = await SeulAsync(s, "2024-07-01", "2024-07-01", "2024-07-20", "1999-12-31", 2);
        await s.OrienterAsync(p1, Ft, "2024-09-01", type: "Emploi");
        await SeulAsync(s, "2024-06-30", "2024-06-01", "2024-07-10", "2000-01-01", 1, commune: "54395");
        var (_, _, p3) = await SeulAsync(s, "2022-12-31", "2022-12-01", "2023-01-15", "1985-05-10", 2);
        await s.OrienterAsync(p3, Departement, "2023-02-10");
        await s.ContratAsync(p3, "2024-06-28", "2024-07-01", "2024-12-31");
    }

    private static async Task P4Et5Async(ScenePilotage s)
    {
        var (_, dossier, p4) = await SeulAsync(s, "2019-12-31", "2019-12-01", "2020-01-15", "1970-03-03", 1);
        await s.OrienterAsync(p4, CategorieOrganisme.CcasCias, "2020-03-01", "2024-05-15");
        await s.OrienterAsync(p4, CategorieOrganisme.Iae, "2024-05-15");
        await s.ContratAsync(p4, "2024-05-20", "2024-05-20", "2025-05-19");
        var conjoint = await s.PersonneAsync(dossier, "2022-04-01", "2022-04-20", "CJT", naissance: "1974-11-30");
        var p5 = await s.ParcoursAsync(conjoint, dossier, "2022-04-01");
        await s.OrienterAsync(p5, Ft, "2023-06-01", "2024-03-01");
        await s.OrienterAsync(p5, Departement, "2024-03-01", "2024-11-15");
        await s.OrienterAsync(p5, CategorieOrganisme.AutreOrganisme, "2024-11-15");
        await s.ContratAsync(p5, "2024-04-10", "2024-05-01", "2024-10-31");
    }

    private static async Task P6Et7Async(ScenePilotage s)
    {
        var (_, dossier, p6) = await SeulAsync(s, "2015-01-15", "2015-01-01", "2015-02-01", "1961-06-01", 2);
        await s.DroitAsync(dossier, 3, "2024-11-01", "2024-11-12");
        await s.OrienterAsync(p6, Departement, "2015-04-01");
        var (_, _, p7) = await SeulAsync(s, "2023-10-15", "2023-10-01", "2023-11-05", "1990-10-10", 1, soumis: null);
        await s.OrienterAsync(p7, Departement, "2023-12-01");
    }

    private static async Task P8Async(ScenePilotage s)
    {
        var (personne, ancien, premier) = await SeulAsync(s, "2018-03-01", "2018-03-01", "2018-04-01", "1988-08-08", 2);
        await s.DroitAsync(ancien, 5, "2019-07-01", "2019-07-15");
        await s.ExecuterAsync("update parcours set sortie = '2019-07-01' where id = $1", premier);
        await s.OrienterAsync(premier, Ft, "2018-05-01", "2019-06-30");
        await s.ContratAsync(premier, "2018-06-01", "2018-06-01", "2018-11-30");
        var dossier = await s.DossierAsync("2024-02-01");
        await s.DroitAsync(dossier, 2, "2024-02-01", "2024-02-20");
        await s.RejoindreAsync(personne, dossier, "2024-02-01", "2024-02-20");
        var second = await s.ParcoursAsync(personne, dossier, "2024-02-01");
        await s.OrienterAsync(second, Departement, "2024-04-11");
        await s.ContratAsync(second, "2024-05-06", "2024-05-06", "2025-05-05");
    }

    private static async Task P9Et10Async(ScenePilotage s)
    {
        // A birth after the date is unknown, as one that is not told (A.2).
        await SeulAsync(s, "2024-11-15", "2024-11-01", "2024-11-28", "2025-02-01", 1, commune: "55999");

        // The closing of 01/12/2024 was learnt on 10/02/2025: the photo of 31/12/2024 does not know it.
        var (_, dossier, p10) = await SeulAsync(s, "2023-03-01", "2023-03-01", "2023-04-01", "1979-01-20", 2);
        await s.DroitAsync(dossier, 5, "2024-12-01", "2025-02-10");
        await s.ExecuterAsync("update parcours set sortie = '2024-12-01' where id = $1", p10);
        await s.OrienterAsync(p10, Ft, "2023-04-15", "2024-03-10");
        await s.OrienterAsync(p10, Departement, "2024-03-10", "2024-09-20");
        await s.OrienterAsync(p10, Ft, "2024-09-20");
    }

    private static async Task P11Async(ScenePilotage s)
    {
        var (personne, ancien, premier) = await SeulAsync(s, "2024-01-10", "2024-01-01", "2024-01-25", "1995-07-07", 1);
        await s.DroitAsync(ancien, 5, "2024-06-01", "2024-06-10");
        await s.ExecuterAsync("update parcours set sortie = '2024-06-01' where id = $1", premier);
        await s.OrienterAsync(premier, Departement, "2024-02-20", "2024-05-31");
        var dossier = await s.DossierAsync("2024-09-15");
        await s.DroitAsync(dossier, 2, "2024-09-01", "2024-09-28");
        await s.RejoindreAsync(personne, dossier, "2024-09-15", "2024-09-28", soumisDepuis: "2024-09-15");
        var second = await s.ParcoursAsync(personne, dossier, "2024-09-15");
        await s.OrienterAsync(second, CategorieOrganisme.MdeMdefPlieCapEmploi, "2024-12-05", type: "Emploi");
    }

    private static async Task P12A14Async(ScenePilotage s)
    {
        var attente = await s.DossierAsync("2024-10-01");
        await s.DroitAsync(attente, 0, "2024-10-01", "2024-10-15");
        await s.PersonneAsync(attente, "2024-10-01", "2024-10-15", naissance: "1983-02-14");
        var (_, clos, p13) = await SeulAsync(s, "2021-05-01", "2021-05-01", "2021-06-01", "1992-09-09", 1);
        await s.DroitAsync(clos, 5, "2024-10-01", "2024-10-12");
        await s.ExecuterAsync("update parcours set sortie = '2024-10-01' where id = $1", p13);
        await s.OrienterAsync(p13, Ft, "2021-08-01", "2024-09-30");
        var (_, _, p14) = await SeulAsync(s, "2024-12-20", "2024-12-01", "2024-12-28", "2001-04-04", 2);
        await s.OrienterAsync(p14, CategorieOrganisme.MissionLocale, "2024-12-31", type: "Emploi");
        await s.ContratAsync(p14, "2025-01-10", "2025-01-10", "2025-07-09");
    }
}
