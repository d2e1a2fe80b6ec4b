using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Web.Features.Administration.Organismes;

/// <summary>What is decided of an organisme.</summary>
public sealed record FicheOrganisme(
    string Nom, CategorieOrganisme Categorie, IReadOnlyList<TypeParcours> Parcours, IReadOnlyList<string> Epcis,
    string? Adresse, string? Telephone, string? Courriel, int? Capacite);

/// <summary>What administrators do with organismes.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class GererOrganismes(JalonsDb db, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    /// <summary>Adds one.</summary>
    public async Task<Result<OrganismeId>> OuvrirAsync(FicheOrganisme fiche, CancellationToken annulation)
    {
        var ouverture = Organisme.Ouvrir(courant.Agent.Departement, fiche.Nom, fiche.Categorie, fiche.Parcours);
        if (ouverture.Refus is { } refus)
        {
            return refus;
        }

        var organisme = ouverture.Valeur;
        if (Decrire(organisme, fiche).Refus is { } autre)
        {
            return autre;
        }

        db.Organismes.Add(organisme);
        await using var transaction = await db.Database.BeginTransactionAsync(annulation);
        if (await EnregistrerAsync(organisme, annulation) is { } doublon)
        {
            return doublon;
        }

        Noter(NaturesAdministration.OrganismeOuvert, "Organisme ajouté", organisme);
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return organisme.Id;
    }

    /// <summary>Changes it.</summary>
    /// <param name="organisme">The organisme, loaded in this unit of work.</param>
    /// <param name="fiche">What it becomes.</param>
    /// <param name="version">The version that the administrator was looking at.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task<Result> ModifierAsync(Organisme organisme, FicheOrganisme fiche, uint version, CancellationToken annulation)
    {
        if (organisme.Renommer(fiche.Nom, fiche.Categorie, fiche.Parcours).Refus is { } refus)
        {
            return refus;
        }

        if (Decrire(organisme, fiche).Refus is { } autre)
        {
            return autre;
        }

        db.Entry(organisme).Property<uint>("xmin").OriginalValue = version;
        db.Entry(organisme).State = EntityState.Modified;
        Noter(NaturesAdministration.OrganismeModifie, "Organisme modifié", organisme);
        return await EnregistrerAsync(organisme, annulation) is { } empeche ? empeche : Result.Fait;
    }

    /// <summary>Closes it or opens it again. It keeps its past; closed, it receives nobody new.</summary>
    public async Task<Result> ActiverAsync(Organisme organisme, bool actif, CancellationToken annulation)
    {
        organisme.Activer(actif);
        Noter(actif ? NaturesAdministration.OrganismeRouvert : NaturesAdministration.OrganismeFerme, actif ? "Organisme rouvert" : "Organisme fermé", organisme);
        return await EnregistrerAsync(organisme, annulation) is { } empeche ? empeche : Result.Fait;
    }

    private static Result Decrire(Organisme organisme, FicheOrganisme fiche) =>
        organisme.Decrire(Net(fiche.Adresse), organisme.CodeCommune, Net(fiche.Telephone), Net(fiche.Courriel), fiche.Capacite, fiche.Epcis);

    private async Task<Refus?> EnregistrerAsync(Organisme organisme, CancellationToken annulation)
    {
        try
        {
            await db.SaveChangesAsync(annulation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            var auteur = await Fait.DernierAuteurAsync(db, Fait.SurOrganisme(organisme.Id.Valeur), horloge.GetUtcNow(), annulation);
            return new("organisme.modifie", $"Cet organisme a été modifié entre-temps par {auteur}. Rien de votre saisie n’est perdu : relisez-la, puis enregistrez à nouveau si elle convient toujours.");
        }
        catch (DbUpdateException doublon) when (doublon.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return new("organisme.nom", "Un autre organisme porte déjà ce nom.");
        }
    }

    private void Noter(string nature, string libelle, Organisme organisme) =>
        journal.Noter(nature, $"{libelle} : {organisme.Nom}", donnees: Fait.SurOrganisme(organisme.Id.Valeur));

    private static string? Net(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();
}
