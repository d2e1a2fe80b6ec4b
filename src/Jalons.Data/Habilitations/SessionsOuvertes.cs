using System.Collections.Concurrent;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Habilitations;

/// <summary>
/// Whether an account may still use the sessions it opened: open, and with the seal the session was opened with (changing a password,
/// a role or a second factor, and closing the account, change the seal). Asked of the database once a minute per account.
/// </summary>
/// <param name="connexions">Both ways into the database.</param>
/// <param name="horloge">Clock.</param>
public sealed class SessionsOuvertes(ConnexionsJalons connexions, TimeProvider horloge)
{
    private const int TailleMaximale = 20_000;
    private static readonly TimeSpan Memoire = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<CompteId, (string? Sceau, DateTimeOffset LuLe)> lus = new();

    /// <summary>True when a session of this account opened with this seal goes on.</summary>
    public async Task<bool> ContinueAsync(CompteId compte, string sceau, CancellationToken annulation = default)
    {
        var maintenant = horloge.GetUtcNow();
        if (!lus.TryGetValue(compte, out var lu) || maintenant - lu.LuLe > Memoire || maintenant < lu.LuLe || lu.Sceau != sceau)
        {
            lu = (await LireSceauAsync(compte, annulation), maintenant);
            if (lus.Count >= TailleMaximale)
            {
                lus.Clear();
            }

            lus[compte] = lu;
        }

        return lu.Sceau == sceau;
    }

    /// <summary>Asks again at the next request: the account has just changed.</summary>
    public void Oublier(CompteId compte) => lus.TryRemove(compte, out _);

    private async Task<string?> LireSceauAsync(CompteId compte, CancellationToken annulation)
    {
        await using var commande = connexions.Application.CreateCommand("select sceau_securite from compte where id = $1 and actif");
        commande.Parameters.Add(new NpgsqlParameter { Value = compte.Valeur });
        return await commande.ExecuteScalarAsync(annulation) as string;
    }
}
