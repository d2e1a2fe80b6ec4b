using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;

namespace Jalons.Web.Features.Connexion;

/// <summary>Sets a second factor up: during a sign-in, or later from one's account.</summary>
/// <param name="facteurs">Second factors.</param>
/// <param name="horloge">Clock.</param>
public sealed class InstallerSecondFacteur(SecondsFacteurs facteurs, TimeProvider horloge)
{
    private static readonly Refus Faux = new(
        "compte.code", "Ce code n’est pas le bon. Vérifiez que l’heure de votre téléphone est juste, attendez le code suivant, puis recommencez.");

    /// <summary>What the telephone needs: the same secret until the code is right.</summary>
    /// <param name="db">Unit of work in which the account was loaded.</param>
    /// <param name="compte">The account.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<InstallationFacteur> PreparerAsync(JalonsDb db, Compte compte, CancellationToken annulation)
    {
        var installation = InstallationFacteur.Pour(compte, await facteurs.PreparerAsync(db, compte, annulation));
        await db.SaveChangesAsync(annulation);
        return installation;
    }

    /// <summary>Sets it up when the code is that of the secret shown; gives the recovery codes.</summary>
    /// <param name="db">Unit of work in which the account was loaded.</param>
    /// <param name="compte">The account.</param>
    /// <param name="code">The code typed.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<Result<IReadOnlyList<string>>> ActiverAsync(JalonsDb db, Compte compte, string? code, CancellationToken annulation)
    {
        if (await facteurs.ActiverAsync(db, compte, code, annulation) is not { } codes)
        {
            return Faux;
        }

        db.Actes.Add(Acte.De(compte.EnAgent(), horloge.GetUtcNow(), NaturesCompte.SecondFacteur, "Second facteur installé"));
        await db.SaveChangesAsync(annulation);
        return Result.Avec(codes);
    }
}
