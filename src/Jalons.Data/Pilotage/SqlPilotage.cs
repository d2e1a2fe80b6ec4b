using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Pilotage;

/// <summary>The SQL of the brique, kept in files of its own; <c>{photo}</c> is the table that holds the photo read or written.</summary>
internal static class SqlPilotage
{
    /// <summary>Table of the photos that are kept: ends of month.</summary>
    public const string PhotosGardees = "photo_adulte";

    /// <summary>Table of the photo of any other day: it lives for one transaction.</summary>
    public const string PhotoDuJour = "photo_du_jour";

    /// <summary>Longest time of one statement: a whole département is read.</summary>
    private const int DelaiSecondes = 600;

    /// <summary>
    /// Opens a transaction for set-based reads over one consistent picture. Nested loops are refused: the statistics of rows just written are
    /// not there yet, and the plan must not depend on them.
    /// </summary>
    public static async Task<NpgsqlTransaction> CommencerAsync(this NpgsqlConnection connexion, CancellationToken annulation)
    {
        var transaction = await connexion.BeginTransactionAsync(IsolationLevel.RepeatableRead, annulation);
        await connexion.Commande("set local enable_nestloop = off").ExecuterAsync(annulation);
        return transaction;
    }

    /// <summary>A command over the text of <c>Pilotage/Sql/{nom}.sql</c>; <c>{decisions}</c> stands for the text that several files share.</summary>
    public static NpgsqlCommand Fichier(this NpgsqlConnection connexion, string nom, string photo, params object[] valeurs)
    {
        var sql = Texte(nom);
        if (sql.Contains("{decisions}", StringComparison.Ordinal))
        {
            sql = sql.Replace("{decisions}", Texte("decisions_suivies"), StringComparison.Ordinal);
        }

        return connexion.Commande(sql.Replace("{photo}", photo, StringComparison.Ordinal).Replace("{cible}", photo, StringComparison.Ordinal), valeurs);
    }

    /// <summary>A command with positional parameters; days go as <c>date</c>.</summary>
    public static NpgsqlCommand Commande(this NpgsqlConnection connexion, string sql, params object[] valeurs)
    {
        var commande = new NpgsqlCommand(sql, connexion) { CommandTimeout = DelaiSecondes };
        foreach (var valeur in valeurs)
        {
            commande.Parameters.Add(valeur switch
            {
                DateOnly jour => new NpgsqlParameter { Value = jour, NpgsqlDbType = NpgsqlDbType.Date },
                DateOnly[] jours => new NpgsqlParameter { Value = jours, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date },
                short[] nombres => new NpgsqlParameter { Value = nombres, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint },
                _ => new NpgsqlParameter { Value = valeur },
            });
        }

        return commande;
    }

    /// <summary>Runs a command and disposes it.</summary>
    public static async Task ExecuterAsync(this NpgsqlCommand commande, CancellationToken annulation)
    {
        await using (commande)
        {
            await commande.ExecuteNonQueryAsync(annulation);
        }
    }

    /// <summary>Reads every row of a command and disposes it.</summary>
    public static async Task<List<T>> LireAsync<T>(this NpgsqlCommand commande, Func<NpgsqlDataReader, T> ligne, CancellationToken annulation)
    {
        await using (commande)
        {
            await using var lecteur = await commande.ExecuteReaderAsync(annulation);
            var lignes = new List<T>();
            while (await lecteur.ReadAsync(annulation))
            {
                lignes.Add(ligne(lecteur));
            }

            return lignes;
        }
    }

    /// <summary>A column that may be null.</summary>
    public static T? Valeur<T>(this NpgsqlDataReader lecteur, int colonne) where T : struct =>
        lecteur.IsDBNull(colonne) ? null : lecteur.GetFieldValue<T>(colonne);

    /// <summary>A text that may be null.</summary>
    public static string? TexteOuNul(this NpgsqlDataReader lecteur, int colonne) => lecteur.IsDBNull(colonne) ? null : lecteur.GetString(colonne);

    private static string Texte(string nom)
    {
        using var flux = typeof(SqlPilotage).Assembly.GetManifestResourceStream($"Jalons.Data.Pilotage.Sql.{nom}.sql")
            ?? throw new InvalidOperationException($"Ressource absente : {nom}.sql");
        using var lecteur = new StreamReader(flux);
        return lecteur.ReadToEnd();
    }
}
