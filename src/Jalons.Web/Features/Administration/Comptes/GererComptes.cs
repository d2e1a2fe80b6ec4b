using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Web.Features.Administration.Comptes;

/// <summary>What is decided of an account.</summary>
/// <param name="Prenom">First name.</param>
/// <param name="Nom">Name.</param>
/// <param name="Courriel">E-mail.</param>
/// <param name="Telephone">Telephone.</param>
/// <param name="Role">Role.</param>
/// <param name="Organisme">Organisme.</param>
/// <param name="FileMaximale">People a référent can accompany at once.</param>
public sealed record FicheCompte(string Prenom, string Nom, string? Courriel, string? Telephone, Role Role, OrganismeId? Organisme, int? FileMaximale);

/// <summary>An account and the password to hand over, shown once.</summary>
/// <param name="Id">The account.</param>
/// <param name="MotDePasse">The password.</param>
public sealed record CompteOuvert(long Id, string MotDePasse);

/// <summary>
/// What administrators do with accounts. Each act writes its line of the journal in its own transaction; whatever limits what an
/// account may do ends its sessions.
/// </summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="motsDePasse">Passwords.</param>
/// <param name="facteurs">Second factors.</param>
/// <param name="sessions">Open sessions.</param>
/// <param name="cles">How names are compared.</param>
/// <param name="horloge">Clock.</param>
public sealed class GererComptes(
    JalonsDb db, AgentCourant courant, Journal journal, MotsDePasse motsDePasse, SecondsFacteurs facteurs, SessionsOuvertes sessions, ILookupNormalizer cles, TimeProvider horloge)
{
    private static readonly Refus SonPropreCompte = new(
        "compte.sien", "Vous ne pouvez pas faire cela sur votre propre compte. Demandez à un autre administrateur.");

    private static readonly Refus IdentifiantPris = new("compte.identifiant", "Cet identifiant est déjà pris. Choisissez-en un autre.");

    /// <summary>Opens an account with a one-time password.</summary>
    public async Task<Result<CompteOuvert>> OuvrirAsync(FicheCompte fiche, string identifiant, CancellationToken annulation)
    {
        if (ReglesCompte.Refuser(fiche.Prenom, fiche.Nom, identifiant, fiche.Role, fiche.Organisme) is { } refus)
        {
            return refus;
        }

        var compte = new Compte
        {
            Departement = courant.Agent.Departement,
            Nom = fiche.Nom.Trim(),
            Prenom = fiche.Prenom.Trim(),
            Role = fiche.Role,
            UserName = identifiant,
            NormalizedUserName = cles.NormalizeName(identifiant),
            CreeLe = horloge.GetUtcNow(),
        };
        Ecrire(compte, fiche);
        var motDePasse = motsDePasse.Donner(compte);
        db.Comptes.Add(compte);
        await using var transaction = await db.Database.BeginTransactionAsync(annulation);
        try
        {
            await db.SaveChangesAsync(annulation);
        }
        catch (DbUpdateException doublon) when (doublon.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return IdentifiantPris;
        }

        Noter(NaturesAdministration.CompteOuvert, $"Compte ouvert : {compte.NomComplet}, {compte.Role.Libelle()}", compte);
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return new CompteOuvert(compte.Id, motDePasse);
    }

    /// <summary>Changes who it is and what it may do.</summary>
    /// <param name="compte">The account, loaded in this unit of work.</param>
    /// <param name="fiche">What it becomes.</param>
    /// <param name="version">The version that the administrator was looking at.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task<Result> ModifierAsync(Compte compte, FicheCompte fiche, string version, CancellationToken annulation)
    {
        if (ReglesCompte.Refuser(fiche.Prenom, fiche.Nom, compte.UserName!, fiche.Role, fiche.Organisme) is { } refus)
        {
            return refus;
        }

        var change = compte.Role != fiche.Role || compte.Organisme != fiche.Organisme;
        if (change && EstSien(compte))
        {
            return SonPropreCompte;
        }

        db.Entry(compte).Property(c => c.ConcurrencyStamp).OriginalValue = version;
        (compte.Prenom, compte.Nom) = (fiche.Prenom.Trim(), fiche.Nom.Trim());
        Ecrire(compte, fiche);
        if (change)
        {
            compte.Resceller();
        }

        compte.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        Noter(NaturesAdministration.CompteModifie, $"Compte modifié : {compte.NomComplet}, {compte.Role.Libelle()}", compte);
        try
        {
            await db.SaveChangesAsync(annulation);
        }
        catch (DbUpdateConcurrencyException)
        {
            var auteur = await Fait.DernierAuteurAsync(db, Fait.SurCompte(compte.Id), horloge.GetUtcNow(), annulation);
            return new Refus("compte.modifie", $"Ce compte a été modifié entre-temps par {auteur}. Rien de votre saisie n’est perdu : relisez-la, puis enregistrez à nouveau si elle convient toujours.");
        }

        sessions.Oublier(new CompteId(compte.Id));
        return Result.Fait;
    }

    /// <summary>Closes it: its sessions end within a minute, everywhere.</summary>
    public async Task<Result> FermerAsync(Compte compte, CancellationToken annulation)
    {
        if (EstSien(compte))
        {
            return SonPropreCompte;
        }

        compte.Fermer();
        return await ConclureAsync(compte, NaturesAdministration.CompteFerme, "Compte fermé", annulation);
    }

    /// <summary>Opens it again.</summary>
    public async Task<Result> RouvrirAsync(Compte compte, CancellationToken annulation)
    {
        compte.Rouvrir();
        return await ConclureAsync(compte, NaturesAdministration.CompteRouvert, "Compte rouvert", annulation);
    }

    /// <summary>Lets its owner try again.</summary>
    public async Task<Result> DebloquerAsync(Compte compte, CancellationToken annulation)
    {
        compte.Debloquer();
        return await ConclureAsync(compte, NaturesAdministration.CompteDebloque, "Compte débloqué", annulation);
    }

    /// <summary>Takes the second factor away: telephone lost. Another one is demanded at the next sign-in.</summary>
    public async Task<Result> RetirerSecondFacteurAsync(Compte compte, CancellationToken annulation)
    {
        if (EstSien(compte))
        {
            return SonPropreCompte;
        }

        await facteurs.RetirerAsync(db, compte, annulation);
        return await ConclureAsync(compte, NaturesAdministration.SecondFacteurRetire, "Second facteur retiré", annulation);
    }

    /// <summary>Gives a one-time password.</summary>
    public async Task<Result<string>> DonnerMotDePasseAsync(Compte compte, CancellationToken annulation)
    {
        if (EstSien(compte))
        {
            return SonPropreCompte;
        }

        var motDePasse = motsDePasse.Donner(compte);
        await ConclureAsync(compte, NaturesAdministration.MotDePasseDonne, "Mot de passe provisoire donné", annulation);
        return motDePasse;
    }

    private bool EstSien(Compte compte) => compte.Id == courant.Agent.Id.Valeur;

    private void Ecrire(Compte compte, FicheCompte fiche)
    {
        (compte.Role, compte.Organisme, compte.FileMaximale) = (fiche.Role, fiche.Organisme, fiche.Role == Role.Referent ? fiche.FileMaximale : null);
        (compte.Email, compte.PhoneNumber) = (Net(fiche.Courriel), Net(fiche.Telephone));
        compte.NormalizedEmail = cles.NormalizeEmail(compte.Email);
    }

    private async Task<Result> ConclureAsync(Compte compte, string nature, string libelle, CancellationToken annulation)
    {
        Noter(nature, $"{libelle} : {compte.NomComplet}", compte);
        await db.SaveChangesAsync(annulation);
        sessions.Oublier(new CompteId(compte.Id));
        return Result.Fait;
    }

    private void Noter(string nature, string libelle, Compte compte) => journal.Noter(nature, libelle, donnees: Fait.SurCompte(compte.Id));

    private static string? Net(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();
}
