using System.Globalization;
using Jalons.Domain.Pilotage;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Jalons.Web.Features.Pilotage;

/// <summary>The date of the figures, as the address gives it: any past day since the RSA exists.</summary>
internal static class DateDesChiffres
{
    /// <summary>The RSA began on 1 June 2009 (law n° 2008-1249); nothing before has a meaning.</summary>
    private static readonly DateOnly DebutDuRsa = new(2009, 6, 1);

    /// <summary>The date chosen; today when none is, or when it cannot be read, and then the form says why.</summary>
    public static DateOnly Choisir(string? saisie, DateOnly aujourdhui, ModelStateDictionary erreurs, string champ)
    {
        if (string.IsNullOrWhiteSpace(saisie))
        {
            return aujourdhui;
        }

        if (!DateOnly.TryParseExact(saisie, ["yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var jour))
        {
            erreurs.AddModelError(champ, "Écrivez une date, par exemple 31/10/2026.");
            return aujourdhui;
        }

        if (jour > aujourdhui)
        {
            erreurs.AddModelError(champ, "Cette date n’est pas encore passée : choisissez un jour jusqu’à aujourd’hui.");
            return aujourdhui;
        }

        if (jour < DebutDuRsa)
        {
            erreurs.AddModelError(champ, "Le RSA a commencé le 1er juin 2009 : choisissez un jour à partir de cette date.");
            return aujourdhui;
        }

        return jour;
    }

    /// <summary>Days often asked for: today, the last ends of month, the end of the year before.</summary>
    public static IEnumerable<DateOnly> Reperes(DateOnly aujourdhui)
    {
        var finDeMois = Echeancier.FinDuMoisPrecedent(aujourdhui);
        return new[] { aujourdhui, finDeMois, Echeancier.FinDuMoisPrecedent(finDeMois), new DateOnly(aujourdhui.Year - 1, 12, 31) }.Distinct();
    }

    /// <summary>As the address carries it.</summary>
    public static string EnAdresse(this DateOnly jour) => jour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
