using Jalons.Data.Socle;

namespace Jalons.Data.Habilitations;

/// <summary>The account of a person accompanied, as those who follow them see it: whether they can sign in, nothing of what they read there.</summary>
/// <param name="Compte">The account.</param>
/// <param name="Identifiant">Name under which the person signs in.</param>
/// <param name="Actif">False once closed.</param>
/// <param name="OuvertLe">When it was opened.</param>
/// <param name="ProvisoireJusqua">Until when the password that was given can be used; null once the person has chosen theirs.</param>
/// <param name="DerniereConnexion">Last sign-in.</param>
/// <param name="BloqueJusqua">Until when it is locked after too many tries; possibly past.</param>
/// <param name="SecondFacteur">True when the person has set a second factor up.</param>
/// <param name="Sceau">Seal of the account: another one, another password.</param>
/// <param name="Version">Concurrency mark.</param>
public sealed record EspacePersonnelLu(
    long Compte, string Identifiant, bool Actif, DateTimeOffset OuvertLe, DateTimeOffset? ProvisoireJusqua, DateTimeOffset? DerniereConnexion,
    DateTimeOffset? BloqueJusqua, bool SecondFacteur, string Sceau, string Version);

/// <summary>Reads about user names.</summary>
public static class LectureIdentifiants
{
    /// <summary>True when nobody has this user name, in any département: names are unique on the whole installation.</summary>
    /// <param name="connexions">Both ways into the database.</param>
    /// <param name="normalise">The name as it is compared.</param>
    /// <param name="annulation">Cancels.</param>
    public static async Task<bool> EstLibreAsync(ConnexionsJalons connexions, string normalise, CancellationToken annulation = default)
    {
        await using var commande = connexions.Application.CreateCommand("select not exists (select from compte where nom_utilisateur_normalise = $1)");
        commande.Parameters.Add(new() { Value = normalise });
        return await commande.ExecuteScalarAsync(annulation) is true;
    }
}
