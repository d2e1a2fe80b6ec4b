using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;

namespace Jalons.Web.Features.Administration.Reglages;

/// <summary>A département sets its own delays, for the days to come.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class ReglerDelais(JalonsDb db, Journal journal, TimeProvider horloge)
{
    /// <summary>Adds a rule.</summary>
    public async Task<Result> AjouterAsync(Regle regle, CancellationToken annulation)
    {
        var regles = await db.ListerReglesAsync(regle.Departement!, annulation);
        if (ReglesLocales.Ajouter(new Regles([.. regles.Select(r => r.Regle)]), regle, horloge.Aujourdhui()).Refus is { } refus)
        {
            return refus;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(annulation);
        if ((await db.AjouterRegleAsync(regle, annulation)).Refus is { } chevauchement)
        {
            return chevauchement;
        }

        journal.Noter(
            NaturesAdministration.RegleAjoutee,
            $"Règle ajoutée : {ReglesLocales.Libelle(regle.Code)}, {Mots.Delai(regle.Delai)} à partir du {regle.Periode.Du:dd/MM/yyyy}. {regle.Delai.Fondement}");
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return Result.Fait;
    }

    /// <summary>Ends a rule.</summary>
    public async Task<Result> TerminerAsync(RegleEcrite regle, DateOnly au, CancellationToken annulation)
    {
        if (ReglesLocales.Terminer(regle.Regle, au, horloge.Aujourdhui()).Refus is { } refus)
        {
            return refus;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(annulation);
        if (!await db.TerminerRegleAsync(regle, au, annulation))
        {
            return new Refus("regle.modifiee", "Cette règle a été modifiée entre-temps. Relisez la liste.");
        }

        journal.Noter(
            NaturesAdministration.RegleTerminee,
            $"Règle terminée : {ReglesLocales.Libelle(regle.Regle.Code)}, {Mots.Delai(regle.Regle.Delai)}, ne vaut plus à partir du {au:dd/MM/yyyy}");
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return Result.Fait;
    }
}

/// <summary>Delays in words.</summary>
internal static class Mots
{
    /// <summary>« 42 jours », « 1 mois ».</summary>
    public static string Delai(Delai delai) => delai.Unite == UniteDelai.Mois ? $"{delai.Nombre} mois" : Ui.Nombres.Pluriel(delai.Nombre, "jour", "jours");
}
