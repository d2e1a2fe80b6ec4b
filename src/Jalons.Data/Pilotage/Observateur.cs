using Jalons.Data.Referentiel;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Pilotage;
using Jalons.Domain.Referentiel;
using Jalons.Domain.RendezVous;
using Npgsql;

namespace Jalons.Data.Pilotage;

/// <summary>Reads what is needed to compute the indicators of a day, grouped: counts and dates, never a name.</summary>
/// <param name="connexion">Connection tied to the département.</param>
/// <param name="departement">The département.</param>
internal sealed class Observateur(NpgsqlConnection connexion, string departement)
{
    private readonly Photographe photographe = new(connexion);

    /// <summary>Observes a day, in the transaction of the caller; the photos of the ends of month before it are already taken.</summary>
    /// <param name="parametres">The day and what was known.</param>
    /// <param name="complet">With the followed cohorts.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task<Observations> ObserverAsync(ParametresPilotage parametres, bool complet, CancellationToken annulation)
    {
        var photo = SqlPilotage.PhotosGardees;
        var connue = await EstConnueAsync(parametres, annulation);
        if (!parametres.EstPhotoGardee)
        {
            photo = SqlPilotage.PhotoDuJour;
            await photographe.PrendreDuJourAsync(parametres, annulation);
        }

        var observations = new Observations
        {
            Au = parametres.Au,
            Photo = connue ? await CompterAsync(parametres, photo, annulation) : null,
            Regles = await connexion.LireReglesAsync(departement, annulation),
        };
        return complet ? await SuivreAsync(observations, parametres, photo, annulation) : observations;
    }

    private async Task<Observations> SuivreAsync(Observations observations, ParametresPilotage parametres, string photo, CancellationToken annulation)
    {
        var au = parametres.Au;
        var debut = new DateOnly(au.Year, au.Month, 1).AddMonths(1 - Echeancier.DouzeMois);
        var avant = Echeancier.FinsDeMoisAvant(au);
        var gardees = await photographe.GardeesAsync(avant, annulation);
        var connus = avant.Append(au).Skip(1).Where(fin => (fin == au ? observations.Photo is not null : gardees.Contains(fin)) && gardees.Contains(Echeancier.FinDuMoisPrecedent(fin))).ToArray();
        if (photo == SqlPilotage.PhotoDuJour && connus.Contains(au))
        {
            await photographe.ComparerAsync(parametres, photo, annulation);
        }

        var entrants = await EntrantsAsync(SqlPilotage.PhotosGardees, photo == SqlPilotage.PhotoDuJour ? [.. connus.Where(c => c != au)] : connus, au, annulation);
        if (photo == SqlPilotage.PhotoDuJour && connus.Contains(au))
        {
            entrants.AddRange(await EntrantsAsync(photo, [au], au, annulation));
        }

        return observations with
        {
            Annee = observations.Photo is null ? null : await AnneeAsync(parametres, photo, annulation),
            Ventilation = observations.Photo is null ? null : await VentilerAsync(parametres, photo, annulation),
            MoisConnus = [.. connus.Select(fin => new DateOnly(fin.Year, fin.Month, 1))],
            Entrants = entrants,
            Decisions = await DecisionsAsync(photo, au, debut, annulation),
            Receptions = await ReceptionsAsync(photo, au, debut, annulation),
            PremiersRendezVous = await PremiersRendezVousAsync(photo, au, debut, annulation),
            RendezVous = await RendezVousAsync(photo, au, debut, annulation),
        };
    }

    private async Task<bool> EstConnueAsync(ParametresPilotage parametres, CancellationToken annulation) =>
        (await connexion.Commande("select jour_decrit($1, $2)", parametres.Au, parametres.Connaissance)
            .LireAsync(l => l.GetBoolean(0), annulation))[0];

    private async Task<IReadOnlyList<GroupePhoto>> CompterAsync(ParametresPilotage parametres, string photo, CancellationToken annulation) =>
        await connexion.Fichier("compter", photo, parametres.Au, parametres.EtatsPhoto.ToArray()).LireAsync(
            l => new GroupePhoto(
                l.GetString(0), l.Valeur<bool>(1), Lire<CategorieOrganisme>(l.TexteOuNul(2)), Lire<TypeParcours>(l.TexteOuNul(3)), l.GetBoolean(4), l.GetBoolean(5), l.GetInt64(6)),
            annulation);

    private async Task<IReadOnlyList<GroupeAnnee>> AnneeAsync(ParametresPilotage parametres, string photo, CancellationToken annulation) =>
        await connexion.Fichier("annee", photo, parametres.Au, parametres.EtatsPhoto.ToArray(), parametres.FormesContrat).LireAsync(
            l => new GroupeAnnee(l.GetString(0), l.GetInt64(1), l.GetInt64(2), l.GetInt64(3), l.GetInt64(4), l.GetInt64(5), l.GetInt64(6)),
            annulation);

    private Task<List<GroupeEntrants>> EntrantsAsync(string photo, DateOnly[] fins, DateOnly arret, CancellationToken annulation) =>
        connexion.Fichier("attentes", photo, fins, arret).LireAsync(
            l =>
            {
                var effectif = (int)l.GetInt64(7);
                return new GroupeEntrants(
                    l.GetString(0), l.GetFieldValue<DateOnly>(1), l.GetString(2), l.GetBoolean(3),
                    l.Valeur<DateOnly>(4) is { } recu ? new Attente(recu, l.Valeur<DateOnly>(5), l.Valeur<DateOnly>(6), effectif) : null, effectif);
            },
            annulation);

    private async Task<IReadOnlyList<GroupeDecisions>> DecisionsAsync(string photo, DateOnly au, DateOnly debut, CancellationToken annulation) =>
        await connexion.Fichier("decisions", photo, au, debut).LireAsync(
            l => new GroupeDecisions(
                l.GetString(0), l.GetBoolean(1), new Attente(l.GetFieldValue<DateOnly>(2), l.Valeur<DateOnly>(3), l.Valeur<DateOnly>(4), (int)l.GetInt64(5))),
            annulation);

    private async Task<IReadOnlyList<GroupeReceptions>> ReceptionsAsync(string photo, DateOnly au, DateOnly debut, CancellationToken annulation) =>
        await connexion.Fichier("receptions", photo, au, debut).LireAsync(
            l => new GroupeReceptions(
                l.GetString(0), l.GetBoolean(1), new Attente(l.GetFieldValue<DateOnly>(2), l.Valeur<DateOnly>(3), l.Valeur<DateOnly>(4), (int)l.GetInt64(5))),
            annulation);

    private async Task<IReadOnlyList<GroupeVentilation>> VentilerAsync(ParametresPilotage parametres, string photo, CancellationToken annulation) =>
        await connexion.Fichier("ventiler", photo, parametres.Au, parametres.EtatsPhoto.ToArray()).LireAsync(
            l => new GroupeVentilation(
                Enum.Parse<VariableVentilation>(l.GetString(0)), l.Valeur<short>(1), Lire<CategorieOrganisme>(l.TexteOuNul(2)), l.GetBoolean(3), l.GetInt64(4)),
            annulation);

    private async Task<IReadOnlyList<GroupePremiersRendezVous>> PremiersRendezVousAsync(string photo, DateOnly au, DateOnly debut, CancellationToken annulation) =>
        await connexion.Fichier(
            "premiers_rendez_vous", photo, au, debut, Noms(CalculRendezVous.MotifsPremiers), Noms(CalculRendezVous.SansRendezVous), nameof(StatutRendezVous.Honore)).LireAsync(
            l => new GroupePremiersRendezVous(
                l.GetString(0), l.GetBoolean(1), l.GetFieldValue<DateOnly>(2), l.Valeur<DateOnly>(3), l.Valeur<DateOnly>(4), l.Valeur<DateOnly>(5), (int)l.GetInt64(6)),
            annulation);

    private async Task<IReadOnlyList<GroupeRendezVous>> RendezVousAsync(string photo, DateOnly au, DateOnly debut, CancellationToken annulation) =>
        await connexion.Fichier("rendez_vous", photo, au, debut, Noms(CalculRendezVous.MotifsPremiers)).LireAsync(
            l => new GroupeRendezVous(
                l.GetString(0), l.GetFieldValue<DateOnly>(1), l.GetBoolean(2), Enum.Parse<StatutRendezVous>(l.GetString(3)), l.Valeur<DateOnly>(4), (int)l.GetInt64(5)),
            annulation);

    private static string[] Noms<T>(IEnumerable<T> valeurs) where T : struct, Enum => [.. valeurs.Select(v => v.ToString())];

    private static T? Lire<T>(string? nom) where T : struct, Enum => nom is null ? null : Enum.Parse<T>(nom);
}
