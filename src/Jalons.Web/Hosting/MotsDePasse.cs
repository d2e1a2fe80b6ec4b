using System.Collections.Concurrent;
using Jalons.Data.Habilitations;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Microsoft.AspNetCore.Identity;

namespace Jalons.Web.Hosting;

/// <summary>Checks and sets passwords. The caller journals and saves.</summary>
/// <param name="hachage">How they are kept: PBKDF2, salted.</param>
/// <param name="horloge">Clock.</param>
public sealed class MotsDePasse(IPasswordHasher<Compte> hachage, TimeProvider horloge)
{
    /// <summary>How long a password given by somebody else can be used.</summary>
    public static readonly TimeSpan DureeProvisoire = TimeSpan.FromDays(7);

    // Checked when no account has the name typed, so that the answer takes as long.
    private static readonly ConcurrentDictionary<Type, string> Leurres = new();

    /// <summary>
    /// True when the password is that of the account; an unknown account takes as long to answer no. A one-time password is read
    /// whatever its capitals, spaces and hyphens.
    /// </summary>
    public bool Verifier(Compte? compte, string motDePasse)
    {
        var attendu = compte?.PasswordHash;
        var leurre = Leurres.GetOrAdd(hachage.GetType(), _ => hachage.HashPassword(null!, MotDePasse.Provisoire()));
        var saisie = compte?.MotDePasseProvisoireJusqua is null ? motDePasse : MotDePasse.RelireProvisoire(motDePasse);
        return hachage.VerifyHashedPassword(compte!, attendu ?? leurre, saisie) != PasswordVerificationResult.Failed && attendu is not null;
    }

    /// <summary>Sets the password that the person has chosen; their other sessions end.</summary>
    public Result Choisir(Compte compte, string motDePasse)
    {
        if (MotDePasse.Refuser(motDePasse, compte.Nom, compte.Prenom, compte.UserName, compte.Email) is { } refus)
        {
            return refus;
        }

        if (Verifier(compte, motDePasse))
        {
            return new Refus("motdepasse.meme", "C’est déjà votre mot de passe. Choisissez-en un autre.");
        }

        compte.PasswordHash = hachage.HashPassword(compte, motDePasse);
        compte.MotDePasseProvisoireJusqua = null;
        compte.Resceller();
        return Result.Fait;
    }

    /// <summary>Sets a password to hand over, to be replaced at the first sign-in, and returns it: it is shown once.</summary>
    public string Donner(Compte compte)
    {
        var motDePasse = compte.EstProfessionnel ? MotDePasse.Provisoire() : MotDePasse.ProvisoireSimple();
        compte.PasswordHash = hachage.HashPassword(compte, motDePasse);
        compte.MotDePasseProvisoireJusqua = horloge.GetUtcNow() + DureeProvisoire;
        compte.Resceller();
        return motDePasse;
    }
}
