using System.CommandLine;
using Jalons.Data.Habilitations;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Web.Commands;

/// <summary>
/// <c>jalons administrateur PRENOM NOM --departement 55</c>: opens the first account of a département, which opens the others; and the
/// next one, when every administrator has lost theirs.
/// </summary>
public sealed class CommandeAdministrateur : CommandeJalons
{
    private readonly Argument<string> prenom = new("prenom") { Description = "Prénom.", HelpName = "PRENOM" };
    private readonly Argument<string> nom = new("nom") { Description = "Nom.", HelpName = "NOM" };

    private readonly Option<string> departement = new("--departement")
    {
        Description = "Code du département, qui doit être servi.",
        Required = true,
        HelpName = "CODE",
    };

    private readonly Option<string?> identifiant = new("--identifiant")
    {
        Description = "Identifiant de connexion ; par défaut prenom.nom.",
        HelpName = "IDENTIFIANT",
    };

    /// <summary>Declares the command.</summary>
    public CommandeAdministrateur()
        : base("administrateur", "Ouvre un compte d’administrateur et affiche son mot de passe provisoire, une seule fois.")
    {
        Add(prenom);
        Add(nom);
        Add(departement);
        Add(identifiant);
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuterAsync(ParseResult saisie, Sortie sortie, CancellationToken annulation)
    {
        var (sonPrenom, sonNom) = (saisie.GetValue(prenom)!, saisie.GetValue(nom)!);
        var sonIdentifiant = saisie.GetValue(identifiant)?.ToLowerInvariant() ?? ReglesCompte.Proposer(sonPrenom, sonNom);
        if (ReglesCompte.Refuser(sonPrenom, sonNom, sonIdentifiant, Role.Administrateur, organisme: null) is { } refus)
        {
            return sortie.Echec(refus.Message);
        }

        var code = saisie.GetValue(departement)!.ToUpperInvariant();
        await using var installation = await Installation.OuvrirAsync(sortie.Avis, annulation);
        await PrevenirAsync(installation, sortie, annulation);
        if ((await DepartementsServis.ListerAsync(installation.Connexions, annulation)).All(servi => servi.Code != code))
        {
            return sortie.Echec($"Le département {code} n’est pas servi. Ajoutez-le d’abord : jalons departement {code}");
        }

        var compte = Preparer(sonPrenom, sonNom, sonIdentifiant, code, out var motDePasse);
        return await EnregistrerAsync(installation, compte, annulation)
            ? sortie.Resultat(
                new { Identifiant = sonIdentifiant, MotDePasse = motDePasse, ValableJusqua = compte.MotDePasseProvisoireJusqua },
                $"Compte ouvert : {compte.NomComplet}, administrateur du département {code}.",
                $"Identifiant            {sonIdentifiant}",
                $"Mot de passe provisoire  {motDePasse}",
                "Il ne sera plus affiché. Il sert une fois, pendant sept jours.")
            : sortie.Echec($"L’identifiant « {sonIdentifiant} » est déjà pris. Choisissez-en un autre avec --identifiant.");
    }

    private static Compte Preparer(string prenom, string nom, string identifiant, string departement, out string motDePasse)
    {
        var compte = new Compte
        {
            Departement = departement,
            Prenom = prenom.Trim(),
            Nom = nom.Trim(),
            Role = Role.Administrateur,
            UserName = identifiant,
            NormalizedUserName = new UpperInvariantLookupNormalizer().NormalizeName(identifiant),
            CreeLe = TimeProvider.System.GetUtcNow(),
        };
        var hachage = new PasswordHasher<Compte>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = Securite.ToursDeHachage }));
        motDePasse = new MotsDePasse(hachage, TimeProvider.System).Donner(compte);
        return compte;
    }

    private static async Task<bool> EnregistrerAsync(Installation installation, Compte compte, CancellationToken annulation)
    {
        await using var db = JalonsDb.Pour(installation.Connexions, compte.Departement);
        db.Comptes.Add(compte);
        await using var transaction = await db.Database.BeginTransactionAsync(annulation);
        try
        {
            await db.SaveChangesAsync(annulation);
        }
        catch (DbUpdateException doublon) when (doublon.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }

        db.Actes.Add(Acte.De(
            compte.EnAgent(), compte.CreeLe, "administration.compte.ouvert", $"Compte ouvert depuis la ligne de commande : {compte.NomComplet}, {compte.Role.Libelle()}"));
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return true;
    }
}
