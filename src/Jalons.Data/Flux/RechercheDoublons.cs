using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Flux;

/// <summary>
/// Looks for people who may be one and the same among those that an import created or changed (<c>s_proche</c>), and puts them in the queue for an
/// agent, in the transaction of the import. Any importer that stages <c>s_personne</c> and runs <c>reconnaitre.sql</c> ends with it.
/// </summary>
internal static class RechercheDoublons
{
    private const int Colonnes = 9;
    private static readonly string SqlRessemblances = Ressources.Sql("ressemblances");
    private static readonly string SqlDoubler = Ressources.Sql("doubler");

    /// <summary>Finds the pairs and keeps them.</summary>
    /// <param name="connexion">In the transaction of the import, after its last lot.</param>
    /// <param name="flux">The flow.</param>
    /// <param name="trouveLe">When it was received.</param>
    /// <param name="annulation">Cancellation.</param>
    public static async Task ChercherAsync(NpgsqlConnection connexion, long flux, DateTimeOffset trouveLe, CancellationToken annulation)
    {
        await connexion.ExecuterAsync("analyze s_proche; create temp table s_doublon (a bigint, b bigint, score smallint, raisons text[]) on commit drop", annulation);
        var paires = await RapprocherAsync(connexion, annulation);
        await connexion.ExecuterAsync("reset enable_hashjoin; reset enable_mergejoin", annulation);
        await AjouterContrairesAsync(connexion, paires, annulation);
        if (paires.Count == 0)
        {
            return;
        }

        await CopierAsync(connexion, paires, annulation);
        await using var commande = new NpgsqlCommand(SqlDoubler, connexion)
        {
            CommandTimeout = 0,
            Parameters = { new("trouve_le", trouveLe.ToUniversalTime()), new("flux", flux) },
        };
        await commande.ExecuteNonQueryAsync(annulation);
    }

    private static async Task<Dictionary<(long A, long B), RessemblanceIdentites>> RapprocherAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(SqlRessemblances, connexion) { CommandTimeout = 0 };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var paires = new Dictionary<(long, long), RessemblanceIdentites>();
        while (await lecteur.ReadAsync(annulation))
        {
            var foyer = lecteur.Valeur<int>(2 + (2 * Colonnes)) switch { 2 => FoyerCommun.Ensemble, 1 => FoyerCommun.Successif, _ => FoyerCommun.Aucun };
            var ressemblance = RessemblanceIdentites.Entre(Identite(lecteur, 2), Identite(lecteur, 2 + Colonnes), foyer);
            if (ressemblance.EstAVerifier)
            {
                paires[(lecteur.GetInt64(0), lecteur.GetInt64(1))] = ressemblance;
            }
        }

        return paires;
    }

    /// <summary>Those whom a flow named with the number of one and the names of the other come on top, whatever they look like.</summary>
    private static async Task AjouterContrairesAsync(NpgsqlConnection connexion, Dictionary<(long A, long B), RessemblanceIdentites> paires, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("select distinct least(personne, autre), greatest(personne, autre) from s_contraire", connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        while (await lecteur.ReadAsync(annulation))
        {
            var paire = (lecteur.GetInt64(0), lecteur.GetInt64(1));
            var connue = paires.GetValueOrDefault(paire, new RessemblanceIdentites(0, []));
            paires[paire] = new(Math.Max(connue.Score, RessemblanceIdentites.ScoreContraires), [RaisonDoublon.NirEtNomsContraires, .. connue.Raisons]);
        }
    }

    private static async Task CopierAsync(NpgsqlConnection connexion, Dictionary<(long A, long B), RessemblanceIdentites> paires, CancellationToken annulation)
    {
        var copie = new EcrivainCopy("s_doublon", "a, b, score, raisons");
        foreach (var ((a, b), ressemblance) in paires)
        {
            copie.Ligne();
            copie.Long(a);
            copie.Long(b);
            copie.Court(ressemblance.Score);
            copie.Textes([.. ressemblance.Raisons.Select(r => r.ToString())]);
        }

        await copie.EnvoyerAsync(connexion, annulation);
    }

    private static IdentiteComparee Identite(NpgsqlDataReader lecteur, int premiere) => new()
    {
        Nom = lecteur.GetString(premiere),
        NomNaissance = lecteur.GetString(premiere + 1),
        Prenom = lecteur.GetString(premiere + 2),
        Naissance = lecteur.GetFieldValue<DateOnly>(premiere + 3),
        Rang = lecteur.Valeur<short>(premiere + 4),
        Sexe = lecteur.Valeur<short>(premiere + 5),
        Nir = lecteur.Texte(premiere + 6),
        Telephone = lecteur.Texte(premiere + 7),
        Courriel = lecteur.Texte(premiere + 8),
    };
}
