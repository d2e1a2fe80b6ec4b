using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace Jalons.TestKit;

/// <summary>Everything that the case tables hold, as text: two equal dumps are two equal bases.</summary>
public static class Vidage
{
    private static readonly string[] Fugaces = ["id", "termine_le", "trouve_le", "quand", "nom_fichier"];

    /// <summary>Every row of every case table of the session's département, byte for byte.</summary>
    public static async Task<string> BrutAsync(NpgsqlConnection connexion)
    {
        var vidage = new StringBuilder();
        foreach (var table in await TablesAsync(connexion))
        {
            var lignes = await LignesAsync(connexion, $"select t::text from {table} t order by t::text");
            vidage.Append(CultureInfo.InvariantCulture, $"-- {table} ({lignes.Count})\n").AppendJoin('\n', lignes).Append('\n');
        }

        return vidage.ToString();
    }

    /// <summary>
    /// The same with numbers replaced by what they stand for, and without the instants at which the work was done: two bases that
    /// received the same flows in the same order are equal, whatever was tried and undone meanwhile.
    /// </summary>
    public static async Task<string> CanoniqueAsync(NpgsqlConnection connexion)
    {
        var noms = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal)
        {
            ["dossier"] = await NomsAsync(connexion, "select id::text, numero_demande from dossier"),
            ["personne"] = await NomsAsync(connexion, "select id::text, concat_ws('|', nom, prenom, date_naissance, rang_naissance, sexe, nir) from personne"),
            ["flux"] = await NomsAsync(connexion, "select id::text, concat_ws('|', application, nature, type, case when nature <> 'L' then cree_le end, etat) from flux"),
        };
        noms["liste"] = await NomsAsync(connexion, "select id::text, concat_ws('|', nom_fichier, deposee_le) from liste_recue");
        noms["personne_a"] = noms["personne_b"] = noms["personne"];
        noms["reuni_a"] = noms["garde"] = noms["absorbe"] = noms["dossier_a"] = noms["dossier_b"] = noms["dossier"];
        noms["image_flux"] = noms["premier_flux"] = noms["flux_fin"] = noms["flux"];
        var vidage = new StringBuilder();
        foreach (var table in await TablesAsync(connexion))
        {
            var lignes = await LignesAsync(connexion, $"select to_jsonb(t)::text from {table} t");
            var lues = lignes.Select(l => Ligne(table, JsonNode.Parse(l)!.AsObject(), noms)).Order(StringComparer.Ordinal).ToList();
            vidage.Append(CultureInfo.InvariantCulture, $"-- {table} ({lues.Count})\n").AppendJoin('\n', lues).Append('\n');
        }

        return vidage.ToString();
    }

    /// <summary>Reads one text by row.</summary>
    public static async Task<List<string>> LignesAsync(NpgsqlConnection connexion, string sql, params object[] valeurs)
    {
        await using var commande = new NpgsqlCommand(sql, connexion);
        foreach (var valeur in valeurs)
        {
            commande.Parameters.Add(new() { Value = valeur });
        }

        await using var lecture = await commande.ExecuteReaderAsync();
        var lignes = new List<string>();
        while (await lecture.ReadAsync())
        {
            lignes.Add(await lecture.IsDBNullAsync(0) ? "" : lecture.GetString(0));
        }

        return lignes;
    }

    /// <summary>The feed of the directory says what moves, not what is: it is purged, and its numbers may be those of people who are gone.</summary>
    private static Task<List<string>> TablesAsync(NpgsqlConnection connexion) => LignesAsync(
        connexion,
        """
        select c.relname::text from pg_class c
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relforcerowsecurity and c.relname not in ('changement_repertoire', 'purge_repertoire')
        order by 1
        """);

    private static async Task<Dictionary<string, string>> NomsAsync(NpgsqlConnection connexion, string sql)
    {
        await using var commande = new NpgsqlCommand(sql, connexion);
        await using var lecture = await commande.ExecuteReaderAsync();
        var noms = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await lecture.ReadAsync())
        {
            noms.Add(lecture.GetString(0), lecture.GetString(1));
        }

        return noms;
    }

    private static string Ligne(string table, JsonObject ligne, Dictionary<string, Dictionary<string, string>> noms)
    {
        // A list is dated from its reception.
        var liste = table == "flux" && ligne["nature"]?.ToString() == "L";
        foreach (var (colonne, valeur) in ligne.ToList())
        {
            if (Fugaces.Contains(colonne) || (table == "flux" && (colonne == "recu_le" || (liste && colonne == "cree_le"))) || (table == "cle_nom" && colonne == "depuis") || (table == "debut_droits_devoirs" && colonne == "connu_le"))
            {
                ligne.Remove(colonne);
            }
            else if (valeur is not null && noms.TryGetValue(colonne, out var nom) && nom.TryGetValue(valeur.ToString(), out var lu))
            {
                ligne[colonne] = lu;
            }
        }

        return ligne.ToJsonString();
    }
}
