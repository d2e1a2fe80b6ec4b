using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>
/// The tables that hold facts of a person, found by their columns: a table added later is merged with the others without being listed
/// anywhere. Every one has a number, <c>id</c>, by which its rows are given back. A table without number holds no fact: the rows of a list that waits
/// for an agent only follow the person who stays (<see cref="Attentes"/>).
/// </summary>
internal static class TablesDesPersonnes
{
    /// <summary>The journal is read under every number that somebody had, photos are taken again, and accounts are merged by a rule of their own.</summary>
    private static readonly string[] Exceptions = ["acte", "photo_adulte", "compte"];

    /// <summary>Makes what waits for an agent designate the person who stays.</summary>
    public const string Attentes = "update liste_ligne set personne = @gardee where personne = @absorbee";

    /// <summary>The tables whose column <c>personne</c> follows the person.</summary>
    public static Task<List<string>> DePersonneAsync(NpgsqlConnection connexion, CancellationToken annulation) => AyantAsync(connexion, "personne", annulation);

    /// <summary>The tables of what is done in a parcours.</summary>
    public static Task<List<string>> DeParcoursAsync(NpgsqlConnection connexion, CancellationToken annulation) => AyantAsync(connexion, "parcours", annulation);

    /// <summary>The columns that, with the person, make a row of these tables unique: two people may each have the same.</summary>
    public static async Task<List<(string Table, string[] Colonnes)>> UnicitesAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        const string sql =
            """
            select i.indrelid::regclass::text, array_agg(a.attname::text order by a.attnum) filter (where a.attname <> 'personne')
            from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])
            where i.indisunique and i.indpred is null and i.indexprs is null and i.indrelid::regclass::text = any ($1)
            group by i.indexrelid, i.indrelid
            having bool_or(a.attname = 'personne') and not bool_or(a.attname = 'id')
            """;
        var tables = await DePersonneAsync(connexion, annulation);
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = tables.ToArray() } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var unicites = new List<(string, string[])>();
        while (await lecteur.ReadAsync(annulation))
        {
            unicites.Add((lecteur.GetString(0), lecteur.GetFieldValue<string[]>(1)));
        }

        return unicites;
    }

    private static async Task<List<string>> AyantAsync(NpgsqlConnection connexion, string colonne, CancellationToken annulation)
    {
        const string sql =
            """
            select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relrowsecurity and a.attname = $1 and a.atttypid = 'bigint'::regtype
              and not a.attisdropped and c.relname <> all ($2)
              and exists (select from pg_attribute i where i.attrelid = c.oid and i.attname = 'id' and not i.attisdropped)
            order by 1
            """;
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = colonne }, new() { Value = Exceptions } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var tables = new List<string>();
        while (await lecteur.ReadAsync(annulation))
        {
            tables.Add(lecteur.GetString(0));
        }

        return tables;
    }
}
