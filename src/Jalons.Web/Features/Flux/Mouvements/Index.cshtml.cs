using System.Globalization;
using Jalons.Data.Dossiers;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Flux.Mouvements;

/// <summary>Who entered, left, came back, moved or is no longer sent, month by month (<c>references/cnaf/flux.md</c> §5.3, §5.4).</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Exports are acts.</param>
/// <param name="horloge">Today.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(ConnexionRequete connexion, Journal journal, TimeProvider horloge) : PageModel
{
    /// <summary>Rows per page.</summary>
    public const int ParPage = 50;

    private const int MoisMontres = 12;

    /// <summary>Month shown, <c>2026-10</c>; the latest one that flows described when it is not said.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Mois { get; set; }

    /// <summary>Nature of the list.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nature { get; set; }

    /// <summary>Page of the list.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    /// <summary>First day of the month shown.</summary>
    public DateOnly Choisi { get; private set; }

    /// <summary>Months that can be shown, latest first.</summary>
    public IReadOnlyList<DateOnly> Choix { get; private set; } = [];

    /// <summary>The same, as options of the form.</summary>
    public IEnumerable<SelectListItem> Options => Choix.Select(m => new SelectListItem(Dates.MoisEtAnnee(m), m.ToString("yyyy-MM", CultureInfo.InvariantCulture)));

    /// <summary>How many of each nature in the month, in the order of <see cref="LibellesMouvement.Tous"/>.</summary>
    public IReadOnlyList<(string Nature, string Titre, long Combien)> Comptes { get; private set; } = [];

    /// <summary>Entries and exits over twelve months.</summary>
    public Graphique? Courbe { get; private set; }

    /// <summary>The list.</summary>
    public IReadOnlyList<MouvementLu> Lignes { get; private set; } = [];

    /// <summary>Rows of the list.</summary>
    public long Total => Comptes.FirstOrDefault(c => c.Nature == Nature).Combien;

    /// <summary>Shows a month.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        await CompterAsync(lecture, annulation);
        P = Math.Max(1, P);
        Lignes = Nature is null ? [] : await lecture.ListerMouvementsAsync(Choisi, Nature, ParPage, (P - 1) * ParPage, annulation);
    }

    /// <summary>The list as CSV.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        await CompterAsync(lecture, annulation);
        if (Nature is not { } nature)
        {
            return NotFound();
        }

        var titre = LibellesMouvement.Tous.Single(t => t.Nature == nature).Titre;
        await journal.EcrireAsync("mouvements.exportes", $"Mouvements de {Dates.MoisEtAnnee(Choisi)} exportés : {titre} ({Total})", annulation: annulation);
        var lignes = await lecture.ListerMouvementsAsync(Choisi, nature, int.MaxValue, 0, annulation);
        return ExportCsv.Fichier(
            $"mouvements-{Choisi:yyyy-MM}-{nature}.csv",
            ["Demande", "Personne", "Le", "Précision"],
            lignes.Select(l => new object?[] { l.Numero, l.Nom, l.Le, LibellesMouvement.Detail(nature, l.Detail) }));
    }

    private async Task CompterAsync(Npgsql.NpgsqlConnection lecture, CancellationToken annulation)
    {
        var aujourdhui = horloge.Aujourdhui();
        var premier = new DateOnly(aujourdhui.Year, aujourdhui.Month, 1).AddMonths(1 - (2 * MoisMontres));
        var lus = await lecture.CompterMouvementsAsync(premier, annulation);
        Choix = [.. lus.Select(c => c.Mois).Distinct().OrderDescending()];
        Choisi = DateOnly.TryParseExact(Mois, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var demande) ? demande : Choix.FirstOrDefault(premier);
        Mois = Choisi.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        Comptes = [.. LibellesMouvement.Tous.Select(t => (t.Nature, t.Titre, Combien(lus, Choisi, [t.Nature])))];
        Nature = Comptes.Any(c => c.Nature == Nature && c.Combien > 0) ? Nature : Comptes.FirstOrDefault(c => c.Combien > 0).Nature;
        var mois = Choix.Where(m => m <= Choisi).Take(MoisMontres).Reverse().ToList();
        Courbe = mois.Count == 0 ? null : new Graphique(
            "Entrées et sorties des droits et devoirs",
            TypeGraphique.Barres,
            "Mois",
            [.. mois.Select(Dates.MoisEtAnnee)],
            [
                new SerieGraphique("Entrées", [.. mois.Select(m => (decimal?)Combien(lus, m, LibellesMouvement.Entrees))]),
                new SerieGraphique("Sorties", [.. mois.Select(m => (decimal?)Combien(lus, m, LibellesMouvement.Sorties))]),
            ],
            Etiquettes: Dates.MoisCourts(mois));
    }

    private static long Combien(IReadOnlyList<CompteMouvements> lus, DateOnly mois, IReadOnlyList<string> natures) =>
        lus.Where(c => c.Mois == mois && natures.Contains(c.Nature)).Sum(c => c.Combien);
}
