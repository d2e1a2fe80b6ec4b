using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;

namespace Jalons.Web.Features.Connexion;

/// <summary>Somebody who signed in with a one-time password chooses their own.</summary>
/// <param name="etapes">What comes next.</param>
/// <param name="motsDePasse">Passwords.</param>
/// <param name="horloge">Clock.</param>
public sealed class ChoisirMotDePasse(EtapesConnexion etapes, MotsDePasse motsDePasse, TimeProvider horloge)
{
    /// <summary>Keeps it; gives the address to go to.</summary>
    public async Task<Result<string>> ExecuterAsync(Etape etape, string nouveau, CancellationToken annulation)
    {
        if (motsDePasse.Choisir(etape.Compte, nouveau).Refus is { } refus)
        {
            return refus;
        }

        etape.Db.Actes.Add(Acte.De(
            etape.Compte.EnAgent(), horloge.GetUtcNow(), NaturesCompte.MotDePasse, "Mot de passe choisi après un mot de passe provisoire", etape.Compte.Personne));
        await etape.Db.SaveChangesAsync(annulation);
        return await etapes.AvancerAsync(etape.Compte, etape.SecondFacteurPasse, etape.Retour, annulation);
    }
}
