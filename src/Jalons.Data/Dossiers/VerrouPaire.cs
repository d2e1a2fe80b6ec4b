using Jalons.Domain.Habilitations;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>Acts on a pair of the queue: the first of two agents settles it, the second is told.</summary>
public static class VerrouPaire
{
    /// <summary>Takes a pair for the transaction.</summary>
    /// <param name="connexion">In a transaction.</param>
    /// <param name="id">The pair.</param>
    /// <param name="version">What the agent was looking at.</param>
    /// <param name="annulation">Cancels.</param>
    /// <returns>False when the pair is settled, or one of the two changed since.</returns>
    public static async Task<bool> PrendrePaireAsync(this NpgsqlConnection connexion, long id, string version, CancellationToken annulation = default) =>
        await connexion.ValeurAsync<string>(
            """
            select concat_ws('-', d.xmin, a.xmin, b.xmin) from doublon_possible d join personne a on a.id = d.personne_a join personne b on b.id = d.personne_b
            where d.id = @id and d.etat = 'ARegler' for update
            """,
            annulation, ("id", id)) == version;

    /// <summary>Writes that the two are two people.</summary>
    public static Task JugerDifferentesAsync(
        this NpgsqlConnection connexion, long id, Agent agent, DateTimeOffset quand, string? motif, CancellationToken annulation = default) => connexion.FaireAsync(
        "update doublon_possible set etat = 'Differentes', regle_le = @quand, compte = @compte, auteur = @auteur, motif = @motif where id = @id",
        annulation,
        ("id", id), ("quand", quand.ToUniversalTime()), ("compte", agent.Id.Valeur), ("auteur", agent.Nom),
        ("motif", string.IsNullOrWhiteSpace(motif) ? DBNull.Value : motif.Trim()));

    /// <summary>Who settled a pair, in words; null when nobody did.</summary>
    public static async Task<string?> QuiARegleAsync(this NpgsqlConnection connexion, long id, CancellationToken annulation = default) =>
        await connexion.ValeurAsync<string>(
            "select auteur from doublon_possible where id = @id and etat <> 'ARegler'", annulation, ("id", id));
}
