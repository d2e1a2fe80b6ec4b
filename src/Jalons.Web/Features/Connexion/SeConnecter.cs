using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Connexion;

/// <summary>What a try to sign in gave: an address to go to, a sentence that says why not, or a pause.</summary>
/// <param name="Suite">Where to go; null when it was refused.</param>
/// <param name="Refus">Why it was refused.</param>
/// <param name="Pause">True when this address or this name has tried too often.</param>
public sealed record Tentative(string? Suite, Refus? Refus = null, bool Pause = false);

/// <summary>
/// Somebody gives a name and a password. The answer is the same whether the account does not exist, is closed, or has another
/// password; a password is computed each time, so that the delay tells nothing either.
/// </summary>
/// <param name="etapes">What comes after the password.</param>
/// <param name="motsDePasse">Passwords.</param>
/// <param name="essais">Count of tries.</param>
/// <param name="limite">Pause after many failures.</param>
/// <param name="connexions">Both ways into the database.</param>
/// <param name="cles">How names are compared.</param>
/// <param name="horloge">Clock.</param>
public sealed class SeConnecter(
    EtapesConnexion etapes, MotsDePasse motsDePasse, EssaisConnexion essais, LimiteConnexion limite, ConnexionsJalons connexions, ILookupNormalizer cles, TimeProvider horloge)
{
    /// <summary>The one sentence of every refusal that could tell whether an account exists.</summary>
    public static readonly Refus Inconnu = new(
        "connexion.refusee", "L’identifiant ou le mot de passe n’est pas le bon. Vérifiez-les, puis recommencez.");

    /// <summary>What is said when the account is locked.</summary>
    public static readonly Refus Bloque = new(
        "connexion.bloquee",
        $"Après {EssaisConnexion.Maximum} essais sans succès, ce compte est bloqué pendant {EssaisConnexion.Blocage.TotalMinutes:0} minutes. Attendez, puis recommencez ; ou demandez de l’aide à votre administrateur, ou à la personne qui vous accompagne.");

    private static readonly Refus Perime = new(
        "connexion.provisoire", "Ce mot de passe provisoire n’est plus valable. Demandez-en un nouveau à votre administrateur.");

    private static readonly Refus PerimePourLaPersonne = Perime with
    {
        Message = "Ce mot de passe provisoire n’est plus valable. Demandez-en un nouveau à la personne qui vous accompagne.",
    };

    /// <summary>Tries.</summary>
    /// <param name="identifiant">User name or e-mail.</param>
    /// <param name="motDePasse">Password.</param>
    /// <param name="adresse">Where the request comes from.</param>
    /// <param name="retour">Where to go once in, an address of this site.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task<Tentative> TenterAsync(string identifiant, string motDePasse, string adresse, string retour, CancellationToken annulation)
    {
        var cle = cles.NormalizeName(identifiant.Trim())!;
        if (!limite.Permet(adresse, cle))
        {
            return new(null, Pause: true);
        }

        var compte = await TrouverAsync(cle, annulation);
        var essai = compte is null ? Essai.Permis : await essais.PrendreAsync(new CompteId(compte.Id), annulation);
        var juste = essai != Essai.Refuse && motsDePasse.Verifier(compte, motDePasse);
        if (compte is null || !juste)
        {
            limite.Echouer(adresse, cle);
            return new(null, compte is not null ? await RefuserAsync(compte, essai, annulation) : limite.BloquerInconnu(cle) ? Bloque : Inconnu);
        }

        return compte.MotDePasseProvisoireJusqua < horloge.GetUtcNow()
            ? new(null, compte.EstProfessionnel ? Perime : PerimePourLaPersonne)
            : new(await etapes.AvancerAsync(compte, secondFacteurPasse: false, retour, annulation));
    }

    /// <summary>An account by its name; by its e-mail when only one has it.</summary>
    private async Task<Compte?> TrouverAsync(string cle, CancellationToken annulation)
    {
        var trouves = await etapes.Ouvrir(departement: null).Comptes.AsNoTracking()
            .Where(compte => compte.NormalizedUserName == cle || compte.NormalizedEmail == cle)
            .Take(3)
            .ToListAsync(annulation);
        var choisi = trouves.Find(compte => compte.NormalizedUserName == cle) ?? (trouves.Count == 1 ? trouves[0] : null);
        return choisi is { Actif: true } ? choisi : null;
    }

    private async Task<Refus> RefuserAsync(Compte compte, Essai essai, CancellationToken annulation)
    {
        var (nature, libelle) = essai == Essai.Dernier
            ? (NaturesConnexion.Verrouillage, "Compte bloqué après plusieurs mots de passe faux")
            : (NaturesConnexion.Refus, "Connexion refusée : mot de passe faux");
        await using var connexion = await connexions.OuvrirAsync(compte.Departement, annulation);
        await connexion.EcrireActeAsync(compte.EnAgent(), horloge.GetUtcNow(), nature, libelle, annulation: annulation);
        return essai == Essai.Permis ? Inconnu : Bloque;
    }
}
