using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Habilitations;

/// <summary>A line of the journal as people read it.</summary>
/// <param name="Quand">When, UTC.</param>
/// <param name="Auteur">Who.</param>
/// <param name="Role">Their role that day.</param>
/// <param name="Nature">What kind of act.</param>
/// <param name="Libelle">What happened.</param>
public sealed record LigneJournal(DateTimeOffset Quand, string Auteur, string Role, string Nature, string Libelle)
{
    /// <summary>True when the line only says that the file was looked at.</summary>
    public bool EstConsultation => Nature == Acte.Consultation;
}

/// <summary>Reads the journal of a person.</summary>
public static class LectureJournal
{
    /// <summary>Every number under which lines were written about a person: those of the people merged with them too. The journal is never rewritten.</summary>
    private const string Numeros = "any (array(select $1::bigint union select numero from identite_connue where personne = $1))";

    /// <summary>The latest acts and the latest consultations about a person, newest first within each, in one command.</summary>
    /// <param name="connexion">Open connection.</param>
    /// <param name="personne">The person.</param>
    /// <param name="combien">How many of each.</param>
    /// <param name="annulation">Cancels.</param>
    public static Task<List<LigneJournal>> LireJournalAsync(this NpgsqlConnection connexion, long personne, int combien, CancellationToken annulation = default) =>
        LireAsync(
            connexion,
            $"""
             (select quand, auteur, role, nature, libelle from acte
              where personne = {Numeros} and nature <> '{Acte.Consultation}' order by quand desc, id desc limit $2)
             union all
             (select quand, auteur, role, nature, libelle from acte
              where personne = {Numeros} and nature = '{Acte.Consultation}' order by quand desc, id desc limit $2)
             """,
            personne, combien, annulation);

    /// <summary>Who looked at the file of a person or acted on it, newest first; the person's own visits are left out.</summary>
    public static Task<List<LigneJournal>> LireRegardsAsync(this NpgsqlConnection connexion, long personne, int combien, CancellationToken annulation = default) =>
        LireAsync(
            connexion,
            $"select quand, auteur, role, nature, libelle from acte where personne = {Numeros} and role <> '{nameof(Role.Usager)}' order by quand desc, id desc limit $2",
            personne, combien, annulation);

    /// <summary>The last act about a person among those whose nature begins so: who was faster, and when.</summary>
    /// <param name="connexion">Open connection.</param>
    /// <param name="personne">The person.</param>
    /// <param name="natures">Beginnings of natures.</param>
    /// <param name="donnees">Facts that the line must hold, JSON; null for any.</param>
    /// <param name="annulation">Cancels.</param>
    public static async Task<LigneJournal?> LireDernierActeAsync(
        this NpgsqlConnection connexion, PersonneId personne, string[] natures, string? donnees = null, CancellationToken annulation = default)
    {
        const string sql =
            """
            select quand, auteur, role, nature, libelle from acte
            where personne = $1 and exists (select from unnest($2) n where starts_with(nature, n)) and ($3 is null or donnees @> $3)
            order by quand desc, id desc limit 1
            """;
        await using var commande = new NpgsqlCommand(sql, connexion)
        {
            Parameters =
            {
                new() { Value = personne.Valeur },
                new() { Value = natures },
                new() { Value = (object?)donnees ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        return await lecteur.ReadAsync(annulation) ? Ligne(lecteur) : null;
    }

    private static LigneJournal Ligne(NpgsqlDataReader lecteur) =>
        new(lecteur.GetFieldValue<DateTimeOffset>(0), lecteur.GetString(1), lecteur.GetString(2), lecteur.GetString(3), lecteur.GetString(4));

    private static async Task<List<LigneJournal>> LireAsync(NpgsqlConnection connexion, string sql, long personne, int combien, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = personne }, new() { Value = combien } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lues = new List<LigneJournal>();
        while (await lecteur.ReadAsync(annulation))
        {
            lues.Add(Ligne(lecteur));
        }

        return lues;
    }
}
