using Jalons.Data.Habilitations;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;

namespace Jalons.Web.Features.Connexion;

/// <summary>Somebody gives the code of their telephone, or a recovery code. The tries are those of the password: five, then the lock.</summary>
/// <param name="etapes">What comes next.</param>
/// <param name="facteurs">Second factors.</param>
/// <param name="essais">Count of tries.</param>
/// <param name="horloge">Clock.</param>
public sealed class PasserSecondFacteur(EtapesConnexion etapes, SecondsFacteurs facteurs, EssaisConnexion essais, TimeProvider horloge)
{
    private static readonly Refus Faux = new("connexion.code", "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, puis recommencez.");

    /// <summary>Checks it; gives the address to go to. <see cref="SeConnecter.Bloque"/> ends the sign-in.</summary>
    public async Task<Result<string>> ExecuterAsync(Etape etape, string? code, CancellationToken annulation)
    {
        var essai = await essais.PrendreAsync(new CompteId(etape.Compte.Id), annulation);
        if (essai != Essai.Refuse && await facteurs.VerifierAsync(etape.Db, etape.Compte, code, annulation))
        {
            return await etapes.AvancerAsync(etape.Compte, secondFacteurPasse: true, etape.Retour, annulation);
        }

        var (nature, libelle) = essai == Essai.Dernier
            ? (NaturesConnexion.Verrouillage, "Compte bloqué après plusieurs codes faux")
            : (NaturesConnexion.Refus, "Connexion refusée : code faux");
        etape.Db.Actes.Add(Acte.De(etape.Compte.EnAgent(), horloge.GetUtcNow(), nature, libelle));
        await etape.Db.SaveChangesAsync(annulation);
        return essai == Essai.Permis ? Faux : SeConnecter.Bloque;
    }
}
