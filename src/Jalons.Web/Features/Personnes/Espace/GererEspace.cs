using Jalons.Data.Dossiers;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Personnes.Espace;

/// <summary>
/// What those who follow a person do with their personal space (docs/adr/0011): open it, give a new one-time password, unlock, close,
/// open again. The caller has read the file, and so may see it. Each act is a line of the journal that the person reads too; an act
/// decided on a page that is no longer true is refused with the name of who was faster.
/// </summary>
/// <param name="db">Unit of work.</param>
/// <param name="connexions">Both ways into the database.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="motsDePasse">Passwords.</param>
/// <param name="facteurs">Second factors.</param>
/// <param name="sessions">Open sessions.</param>
/// <param name="cles">How names are compared.</param>
/// <param name="horloge">Clock.</param>
public sealed class GererEspace(
    JalonsDb db, ConnexionsJalons connexions, AgentCourant courant, Journal journal, MotsDePasse motsDePasse, SecondsFacteurs facteurs, SessionsOuvertes sessions,
    ILookupNormalizer cles, TimeProvider horloge)
{
    private const string Prefixe = "espace.";

    private static readonly Refus SansParcours = new(
        "espace.sans_parcours", "L’espace personnel s’ouvre pour une personne accompagnée. Aucun parcours n’est ouvert pour elle.");

    private static readonly Refus IdentifiantPris = new("compte.identifiant", "Cet identifiant est déjà pris. Choisissez-en un autre.");

    private static readonly Refus DejaOuvert = new("espace.deja_ouvert", "Cet espace est déjà ouvert. Relisez où il en est.");

    private static readonly Refus Change = new("espace.change", "Cet espace a changé entre-temps. Relisez où il en est, puis recommencez si c’est toujours utile.");

    /// <summary>A user name that nobody has, to open the space with.</summary>
    public async Task<string> ProposerAsync(PersonneLue personne, CancellationToken annulation)
    {
        for (var essai = 0; ; essai++)
        {
            var propose = ReglesCompte.ProposerUsager(personne.Prenom, ReglesCompte.ChiffresProposes + essai);
            if (await LectureIdentifiants.EstLibreAsync(connexions, cles.NormalizeName(propose), annulation))
            {
                return propose;
            }
        }
    }

    /// <summary>Opens the space with a one-time password.</summary>
    public async Task<Result<Invitation>> OuvrirAsync(PersonneLue personne, string identifiant, CancellationToken annulation)
    {
        if (personne.ParcoursOuvert is null)
        {
            return SansParcours;
        }

        var nom = identifiant.Trim().ToLowerInvariant();
        if (ReglesCompte.RefuserIdentifiant(nom) is { } refus)
        {
            return refus;
        }

        var compte = new Compte
        {
            Departement = courant.Agent.Departement,
            Nom = Noms.Famille(personne.Nom),
            Prenom = Noms.Prenom(personne.Prenom),
            Role = Role.Usager,
            Personne = new PersonneId(personne.Id),
            UserName = nom,
            NormalizedUserName = cles.NormalizeName(nom),
            CreeLe = horloge.GetUtcNow(),
        };
        var motDePasse = motsDePasse.Donner(compte);
        db.Comptes.Add(compte);
        journal.Noter(Prefixe + "ouvert", "Espace personnel ouvert", compte.Personne);
        var issue = await db.EnregistrerAsync(
            Change,
            new Dictionary<string, Refus>(StringComparer.Ordinal) { ["compte_personne"] = DejaOuvert, ["compte_nom_utilisateur_normalise_key"] = IdentifiantPris },
            annulation);
        return issue.Refus is { } non ? await ExpliquerAsync(non, compte.Personne.Value, annulation) : new Invitation(compte.Id, compte.SecurityStamp!, motDePasse);
    }

    /// <summary>
    /// Gives a new one-time password to somebody who can no longer sign in: the account is unlocked, and the code of a telephone that may be
    /// lost is no longer asked for.
    /// </summary>
    public async Task<Result<Invitation>> DonnerMotDePasseAsync(PersonneId personne, string? version, CancellationToken annulation)
    {
        if (await ChargerAsync(personne, version, annulation) is not { Actif: true } compte)
        {
            return new Refus("espace.ferme", "Cet espace est fermé. Rouvrez-le d’abord.");
        }

        if (compte.TwoFactorEnabled)
        {
            await facteurs.RetirerAsync(db, compte, annulation);
        }

        compte.Debloquer();
        var motDePasse = motsDePasse.Donner(compte);
        var issue = await ConclureAsync(compte, "mot_de_passe", "Nouveau mot de passe provisoire donné pour l’espace personnel", annulation);
        return issue.Refus is { } refus ? refus : new Invitation(compte.Id, compte.SecurityStamp!, motDePasse);
    }

    /// <summary>Lets the person try again at once.</summary>
    public async Task<Result> DebloquerAsync(PersonneId personne, string? version, CancellationToken annulation)
    {
        if (await ChargerAsync(personne, version, annulation) is not { } compte || !(compte.LockoutEnd > horloge.GetUtcNow()))
        {
            return new Refus("espace.pas_bloque", "Cet espace n’est plus bloqué : la personne peut se connecter.");
        }

        compte.Debloquer();
        return await ConclureAsync(compte, "debloque", "Espace personnel débloqué", annulation);
    }

    /// <summary>Closes it: the person's sessions end within a minute, everywhere.</summary>
    public async Task<Result> FermerAsync(PersonneId personne, string? version, CancellationToken annulation)
    {
        if (await ChargerAsync(personne, version, annulation) is not { Actif: true } compte)
        {
            return new Refus("espace.ferme", "Cet espace est déjà fermé.");
        }

        compte.Fermer();
        return await ConclureAsync(compte, "ferme", "Espace personnel fermé", annulation);
    }

    /// <summary>Opens it again; the person's password is the one they had.</summary>
    public async Task<Result> RouvrirAsync(PersonneId personne, string? version, CancellationToken annulation)
    {
        if (await ChargerAsync(personne, version, annulation) is not { Actif: false } compte)
        {
            return new Refus("espace.ouvert", "Cet espace est déjà ouvert.");
        }

        compte.Rouvrir();
        return await ConclureAsync(compte, "rouvert", "Espace personnel rouvert", annulation);
    }

    /// <summary>Writes down that the letter was printed; false when the password on it no longer is the one to use.</summary>
    public async Task<bool> ImprimerAsync(PersonneId personne, Invitation invitation, CancellationToken annulation)
    {
        var vaut = await db.Comptes.AnyAsync(
            c => c.Personne == personne && c.Id == invitation.Compte && c.Actif && c.SecurityStamp == invitation.Sceau && c.MotDePasseProvisoireJusqua >= horloge.GetUtcNow(), annulation);
        if (vaut)
        {
            await journal.EcrireAsync(Prefixe + "lettre_imprimee", "Lettre de connexion à l’espace personnel imprimée", personne, annulation: annulation);
        }

        return vaut;
    }

    private async Task<Compte?> ChargerAsync(PersonneId personne, string? version, CancellationToken annulation)
    {
        var compte = await db.Comptes.SingleOrDefaultAsync(c => c.Personne == personne, annulation);
        if (compte is not null)
        {
            db.Entry(compte).Property(c => c.ConcurrencyStamp).OriginalValue = version ?? "";
        }

        return compte;
    }

    private async Task<Result> ConclureAsync(Compte compte, string nature, string libelle, CancellationToken annulation)
    {
        journal.Noter(Prefixe + nature, libelle, compte.Personne);
        var issue = await db.EnregistrerAsync(Change, new Dictionary<string, Refus>(StringComparer.Ordinal), annulation);
        sessions.Oublier(new CompteId(compte.Id));
        return issue.Refus is { } refus ? await ExpliquerAsync(refus, compte.Personne!.Value, annulation) : issue;
    }

    /// <summary>Says who was faster, and when.</summary>
    private async Task<Refus> ExpliquerAsync(Refus refus, PersonneId personne, CancellationToken annulation) =>
        refus == DejaOuvert || refus == Change ? await journal.DireQuiAsync(refus, personne, [Prefixe, "compte."], annulation: annulation) : refus;
}
