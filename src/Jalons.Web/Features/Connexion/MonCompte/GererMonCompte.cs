using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Connexion.MonCompte;

/// <summary>What one does with one's own account. What changes the seal opens this session again: the others end.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="motsDePasse">Passwords.</param>
/// <param name="facteurs">Second factors.</param>
/// <param name="installer">Setting a second factor up.</param>
/// <param name="sessions">Open sessions.</param>
/// <param name="acces">The request, whose session is opened again.</param>
/// <param name="horloge">Clock.</param>
public sealed class GererMonCompte(
    JalonsDb db, AgentCourant courant, Journal journal, MotsDePasse motsDePasse, SecondsFacteurs facteurs, InstallerSecondFacteur installer, SessionsOuvertes sessions,
    IHttpContextAccessor acces, TimeProvider horloge)
{
    /// <summary>The password given as the present one is not.</summary>
    public static readonly Refus ActuelFaux = new("compte.actuel", "Le mot de passe actuel n’est pas le bon.");

    private static readonly Refus CodeFaux = new("compte.code", "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, puis recommencez.");

    /// <summary>Changes the password.</summary>
    public async Task<Result> ChangerMotDePasseAsync(string actuel, string nouveau, CancellationToken annulation)
    {
        var compte = await LireAsync(annulation);
        if (!motsDePasse.Verifier(compte, actuel))
        {
            return ActuelFaux;
        }

        if (motsDePasse.Choisir(compte, nouveau).Refus is { } refus)
        {
            return refus;
        }

        journal.Noter(NaturesCompte.MotDePasse, "Mot de passe changé", compte.Personne);
        await db.SaveChangesAsync(annulation);
        await RouvrirSessionAsync(compte);
        return Result.Fait;
    }

    /// <summary>Replaces the recovery codes, for whoever gives the code of their telephone.</summary>
    public async Task<Result<IReadOnlyList<string>>> RenouvelerCodesAsync(string? code, CancellationToken annulation)
    {
        var compte = await LireAsync(annulation);
        if (!compte.TwoFactorEnabled || !await facteurs.VerifierAsync(db, compte, code, annulation))
        {
            return CodeFaux;
        }

        var codes = await facteurs.RenouvelerCodesAsync(db, compte, annulation);
        journal.Noter(NaturesCompte.CodesDeSecours, "Codes de secours renouvelés");
        await db.SaveChangesAsync(annulation);
        return Result.Avec(codes);
    }

    /// <summary>What the telephone needs to set a second factor up; null when there is one already.</summary>
    public async Task<InstallationFacteur?> PreparerSecondFacteurAsync(CancellationToken annulation) =>
        await LireAsync(annulation) is { TwoFactorEnabled: false } compte ? await installer.PreparerAsync(db, compte, annulation) : null;

    /// <summary>Sets a second factor up; gives the recovery codes.</summary>
    public async Task<Result<IReadOnlyList<string>>> InstallerSecondFacteurAsync(string? code, CancellationToken annulation)
    {
        var compte = await LireAsync(annulation);
        var resultat = await installer.ActiverAsync(db, compte, code, annulation);
        if (resultat.EstFait)
        {
            await RouvrirSessionAsync(compte);
        }

        return resultat;
    }

    private Task<Compte> LireAsync(CancellationToken annulation) => db.Comptes.SingleAsync(compte => compte.Id == courant.Agent.Id.Valeur, annulation);

    private Task RouvrirSessionAsync(Compte compte)
    {
        sessions.Oublier(courant.Agent.Id);
        return Session.OuvrirAsync(acces.HttpContext!, compte, horloge.GetUtcNow());
    }
}
