using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Habilitations;

/// <summary>
/// Counts the tries at a password or at a second factor. A try is taken before it is checked, in one statement: thirty tries sent
/// at the same moment still are five.
/// </summary>
/// <param name="connexions">Both ways into the database.</param>
/// <param name="horloge">Clock.</param>
public sealed class EssaisConnexion(ConnexionsJalons connexions, TimeProvider horloge)
{
    /// <summary>Tries before the account is locked.</summary>
    public const int Maximum = 5;

    /// <summary>How long it stays locked.</summary>
    public static readonly TimeSpan Blocage = TimeSpan.FromMinutes(15);

    private const string Prendre =
        """
        update compte set
          echecs = case when verrouille_jusqua is null then echecs + 1 else 1 end,
          verrouille_jusqua = case when verrouille_jusqua is null and echecs + 1 >= $3 then $4 end
        where id = $1 and (verrouille_jusqua is null or verrouille_jusqua <= $2)
        returning echecs
        """;

    private const string Rendre = "update compte set echecs = greatest(echecs - 1, 0), verrouille_jusqua = null where id = $1";

    private const string Reussir = "update compte set echecs = 0, verrouille_jusqua = null, derniere_connexion = $2 where id = $1";

    /// <summary>Takes a try; false when the account is locked, and then nothing is to be checked.</summary>
    public async Task<Essai> PrendreAsync(CompteId compte, CancellationToken annulation = default)
    {
        var maintenant = horloge.GetUtcNow();
        await using var commande = connexions.Application.CreateCommand(Prendre);
        commande.Parameters.Add(new() { Value = compte.Valeur });
        commande.Parameters.Add(new() { Value = maintenant });
        commande.Parameters.Add(new() { Value = Maximum });
        commande.Parameters.Add(new() { Value = maintenant + Blocage });
        return await commande.ExecuteScalarAsync(annulation) switch
        {
            int echecs => echecs >= Maximum ? Essai.Dernier : Essai.Permis,
            _ => Essai.Refuse,
        };
    }

    /// <summary>The password was right and a second factor is still to come: the try does not count, the earlier ones do.</summary>
    public Task RendreAsync(CompteId compte, CancellationToken annulation = default) => ExecuterAsync(Rendre, annulation, compte.Valeur);

    /// <summary>The person is in: the count starts again.</summary>
    public Task ReussirAsync(CompteId compte, CancellationToken annulation = default) =>
        ExecuterAsync(Reussir, annulation, compte.Valeur, horloge.GetUtcNow());

    private async Task ExecuterAsync(string sql, CancellationToken annulation, params object[] valeurs)
    {
        await using var commande = connexions.Application.CreateCommand(sql);
        foreach (var valeur in valeurs)
        {
            commande.Parameters.Add(new NpgsqlParameter { Value = valeur });
        }

        await commande.ExecuteNonQueryAsync(annulation);
    }
}

/// <summary>Whether a password may be tried.</summary>
public enum Essai
{
    /// <summary>Yes.</summary>
    Permis,

    /// <summary>Yes, and if it is wrong the account is locked.</summary>
    Dernier,

    /// <summary>No: the account is locked.</summary>
    Refuse,
}
