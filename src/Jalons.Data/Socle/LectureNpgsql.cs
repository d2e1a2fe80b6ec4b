using Npgsql;

namespace Jalons.Data.Socle;

/// <summary>Nullable columns, read in one word.</summary>
public static class LectureNpgsql
{
    /// <summary>Text, or null.</summary>
    public static string? Texte(this NpgsqlDataReader lecteur, int colonne) => lecteur.IsDBNull(colonne) ? null : lecteur.GetString(colonne);

    /// <summary>Value, or null.</summary>
    public static T? Valeur<T>(this NpgsqlDataReader lecteur, int colonne) where T : struct => lecteur.IsDBNull(colonne) ? null : lecteur.GetFieldValue<T>(colonne);

    /// <summary>All rows of the next result of a batch.</summary>
    public static async Task<List<T>> LireSuivantsAsync<T>(this NpgsqlDataReader lecteur, Func<NpgsqlDataReader, T> lire, CancellationToken annulation)
    {
        await lecteur.NextResultAsync(annulation);
        var lus = new List<T>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(lire(lecteur));
        }

        return lus;
    }
}
