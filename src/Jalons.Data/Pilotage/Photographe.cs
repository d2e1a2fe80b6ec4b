using Jalons.Domain.Pilotage;
using Npgsql;

namespace Jalons.Data.Pilotage;

/// <summary>
/// Takes the photos: one row per adult of an open right at the end of a day. Those of the ends of month are kept and taken again only when a
/// late flow or a backdated act concerns them (docs/adr/0010).
/// </summary>
/// <param name="connexion">Connection tied to the département.</param>
internal sealed class Photographe(NpgsqlConnection connexion)
{
    /// <summary>The ends of month that some received flow describes and whose photo is missing or old, most recent first.</summary>
    public Task<List<DateOnly>> APrendreAsync(IEnumerable<DateOnly> finsDeMois, CancellationToken annulation) => connexion.Commande(
        $"""
        with etats as (
          select d.au, p.au as prise, coalesce(p.flux <> {Marque.NombreDeFlux("p.au")} or {Marque.Changement("p", "p.au", "c.photo")}, true) as ancienne
          from unnest($1) d (au) left join photo p on p.departement = departement_courant() and p.au = d.au
          where jour_decrit(d.au, d.au)),
        rafraichies as (
          update photo q set ({Marque.Noms}) = (select {Marque.Colonnes})
          from etats e
          where q.departement = departement_courant() and q.au = e.prise and not e.ancienne and {Marque.EstEnRetard("q")})
        select au from etats where ancienne order by au desc
        """,
        [finsDeMois.ToArray()]).LireAsync(l => l.GetFieldValue<DateOnly>(0), annulation);

    /// <summary>Takes the photo of an end of month, in a transaction of its own.</summary>
    public async Task PrendreAsync(DateOnly au, DateTimeOffset maintenant, CancellationToken annulation)
    {
        await using var transaction = await connexion.CommencerAsync(annulation);
        await connexion.Commande("delete from photo_adulte where departement = departement_courant() and au = $1", au).ExecuterAsync(annulation);
        await connexion.Commande(
            $"""
            insert into photo as p (departement, au, flux, changement, trous, prise_le)
            select departement_courant(), $1, {Marque.NombreDeFlux("$1")}, {Marque.Colonnes}, $2
            on conflict (departement, au) do update
            set entrants = false, flux = excluded.flux, changement = excluded.changement, trous = excluded.trous, prise_le = excluded.prise_le
            """,
            au,
            maintenant).ExecuterAsync(annulation);
        await ExposerAsync(ParametresPilotage.Du(au), SqlPilotage.PhotosGardees, annulation);

        // The entrants of the month after were found by comparing with the photo that has just been replaced.
        await connexion.Commande("update photo set entrants = false where departement = departement_courant() and au = $1", Echeancier.FinDeMois(au.AddDays(1))).ExecuterAsync(annulation);
        await transaction.CommitAsync(annulation);
    }

    /// <summary>Marks the entrants of the kept photos that were not compared yet with the month before.</summary>
    public async Task ReconnaitreEntrantsAsync(IEnumerable<DateOnly> finsDeMois, CancellationToken annulation)
    {
        var aFaire = await connexion.Commande(
            """
            select p.au
            from photo p
            where p.departement = departement_courant() and p.au = any ($1) and not p.entrants
              and exists (
                select from photo q
                where q.departement = departement_courant() and q.au = (date_trunc('month', p.au) - interval '1 day')::date)
            order by p.au
            """,
            [finsDeMois.ToArray()]).LireAsync(l => l.GetFieldValue<DateOnly>(0), annulation);
        foreach (var au in aFaire)
        {
            await using var transaction = await connexion.CommencerAsync(annulation);
            await connexion.Commande(
                "update photo_adulte set entrant = null where departement = departement_courant() and au = $1 and entrant is not null", au).ExecuterAsync(annulation);
            await ComparerAsync(ParametresPilotage.Du(au), SqlPilotage.PhotosGardees, annulation);
            await connexion.Commande("update photo set entrants = true where departement = departement_courant() and au = $1", au).ExecuterAsync(annulation);
            await transaction.CommitAsync(annulation);
        }
    }

    /// <summary>Takes a photo that is not kept, in the transaction of the caller; it is dropped at its end.</summary>
    public async Task PrendreDuJourAsync(ParametresPilotage parametres, CancellationToken annulation)
    {
        await connexion.Commande("create temp table photo_du_jour (like photo_adulte) on commit drop").ExecuterAsync(annulation);
        await ExposerAsync(parametres, SqlPilotage.PhotoDuJour, annulation);
        await connexion.Commande("create index on photo_du_jour (personne)").ExecuterAsync(annulation);
        await connexion.Commande("analyze photo_du_jour").ExecuterAsync(annulation);
    }

    /// <summary>Marks the new entrants of a photo by comparing it with the kept photo of the month before.</summary>
    public Task ComparerAsync(ParametresPilotage parametres, string photo, CancellationToken annulation) => connexion.Fichier(
        "entrants", photo, parametres.Au, Echeancier.FinDuMoisPrecedent(parametres.Au), parametres.EtatsPhoto.ToArray()).ExecuterAsync(annulation);

    /// <summary>Among some ends of month, those whose photo is kept.</summary>
    public async Task<IReadOnlySet<DateOnly>> GardeesAsync(IEnumerable<DateOnly> finsDeMois, CancellationToken annulation) =>
        (await connexion.Commande("select au from photo where departement = departement_courant() and au = any ($1)", [finsDeMois.ToArray()])
            .LireAsync(l => l.GetFieldValue<DateOnly>(0), annulation)).ToHashSet();

    private Task ExposerAsync(ParametresPilotage parametres, string cible, CancellationToken annulation) =>
        connexion.Fichier("photographier", cible, parametres.Au, parametres.Connaissance, parametres.FormesContrat).ExecuterAsync(annulation);
}

/// <summary>
/// What a kept result has seen: how many flows concern its day, the last change noted, and the numbers before it that were not visible yet.
/// Later, it is old when the count differs or when a change it has not seen concerns its day.
/// </summary>
internal static class Marque
{
    /// <summary>How many numbers before the last one are looked at for those not yet visible.</summary>
    private const int Recul = 200;

    /// <summary>A result that is this many changes late, and still right, takes the mark of now: the next look is short.</summary>
    private const int Retard = 1000;

    /// <summary>The columns of <see cref="Colonnes"/>.</summary>
    public const string Noms = "changement, trous";

    /// <summary>Values of the columns <c>changement</c> and <c>trous</c>, now.</summary>
    public static readonly string Colonnes =
        $"""
        coalesce((select max(id) from changement_pilotage), 0),
        array(select n from generate_series(greatest(1, coalesce((select max(id) from changement_pilotage), 0) - {Recul}), coalesce((select max(id) from changement_pilotage), 0)) n
              where not exists (select from changement_pilotage v where v.id = n))
        """;

    /// <summary>Number of flows that concern a day: those that tell of households, as in <c>flux_connus</c>.</summary>
    public static string NombreDeFlux(string jour) =>
        $"(select count(*)::int from flux f where f.etat <> 'refuse' and f.nature in ('D', 'I') and least(f.cree_le::date, coalesce(f.reference, f.cree_le::date)) <= {jour})";

    /// <summary>Condition: a change that the row has not seen concerns a day.</summary>
    public static string Changement(string ligne, string jour, string condition) =>
        $"exists (select from changement_pilotage c where {condition} and c.depuis <= {jour} and (c.id > {ligne}.changement or c.id = any ({ligne}.trous)))";

    /// <summary>Condition: the row has not been looked at for long.</summary>
    public static string EstEnRetard(string ligne) => $"{ligne}.changement < (select max(id) from changement_pilotage) - {Retard}";
}
