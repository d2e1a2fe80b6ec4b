using System.Collections.Concurrent;
using Npgsql;

namespace Jalons.Data.Dossiers.Repertoires;

/// <summary>A directory at the moment of a request.</summary>
/// <param name="Repertoire">The people; null while the first load goes on.</param>
/// <param name="EnPreparation">True while everybody is being loaded: a directory that is there may be late.</param>
public readonly record struct RepertoireLu(Repertoire? Repertoire, bool EnPreparation);

/// <summary>
/// The directories of the départements served, loaded in the background, then kept by the feed that acts and flows write (docs/adr/0070). Each request first
/// takes what changed since the last one, which is one look at an index.
/// </summary>
/// <param name="connexions">Loads have a connection of their own.</param>
public sealed class Repertoires(Socle.ConnexionsJalons connexions)
{
    private readonly ConcurrentDictionary<string, Suivi> _parDepartement = new(StringComparer.Ordinal);

    /// <summary>Starts to load a département, for those who will ask.</summary>
    public void Preparer(string departement, DateOnly jour) => _ = _parDepartement.GetOrAdd(departement, _ => new()).Charger(connexions, departement, jour);

    /// <summary>The directory of a département, up to date with what is committed.</summary>
    /// <param name="connexion">Connection tied to the département.</param>
    /// <param name="departement">The département.</param>
    /// <param name="jour">Today.</param>
    /// <param name="patience">How long to wait for a load that goes on.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task<RepertoireLu> LireAsync(NpgsqlConnection connexion, string departement, DateOnly jour, TimeSpan patience, CancellationToken annulation = default)
    {
        var suivi = _parDepartement.GetOrAdd(departement, _ => new());
        if (await suivi.LireAsync(connexion, jour, annulation) is { } pret)
        {
            return new(pret, false);
        }

        try
        {
            await suivi.Charger(connexions, departement, jour).WaitAsync(patience, annulation);
        }
        catch (TimeoutException)
        {
            return new(suivi.Dernier, true);
        }

        return await suivi.LireAsync(connexion, jour, annulation) is { } charge ? new(charge, false) : new(suivi.Dernier, true);
    }

    /// <summary>One département: its directory, what of the feed it holds, the load that goes on.</summary>
    private sealed class Suivi
    {
        private readonly SemaphoreSlim _tour = new(1);
        private readonly Lock _verrou = new();
        private Etat? _etat;
        private Task<Etat>? _chargement;

        /// <summary>What was last known.</summary>
        public Repertoire? Dernier => _etat?.Repertoire;

        /// <summary>The directory up to date; null when it has to be loaded.</summary>
        public async Task<Repertoire?> LireAsync(NpgsqlConnection connexion, DateOnly jour, CancellationToken annulation)
        {
            await _tour.WaitAsync(annulation);
            try
            {
                Prendre();
                return _etat is { } etat && await etat.SuivreAsync(connexion, jour, annulation) ? etat.Repertoire : null;
            }
            finally
            {
                _tour.Release();
            }
        }

        /// <summary>The load that goes on, started if need be. It belongs to nobody's request.</summary>
        public Task Charger(Socle.ConnexionsJalons connexions, string departement, DateOnly jour)
        {
            lock (_verrou)
            {
                return _chargement is null or { IsFaulted: true } ? _chargement = Task.Run(() => Etat.ChargerAsync(connexions, departement, jour), CancellationToken.None) : _chargement;
            }
        }

        private void Prendre()
        {
            lock (_verrou)
            {
                if (_chargement is { IsCompletedSuccessfully: true })
                {
                    (_etat, _chargement) = (_chargement.Result, null);
                }
            }
        }
    }

    /// <summary>A directory, with what of the feed it holds.</summary>
    private sealed class Etat(Repertoire repertoire, string horizon, DateOnly jourLu)
    {
        private HashSet<Changement> _pris = [];
        private string _horizon = horizon;
        private DateOnly _jour = jourLu;

        public Repertoire Repertoire { get; } = repertoire;

        public static async Task<Etat> ChargerAsync(Socle.ConnexionsJalons connexions, string departement, DateOnly jour)
        {
            await using var connexion = await connexions.OuvrirAsync(departement);
            await connexion.PurgerAsync(CancellationToken.None);
            await using var transaction = await connexion.BeginTransactionAsync();
            var horizon = (await connexion.LireChangementsAsync("0", 0, CancellationToken.None)).Horizon;
            var repertoire = new Repertoire();
            await repertoire.ChargerAsync(LectureLignes.LireToutesAsync(connexion, jour, CancellationToken.None), CancellationToken.None);
            return new(repertoire, horizon, jour);
        }

        /// <summary>Takes what changed; false when loading everybody again costs less, or is the only way.</summary>
        public async Task<bool> SuivreAsync(NpgsqlConnection connexion, DateOnly jour, CancellationToken annulation)
        {
            var (suivant, purge, changements) = await connexion.LireChangementsAsync(_horizon, FilDuRepertoire.Beaucoup, annulation);
            if (purge || jour < _jour || changements.Count > FilDuRepertoire.Beaucoup)
            {
                return false;
            }

            var neufs = changements.Where(c => !_pris.Contains(c)).ToList();
            var personnes = await connexion.LirePersonnesChangeesAsync(neufs, _jour, jour, annulation);
            if (personnes is null)
            {
                return false;
            }

            foreach (var lot in personnes.Chunk(FilDuRepertoire.TailleLot))
            {
                Repertoire.Changer(lot, await LectureLignes.LireAsync(connexion, jour, lot, annulation));
            }

            if (jour > _jour)
            {
                await connexion.PurgerAsync(annulation);
            }

            (_horizon, _pris, _jour) = (suivant, [.. changements], jour);
            return true;
        }
    }
}
